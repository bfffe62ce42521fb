"""What could be installed in the filter's place: scikit-learn's naive Bayes over words."""

from collections.abc import Sequence

from tests.benchmarks.spam_rows import Row, comment_of, family

BAR = 0.9


def words_of(row: Row, view: str) -> str:
    """All that is known of a row in one text."""
    comment = comment_of(row, 0, view)
    return " ".join(filter(None, (comment.author, comment.author_url, comment.text)))


def hidden_by_bayes(rows: Sequence[Row], numbers: Sequence[int], view: str) -> set[int] | None:
    """The numbers that it hides, each source judged by one trained on the others; None where it isn't installed."""
    try:
        from sklearn.feature_extraction.text import CountVectorizer
        from sklearn.naive_bayes import MultinomialNB
    except ImportError:
        return None
    texts = [words_of(rows[number], view) for number in numbers]
    labels = [rows[number]["label"] for number in numbers]
    families = [family(rows[number]) for number in numbers]
    hidden = set()
    for one in sorted(set(families)):
        seen = [place for place, of in enumerate(families) if of != one]
        unseen = [place for place, of in enumerate(families) if of == one]
        if len({labels[place] for place in seen}) < 2:
            continue  # nothing was seen from which spam could be known
        counting = CountVectorizer()
        bayes = MultinomialNB().fit(counting.fit_transform([texts[p] for p in seen]), [labels[p] for p in seen])
        column = list(bayes.classes_).index("spam")
        odds = bayes.predict_proba(counting.transform([texts[p] for p in unseen]))[:, column]
        hidden |= {numbers[place] for place, found in zip(unseen, odds, strict=True) if found >= BAR}
    return hidden
