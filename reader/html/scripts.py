"""Elements that are superscripts and subscripts."""

from lxml.html import HtmlElement

from reader import scripts
from reader.text import one_line


def written(element: HtmlElement) -> str | None:
    """What a sup or sub element is in plain characters, None where its content stands as it is."""
    if len(element) and next(element.iterdescendants("a", "img", "br"), None) is not None:
        return None
    return scripts.written(element.tag, one_line("".join(element.itertext())))
