"""Which paragraphs of an article are quoted by which comments."""

from reader.document.parse import parse
from reader.document.quotes import Quotes
from reader.values import Comment

ARTICLE = """# The lock

The lock at Marlow was rebuilt in the spring, and the barges went through it one after the other.

- a dog that *somebody* still was proud of, and a name

閘門は春に作り直され、船が順に通った。
"""


def comment(number: int, markdown: str) -> Comment:
    return Comment(f"c{number}", "comment", "Ana", markdown, markdown)


def quotes(*said: str) -> Quotes:
    found = Quotes(parse(ARTICLE))
    found.read(comment(number, markdown) for number, markdown in enumerate(said))
    return found


def test_a_quoted_paragraph_leads_to_its_block_and_back() -> None:
    found = quotes("> The lock at Marlow was rebuilt in the spring,\n\nWas it?", "Nothing quoted here.")
    assert found.blocks == {"c0": (1,)}
    assert found.comments == {1: ["c0"]}


def test_words_in_quotation_marks_and_other_marks_around_them() -> None:
    found = quotes("You say “a dog that somebody still was proud of”: which?", "> **The lock** at *Marlow* was rebuilt")
    assert found.blocks == {"c0": (2,), "c1": (1,)}


def test_several_quotations_each_once() -> None:
    said = (
        "> went through it one after the other",
        "No.",
        "> a dog that somebody still was",
        "> the barges went through it",
    )
    text = "\n\n".join(said)
    assert quotes(text).blocks == {"c0": (1, 2)}
    assert quotes(text, text).comments == {1: ["c0", "c1"], 2: ["c0", "c1"]}


def test_scripts_without_spaces() -> None:
    assert quotes("「閘門は春に作り直され」とは?").blocks == {"c0": (3,)}


def test_what_is_short_or_said_by_others_is_no_quotation_of_the_article() -> None:
    assert quotes("> the lock", "> I never said a thing about herons in the reeds", '"the lock at"').blocks == {}


def test_reading_again_forgets_who_is_gone() -> None:
    found = quotes("> The lock at Marlow was rebuilt")
    found.read([comment(5, "> The lock at Marlow was rebuilt")])
    assert found.comments == {1: ["c5"]}
