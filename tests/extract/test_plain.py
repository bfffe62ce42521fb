"""Plain text: what stands in it as heading, list, verse or code, and that nothing in it is taken for a mark."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.errors import DissectError
from reader.extract.paged import without_page_breaks
from reader.extract.plain import article_of_text
from tests.html.test_markdown import rendered_text, without_spaces

PROSE = "It rained for a week, and the river rose to the second step of the chapel before anyone thought of the cows."


def blocks(markdown: str) -> list[str]:
    return [token.type for token in MarkdownIt("commonmark").parse(markdown) if token.nesting >= 0 and token.level == 0]


def test_a_title_headings_and_paragraphs() -> None:
    article = article_of_text(f"The Flood\n\n{PROSE}\n\nWhat came after?\n\n{PROSE}\n\n{PROSE}")
    assert article.title == "The Flood"
    assert article.markdown == f"{PROSE}\n\n## What came after?\n\n{PROSE}\n\n{PROSE}"
    assert "The Flood" not in article.text


@pytest.mark.parametrize("first", [PROSE, "It rained.", "“Go,” she said", "so it began"])
def test_a_first_sentence_is_no_title(first: str) -> None:
    assert article_of_text(f"{first}\n\n{PROSE}\n\n{PROSE}").title is None


def test_wrapped_lines_are_joined_and_verse_is_kept() -> None:
    wrapped = (
        "It rained for a week, and the river rose to the second\n"
        "step of the chapel before anyone thought of the cows\nand the sheep."
    )
    verse = "I went to the river\nand then\nI came to the sea"
    article = article_of_text(f"{wrapped}\n\n{verse}")
    assert article.markdown == wrapped.replace("\n", " ") + "\n\n" + verse.replace("\n", "  \n")


def test_lists_quotations_and_code_stay_what_they_are() -> None:
    article = article_of_text(
        f"{PROSE}\n\n* one\n* two\n  goes on\n\n1) a\n2) b\n\n> said he\n\n    if x:\n        *y*\n\n{PROSE}"
    )
    assert blocks(article.markdown) == [
        "paragraph_open",
        "bullet_list_open",
        "ordered_list_open",
        "blockquote_open",
        "fence",
        "paragraph_open",
    ]
    assert "- two goes on" in article.markdown and "    *y*" in article.markdown


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        (f"{PROSE}\n\nAnn Lee, a senior studying rivers, is a staff writer at The Post.", "Ann Lee"),
        (f"{PROSE}\n\nAnn de la Cruz is a historian and lives in Porto.", "Ann de la Cruz"),
        (f"The Flood\n\nBy Ann Lee\n\n{PROSE}", "Ann Lee"),
        (f"{PROSE}\n\nThe River is a long one.", None),
        (f"{PROSE}\n\n{PROSE}", None),
    ],
)
def test_an_author_is_read_and_the_line_at_the_end_stays(text: str, byline: str | None) -> None:
    article = article_of_text(text)
    assert article.byline == byline
    assert article.text.endswith(text[-20:])


def test_an_address_is_a_link_to_itself() -> None:
    assert article_of_text("See https://example.org/a_b (there).").markdown == "See <https://example.org/a_b> (there)."


def test_an_empty_text_says_so() -> None:
    with pytest.raises(DissectError, match="no text"):
        article_of_text(" \n\n ")


@given(
    st.text(
        st.one_of(
            st.sampled_from(list("\\`*_[]()#+-.!|<>~&=:;1 2ab\n\n")), st.characters(exclude_categories=["Cs", "Cc"])
        ),
        max_size=80,
    )
)
@settings(max_examples=300, deadline=None)
def test_any_text_renders_as_its_words(text: str) -> None:
    """Signs of lists, quotations and underlines may go, words may not, and no HTML comes."""
    try:
        article = article_of_text(text)
    except DissectError:
        return
    shown = rendered_text(article.markdown)
    assert [c for c in without_spaces(shown) if c.isalpha()] == [c for c in without_spaces(article.text) if c.isalpha()]
    assert "HTML" not in shown


@pytest.mark.parametrize(
    "sign",
    [
        ".",
        ". ",
        "* ",
        "- ",
        "> ",
        "=",
        "1.",
        "1. ",
        "x  ",
        "_",
        "|",
        "\f",
        "[Page 1]\n",
        "o  x\n",
        "| a | b |\n",
        "+-",
        "|-|\n",
    ],
)
def test_no_sign_repeated_takes_more_than_its_length(sign: str) -> None:
    """A quadratic pattern would not come back from two hundred thousand of them."""
    many = sign * (200_000 // len(sign))
    article_of_text(without_page_breaks(f"1. One . . . . 2\n2. Two . . . . 3\n{many}\n\nx {many}"))


FOOT = "\n\nLund                       Informational                     [Page {number}]\n"
SENTENCE = "   The lock is shut at night, and nobody comes to open it."
WRAPPED = "   The lock is shut at night, and it is opened in the\n   morning by whoever comes first."


@pytest.mark.parametrize("paragraph", [SENTENCE, WRAPPED, "   " + "the lock is shut and " * 6, "CHAPTER {number}"])
@pytest.mark.parametrize("end", [FOOT, "\f", FOOT + "\f"])
def test_paragraphs_that_begin_and_end_pages_alike_are_no_running_heads(paragraph: str, end: str) -> None:
    pages = [(f"{paragraph}\n\nWords {word}.\n\n{paragraph}" + end) for word in ("one", "two", "three")]
    text = "".join(page.replace("{number}", str(number)) for number, page in enumerate(pages, 1))
    kept = without_page_breaks(text)
    for number in range(1, 4):
        own = paragraph.replace("{number}", str(number))
        assert kept.count(own) == text.count(own)
    assert "[Page" not in kept


def test_the_seed(shared) -> None:  # type: ignore[no-untyped-def]
    [path] = (shared / "data" / "seed").glob("*.txt")
    article = article_of_text(path.read_text(encoding="utf-8").split("17 Comments")[0])
    headings = [line for line in article.markdown.split("\n") if line.startswith("#")]
    assert headings == ["## A Post-Mosul ISIS", "## Open Door for Iran", "## Who Wins Inside Iraq?"]
    assert (article.byline, article.title, article.site, article.published) == ("Tori Keller", None, None, None)
