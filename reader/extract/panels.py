"""Text that a page keeps folded: accordions, tabs, "read more"; shown as if a reader had opened all of it.

What is hidden for other reasons stays so: only what says that it can be opened counts, and no menu, dialog or comment.
"""

import re
from itertools import islice

from lxml.html import HtmlElement

from reader.extract.items import Item, items_of
from reader.html.elements import UNSEEN, show
from reader.patterns import lazy

# The WAI-ARIA patterns for accordions, tabs and disclosures; Bootstrap's attributes.
_PANEL_ROLES = frozenset(("tabpanel", "region"))
_CONTROL_TAGS = ("a", "button", "label", "div", "h2", "h3", "h4", "h5", "span", "li", "dt")
_CONTROL_ATTRIBUTES = frozenset(("aria-controls", "aria-expanded", "data-toggle", "data-bs-toggle"))
_POINTERS = ("aria-controls", "data-target", "data-bs-target", "data-tab", "for", "href")
_OPENABLE = lazy(
    r"accordion|collaps|disclos|expand|spoiler|faq|answer|tab[_-]?(?:pane|content)|toggle|truncat|read[_-]?more|show[_-]?more|"
    r"more[_-]?(?:text|content)|full[_-]?(?:text|content|story)|hidden[_-]?(?:text|content)|rest[_-]?of",
    re.I,
)
_CONTROL = lazy(
    r"(?:read|show|see|view|learn)\W+(?:the )?(?:full|more|rest|all|answer)\b|expand|more|unfold|continue reading|"
    r"(?:mehr|alles) (?:lesen|anzeigen|zeigen)|weiterlesen|lire (?:la suite|plus)|(?:voir|afficher) plus|"
    r"(?:leer|ver|mostrar|ler) (?:más|mais)|(?:leggi|mostra) (?:tutto|di più|altro)|lees (?:meer|verder)|"
    r"читать (?:далее|дальше|полностью)|показать|czytaj (?:dalej|więcej)|devamını|"
    r"続きを|もっと|展开|展開|阅读更多|閱讀更多|查看更多|더 ?보기",
    re.I,
)
_OTHER_ROLES = frozenset("alert alertdialog dialog form listbox menu menubar navigation search status tooltip".split())
_OTHER_TAGS = frozenset("dialog footer form header nav select".split())
_OTHER = lazy(
    r"(?:^|[\s_-])(?:modals?|dialogs?|pop-?ups?|overlay|lightbox|cookies?|consent|gdpr|menus?|sub-?menu|nav|navbar|"
    r"navigation|search|drop-?downs?|tooltips?|toast|drawer|off-?canvas|log-?in|sign-?(?:in|up)|subscri\w+|newsletter|"
    r"comments?|comment-?list|repl(?:y|ies)|respond|disqus|pending|unapproved|moderat\w+|drafts?|shar(?:e|ing)|social|related|"
    r"advert\w*|ads?|sponsor\w*|loading|spinner|error|settings|side-?bar|widget)(?:$|[\s_-])",
    re.I,
)
_FIELDS = ("input", "select", "textarea")
_OPENS = frozenset(("aria-expanded", "onclick"))
_LEVELS = 2
_SHORTEST = 40
_BEGINNING = 20
_NEARLY_ALL = 0.9
_ELLIPSIS = lazy(r"\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*(?:(?:read|show|see)? ?more\W*)?$", re.I)
_CONTROL_LENGTH = 40


def open_panels(tree: HtmlElement, hidden: list[HtmlElement], shown: list[Item]) -> bool:
    """Takes away what hides a page's folded texts; whether there were any.

    hidden are the elements that the page hides, shown the items that it shows. Nothing comes twice: a folded text that
    is shown already goes, and a preview goes for its whole text.
    """
    candidates = [element for element in hidden if element.tag not in UNSEEN]
    pointed_at = _pointed_at(tree) if candidates else set()
    panels = [element for element in candidates if _is_panel(element, pointed_at)]
    said = _Said(shown if panels else [])
    for panel in panels:
        show(panel)
        said.add(panel)
    return bool(panels)


class _Said:
    """The blocks of text that are shown so far, by how they begin."""

    def __init__(self, shown: list[Item]) -> None:
        self._blocks: dict[str, list[tuple[str, Item]]] = {}
        for item in shown:
            self._note(item)

    def add(self, panel: HtmlElement) -> None:
        """Notes a panel's text; drops the panel if all of it was said, else what it says more fully."""
        items = [item for item in items_of(panel) if item.words]
        repeated = [(item, before) for item in items if (before := self._before(item))]
        same = sum(len(item.text) for item, before in repeated if item.text == before.text)
        if same >= _NEARLY_ALL * sum(len(item.text) for item in items):
            panel.drop_tree()
            return
        for _, before in repeated:
            before.erase()
        for item in items:
            self._note(item)

    def _note(self, item: Item) -> None:
        text = _packed(_ELLIPSIS.sub("", item.text))
        if item.kind == "text" and len(text) >= _BEGINNING:
            self._blocks.setdefault(text[:_BEGINNING], []).append((text, item))

    def _before(self, item: Item) -> Item | None:
        """What was said that an item repeats, or says more fully."""
        text = _packed(item.text)
        return next((before for said, before in self._blocks.get(text[:_BEGINNING], ()) if text.startswith(said)), None)


