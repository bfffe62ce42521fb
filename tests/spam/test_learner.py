"""What a person's marks teach: softly, from three of each sort on, and never from what the filter thought."""

from hypothesis import given
from hypothesis import strategies as st

from reader.spam.judge import accounts, judge
from reader.spam.learner import LEAST_MARKS
from reader.spam.marks import Marks, mark_of
from reader.spam.subject import Subject
from reader.values import Comment, Mark, Verdict

SPAM = [
    "my mixtape is out listen on my page",
    "new mixtape out now, drop a listen",
    "this mixtape is fire, go and listen",
    "mixtape of the year, listen to it",
]
HAM = [
    "the second verse is about his brother",
    "I was at that concert, the verse was longer",
    "his brother wrote the bridge and the second verse",
    "nobody sings that verse like she does",
]
NEW_SPAM = Comment("1", "comment", "Rix", "", "the mixtape you need to listen to, mate")
NEW_HAM = Comment("2", "comment", "Ulla", "", "the second verse has a wrong chord")


def marks(texts: list[str], spam: bool) -> list[Mark]:
    return [mark_of(Comment("x", "comment", f"P{n}", text, text), spam) for n, text in enumerate(texts)]


def learnt(*known: Mark) -> float:
    """The points that marks give to a new text like the spam among them."""
    account = accounts([NEW_SPAM], Subject(), Marks(tuple(known)))["1"]
    return sum(finding.points for finding in account.findings.get("marks", ()))


def test_it_is_silent_before_three_of_each_sort() -> None:
    spam, ham = marks(SPAM, True), marks(HAM, False)
    assert LEAST_MARKS == 3
    assert learnt(*spam, *ham[:2]) == learnt(*spam[:2], *ham) == learnt(*spam) == 0
    assert learnt(*spam[:3], *ham[:3]) > 0.5


def test_what_is_like_marked_spam_counts_more_and_what_is_like_marked_ham_less() -> None:
    known = Marks((*marks(SPAM, True), *marks(HAM, False)))
    found = accounts([NEW_SPAM, NEW_HAM], Subject(), known)
    assert found["1"].findings["marks"][0].reason == "like what you marked before"
    assert found["2"].findings["marks"][0].points < 0
    assert found["2"].findings["marks"][0].reason == "like what you marked as not spam before"
    plain = accounts([NEW_SPAM], Subject())["1"]
    assert found["1"].points > plain.points + 0.5


def test_its_reason_is_told_where_it_tips_the_scales() -> None:
    def ping(name: str) -> Comment:
        return Comment("1", "pingback", name, "", "")

    spam = [mark_of(ping(name), True) for name in ("sheds garden", "garden sheds here", "our garden sheds")]
    ham = [mark_of(ping(f"Loom {n} | Warp"), False) for n in range(3)]
    assert judge([ping("garden sheds")], Subject())["1"].label == "unsure"
    verdict = judge([ping("garden sheds")], Subject(), Marks((*spam, *ham)))["1"]
    assert verdict.label == "spam"
    assert verdict.reasons == ("a keyword where a page title would be", "like what you marked before")


def test_hosts_and_names_teach_too() -> None:
    def ping(number: int, name: str, host: str) -> Comment:
        return Comment(str(number), "pingback", name, "", "", author_url=f"https://{host}/")

    spam = [mark_of(ping(n, f"rugs {n}", f"besterugs{n}-shop.example"), True) for n in range(3)]
    ham = [mark_of(ping(n, f"Loom {n} | Warp", f"loom{n}.example"), False) for n in range(3)]
    found = accounts([ping(1, "carpets rugs", "other-shop.example")], Subject(), Marks((*spam, *ham)))["1"]
    assert found.findings["marks"][0].points > 0.5


@given(
    st.lists(st.text(max_size=60), min_size=3, max_size=6),
    st.lists(st.text(max_size=60), min_size=3, max_size=6),
    st.text(max_size=60),
)
def test_it_never_fills_the_scales(spam: list[str], ham: list[str], text: str) -> None:
    known = Marks((*marks(spam, True), *marks(ham, False)))
    found = accounts([Comment("1", "comment", None, text, text)], Subject(), known)
    for finding in found["1"].findings.get("marks", ()):
        assert -1.0 <= finding.points <= 1.5


def test_a_mark_wins_over_what_is_learnt() -> None:
    known = [*marks(SPAM * 5, True), *marks(HAM, False), mark_of(NEW_SPAM, spam=False)]
    verdict: Verdict = judge([NEW_SPAM], Subject(), Marks(tuple(known)))["1"]
    assert (verdict.label, verdict.reasons) == ("ham", ("you marked this text as not spam",))


def test_judging_teaches_nothing() -> None:
    known = Marks((*marks(SPAM, True), *marks(HAM, False)))
    before = known.learner
    judge([NEW_SPAM, NEW_HAM], Subject(), known)
    assert known.learner == before
    assert vars(known) == vars(Marks(known.marks))
