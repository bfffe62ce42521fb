"""Declarative shadow trees: what a page keeps in a template for an element to show, put where it is shown.

Source: HTML Standard, the template element's shadowrootmode, and DOM Standard, 4.2.2 "Shadow tree" (slots).
"""

from itertools import chain

from lxml.html import HtmlElement


def show_shadows(tree: HtmlElement) -> None:
    """Makes a span of each template of a shadow tree; what its host holds itself moves into the slots for it."""
    templates: dict[HtmlElement, HtmlElement] = {}  # by host: only the first one counts
    for template in tree.iter("template"):
        host = template.getparent()
        if host is not None and template.get("shadowrootmode") in ("open", "closed"):
            templates.setdefault(host, template)
    for host, template in reversed(templates.items()):  # inner ones first: a slot that is left belongs to an outer one
        _show(host, template)


def _show(host: HtmlElement, template: HtmlElement) -> None:
    slots: dict[str, HtmlElement] = {}
    for slot in template.iter("slot"):
        slots.setdefault(slot.get("name") or "", slot)
        slot.tag = "span"
    if slots or _has_words(template):
        _fill(host, template, slots)
    template.tag = "span"


def _has_words(template: HtmlElement) -> bool:
    return any(element.tag not in ("style", "script") and (element.text or "").strip() for element in template.iter())


def _fill(host: HtmlElement, template: HtmlElement, slots: dict[str, HtmlElement]) -> None:
    """Moves the content of a host into its slots. What no slot is for is not shown."""
    filled: dict[str, HtmlElement | None] = {}  # the slots that have something, and the last element in them

    def assign(name: str, content: HtmlElement | str) -> None:
        slot = slots.get(name)
        if slot is None:
            return
        if name not in filled:  # what it holds for want of anything better goes
            slot.text = None
            del slot[:]
        last = filled.setdefault(name, None)
        if not isinstance(content, str):
            slot.append(content)
            filled[name] = content
        elif last is not None:
            last.tail = (last.tail or "") + content
        else:
            slot.text = (slot.text or "") + content

    text, host.text = host.text or "", None
    for child in chain(list(host), [None]):
        if text.strip() or (text and "" in filled):
            assign("", text)
        if child is None:
            return
        text, child.tail = child.tail or "", None
        if child is not template:
            host.remove(child)
            assign(child.get("slot") or "", child)
