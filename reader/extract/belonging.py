"""What belongs to text that stays, however unlikely its place: the notes it refers to, who said what it quotes."""

from reader.extract.items import Item, Outline
from reader.html.footnotes import notes_of

_NAMES_SPEAKER = frozenset(("cite", "footer", "figcaption"))


def keep_belonging(outline: Outline, kept: list[bool], url: str | None) -> None:
    """Changes which items stay: also those that what stays needs. url is the page's own address, if known."""
    _keep_notes(outline, kept, url)
    _keep_speakers(outline, kept)


def _keep_notes(outline: Outline, kept: list[bool], url: str | None) -> None:
    """A note stays with the text that refers to it, and so do the notes that it refers to itself."""
    notes = notes_of(outline.containers[0].element, url)
    if not notes.notes:
        return
    labels = {node: label for reference, label in notes.references.items() for node in reference.iter()}
    places: dict[str, range] = {}
    for container in outline.containers:
        if (label := notes.notes.get(container.element)) is not None:
            places[label] = range(container.start, container.end)
    waiting = [place for place, stays in enumerate(kept) if stays]
    while waiting:
        for element, _ in outline.items[waiting.pop()].slots:
            for place in places.pop(labels.get(element, ""), ()):
                if not kept[place]:
                    kept[place] = True
                    waiting.append(place)


def _keep_speakers(outline: Outline, kept: list[bool]) -> None:
    """A quotation stays with its last line, which says whose it is."""
    for container in outline.containers:
        if container.element.tag != "blockquote" or container.end - container.start < 2:
            continue
        last = container.end - 1
        if not kept[last] and kept[last - 1] and _names_speaker(outline.items[last]):
            kept[last] = True


def _names_speaker(item: Item) -> bool:
    """Whether an item of a quotation is in an element for its source."""
    element = item.element
    while element is not None and element.tag != "blockquote":
        if element.tag in _NAMES_SPEAKER:
            return True
        element = element.getparent()
    return any(node.tag == "cite" for node, _ in item.slots)