def _packed(text: str) -> str:
    return "".join(text.split()).casefold()


def _is_panel(element: HtmlElement, pointed_at: set[str]) -> bool:
    """Whether a hidden element is text that a reader can open."""
    is_opened = _is_opened(element, pointed_at)
    says_so = is_opened or _says_so(element)
    return says_so and _is_prose(element, 1 if is_opened else _SHORTEST) and not _is_other(element)


def _is_opened(element: HtmlElement, pointed_at: set[str]) -> bool:
    """Whether something of the page surely opens just this element: then it is text, however short."""
    before, parent = element.getprevious(), element.getparent()
    return (
        (element.get("id") or "") in pointed_at
        or (parent is not None and parent.tag == "details")
        or (before is not None and all(_OPENABLE.search(_names(one)) for one in (before, element)))
    )


def _says_so(element: HtmlElement) -> bool:
    return (
        element.get("hidden") == "until-found"
        or element.get("role") in _PANEL_ROLES
        or element.tag == "dd"
        or any(_OPENABLE.search(_names(one)) for one in (element, *islice(element.iterancestors(), _LEVELS)))
        or any(_is_control(one) for one in (element.getprevious(), element.getnext()) if one is not None)
        or _is_rest(element)
    )


def _is_rest(element: HtmlElement) -> bool:
    """Whether a paragraph ends in an element that a control under the paragraph says it shows."""
    parent = element.getparent()
    if parent is None or parent.tag != "p" or element.getnext() is not None or (element.tail or "").strip():
        return False
    control = parent.getnext()
    return control is not None and _says_more(control)


def _is_control(element: HtmlElement) -> bool:
    """Whether a neighbour opens what is beside it: by what it is, or a link or line that says so."""
    if not isinstance(element.tag, str):
        return False
    if any(map(_opens, islice(element.iter(), 3))):
        return True
    return _says_more(element)


def _says_more(element: HtmlElement) -> bool:
    said: list[str] = []
    length = 0
    for part in element.itertext():
        said.append(part)
        length += sum(map(len, part.split()))
        if length > _CONTROL_LENGTH:
            return False
    text = " ".join("".join(said).split())
    return len(text) <= _CONTROL_LENGTH and _CONTROL.match(text) is not None


def _opens(element: HtmlElement) -> bool:
    """Whether an element does something where it is: a button, whatever it is made of."""
    return (
        element.tag == "button"
        or element.get("role") in ("button", "tab")
        or not _OPENS.isdisjoint(element.attrib)
        or _leads_nowhere(element)
    )


def _leads_nowhere(element: HtmlElement) -> bool:
    """Whether a link is one only to be pressed: for a script."""
    address = (element.get("href") or "").strip().lower() if element.tag == "a" else ""
    return address == "#" or address.startswith("javascript:")


def _is_prose(element: HtmlElement, shortest: int) -> bool:
    """Whether an element holds text to read, of so many characters at least, rather than links or fields."""
    if any(field.get("type") not in ("checkbox", "hidden") for field in element.iter(*_FIELDS)):
        return False
    length = _length(element)
    linked = sum(_length(link) for link in element.iter("a"))
    return (length >= shortest or element.find(".//pre") is not None) and 2 * linked <= length


def _is_other(element: HtmlElement) -> bool:
    """Whether an element is, or is in, a menu, a dialog, the comments, …"""
    for one in (element, *element.iterancestors()):
        if one.tag in ("body", "html"):
            return False
        if (
            one.tag in _OTHER_TAGS
            or one.get("role") in _OTHER_ROLES
            or one.get("aria-modal") == "true"
            or _OTHER.search(_names(one))
        ):
            return True
    return False


def _pointed_at(tree: HtmlElement) -> set[str]:
    """The names of the elements that some control of the page says it opens."""
    return {
        name
        for control in tree.iter(*_CONTROL_TAGS)
        if _is_control_of_another(control)
        for pointer in _POINTERS
        for name in (control.get(pointer) or "").replace("#", "").split()
    }


def _is_control_of_another(element: HtmlElement) -> bool:
    names = element.keys()
    return (
        element.tag in ("button", "label")
        or not _CONTROL_ATTRIBUTES.isdisjoint(names)
        or ("role" in names and element.get("role") in ("button", "tab"))
    )


def _length(element: HtmlElement) -> int:
    """The characters of an element's text, less its space."""
    return sum(len("".join(text.split())) for text in element.itertext() if text)


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"
