"""What can be opened in a text, and where links to a place of their own page lead."""

import pytest

from reader.document.parse import parse
from reader.document.spots import fragment, note_blocks, place_named, spots_of, without_pictures_in_links
from reader.tui.hints import labels
from reader.values import Place

TEXT = """See [the *old* lock](https://lock.example/a) and ![a boat](boat.png), said Ana[^1].

## Locks & Weirs

| Where | Who |
| --- | --- |
| [Marlow](m.html) | Bo[^long] |

[^1]: In a letter.

[^long]: First part.

    - with a list

    and an end
"""


def test_links_pictures_and_notes_are_found_with_their_words() -> None:
    found = [spot for number, block in enumerate(parse(TEXT)) for spot in spots_of(number, block)]
    assert [(spot.kind, spot.words, spot.target) for spot in found] == [
        ("link", "the old lock", "https://lock.example/a"),
        ("image", "[image: a boat]", "boat.png"),
        ("footnote", "[1]", "1"),
        ("link", "Marlow", "m.html"),
        ("footnote", "[long]", "long"),
    ]


def test_of_a_picture_in_a_link_only_the_link_is_left() -> None:
    (block,) = parse("[![a boat](boat.png)](https://boats.example/)")
    assert [spot.kind for spot in without_pictures_in_links(spots_of(0, block))] == ["link"]


def test_a_note_has_all_its_blocks_and_no_others() -> None:
    blocks = parse(TEXT)
    assert [blocks[number].text for number in note_blocks("1", blocks)] == ["In a letter."]
    assert [blocks[number].text for number in note_blocks("long", blocks)] == [
        "First part.",
        "with a list",
        "and an end",
    ]
    assert note_blocks("2", blocks) == []


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("#a", "a"),
        ("#", ""),
        ("https://e.example/p#a", "a"),
        ("https://e.example/p", None),
        ("https://e.example/q#a", None),
        ("q#a", None),
    ],
)
def test_which_links_stay_on_their_page(target: str, name: str | None) -> None:
    assert fragment(target, (None, "https://e.example/p#here")) == name


@pytest.mark.parametrize(
    ("name", "words", "heading"),
    [
        ("locks-weirs", "", "Locks & Weirs"),
        ("Locks_%26_Weirs", "", "Locks & Weirs"),
        ("sec3", "Locks & Weirs", "Locks & Weirs"),
        ("section-two", "the second", None),
        ("The_End", "", "3. The End"),
    ],
)
def test_a_name_leads_to_the_heading_it_was_made_from(name: str, words: str, heading: str | None) -> None:
    blocks = parse("Start.\n\n## Locks & Weirs\n\nText.\n\n## 3. The End\n\nText.")
    place = place_named(name, words, blocks)
    assert (None if place is None else blocks[place.block].text) == heading
    assert place_named("top", "", blocks) == Place()


@pytest.mark.parametrize("gap", ["\n", " ", "  \n", ""])
def test_a_text_begins_with_its_first_letter_behind_the_name_of_its_place(gap: str) -> None:
    [block] = parse(f'<a id="mill"></a>{gap}The *mill* turns.')
    assert block.text == "The mill turns." and block.names == (("mill", 0),)
    [run] = block.runs
    assert block.text[run.start : run.end] == "mill"


def test_what_bears_a_name_is_meant_before_a_heading_of_these_letters() -> None:
    """As GitHub and other writers of Markdown name places: before a block, in a line, in a cell, around words."""
    blocks = parse(
        '# Weirs\n\n<a name="code"></a>\n\n```\nx\n```\n\n- <a id="weirs"></a>One.\n\n'
        '<a id="around">All of it</a> here.\n\n| A | B |\n| --- | --- |\n| 1 | <a id="%C3%BC"></a>2 |\n'
    )
    goals = {name: place_named(name, "", blocks) for name in ("code", "weirs", "around", "%C3%BC", "none")}
    texts = {name: place and blocks[place.block].text[place.character :] for name, place in goals.items()}
    assert texts == {"code": "x", "weirs": "One.", "around": "All of it here.", "%C3%BC": "2", "none": None}


@pytest.mark.parametrize("count", [0, 1, 9, 10, 60, 500])
def test_labels_are_short_and_none_begins_another(count: int) -> None:
    made = labels(count)
    assert len(made) == len(set(made)) == count
    assert not any(other != label and other.startswith(label) for label in made for other in made)
    assert max(map(len, made), default=0) <= (1 if count <= 9 else 2 if count <= 81 else 3)
