"""A place by the words around it, so that it is found again in a text that has changed."""

from collections.abc import Sequence
from typing import NamedTuple

from reader.document.blocks import Block
from reader.values import Place

BEFORE, AFTER = 32, 64  # characters


class Landmark(NamedTuple):
    """The words before a place in its block, and those that follow there; both are empty where they aren't known."""

    before: str = ""
    after: str = ""


class Whereabouts(NamedTuple):
    """Where someone is in a conversation: the comment in focus, that at the top of the pane, and the place in it.

    The block of place counts from the head of the one at the top, which is the one in focus where top_id is None.
    """

    comment_id: str | None = None
    top_id: str | None = None
    place: Place = Place()
    words: Landmark = Landmark()


def landmark(blocks: Sequence[Block], place: Place) -> Landmark:
    """The words around a place; of one above or below a block's text, those with which it begins or ends."""
    if not 0 <= place.block < len(blocks):
        return Landmark()
    text = blocks[place.block].text
    at = min(max(place.character, 0), len(text))
    return Landmark(text[max(at - BEFORE, 0) : at], text[at : at + AFTER])


def stands_at(blocks: Sequence[Block], place: Place, words: Landmark) -> bool:
    """Whether a place is there, with these words around it."""
    return 0 <= place.block < len(blocks) and (not any(words) or landmark(blocks, place) == words)


def found(blocks: Sequence[Block], place: Place, words: Landmark) -> Place:
    """Where these words are in a text, near a place that they once were at; that place where they are nowhere."""
    if stands_at(blocks, place, words) or not any(words):
        return place
    from reader.document.anchors import Anchor, Text

    text = Text(range(len(blocks)), [block.text for block in blocks])
    exact = words.after or words.before
    near = text.offset(place)
    there = text.find(Anchor(exact, words.before if words.after else "", position=near))
    if there is None:
        return text.place(near) if blocks else Place()
    at = there.span.start if words.after else there.span.end
    # What begins a block now may have stood within one, and the other way round.
    return at if place.character > 0 or at.character > 0 else Place(at.block, place.character)
