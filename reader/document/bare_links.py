"""Addresses that stand bare in a text, "https://…" and "www.…", as links. Source: GFM 0.29, section 6.9.

Beyond the specification they may stand in quotation marks and brackets too, and a footnote's sign ends one.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_WORDS = r"[^\n!#$%&*+\-:<=>@\[\\\]^_`{}~]*?"  # as far as no other rule may begin
_DOMAIN = r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,20}"
_FIRST = re.compile(rf"({_WORDS})(?<![^\s*_~(\[\"'])(?:(?i:https?://)|(www\.))({_DOMAIN})")
_REST = re.compile(r"(?:[^\s<\[]|\[(?!\^))*")
_AFTER = frozenset("?!.,:*_~\"'\\")  # with the backslash of an escape
_ENTITY = re.compile(r"&[A-Za-z0-9]{1,32};\Z")


def may_have_some(markdown: str) -> bool:
    return "://" in markdown or "www." in markdown


def read_bare_link(state: "StateInline", silent: bool) -> bool:
    """A rule of markdown-it, before its rule for words: words up to an address, and that as a link."""
    if silent or state.linkLevel:
        return False
    found = _FIRST.match(state.src, state.pos, state.posMax)
    if not found or not _is_domain(found[3]):
        return False
    from markdown_it.common.utils import unescapeAll

    start, after = found.end(1), _REST.match(state.src, found.end(), state.posMax)
    written = state.src[start : after.end() if after else found.end()]
    written = written[: _length(written)]
    text = unescapeAll(written)
    address = state.md.normalizeLink(f"http://{text}" if found[2] else text)
    if not state.md.validateLink(address):
        return False
    state.pending += found[1]
    state.push("link_open", "a", 1).attrs = {"href": address}
    state.push("text", "", 0).content = text
    state.push("link_close", "a", -1)
    state.pos = start + len(written)
    return True


def _is_domain(domain: str) -> bool:
    """Whether the last two parts of a domain are free of underscores, of which the mark behind it may be one."""
    last_two = domain.rstrip("_").split(".")[-2:]
    return all(part and "_" not in part for part in last_two)


def _length(written: str) -> int:
    """How much of what stands up to the next space is the address: no punctuation, bracket or entity behind it."""
    unopened = {")": written.count(")") - written.count("("), "]": written.count("]") - written.count("[")}
    end = len(written)
    while True:
        last = written[end - 1]
        if unopened.get(last, 0) > 0:
            unopened[last] -= 1
            end -= 1
        elif last in _AFTER:
            end -= 1
        elif last == ";" and (entity := _ENTITY.search(written, max(end - 34, 0), end)):
            end = entity.start()
        else:
            return end
