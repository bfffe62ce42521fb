"""What a page tells the script of a comment service: attributes of its element, settings in the scripts beside it."""

import json
import re
from functools import cache

from lxml.html import HtmlElement

from reader import links
from reader.conversation.platform import PageParts
from reader.patterns import lazy

_LONGEST_SCRIPT = 1 << 20
_LONGEST_VALUE = 2000


def script_from(parts: PageParts, *places: str) -> HtmlElement | None:
    """The first script whose address contains one of the places ("giscus.app/client.js")."""
    return next((node for node in parts.scripts if any(place in (node.get("src") or "") for place in places)), None)


def script_with(parts: PageParts, attribute: str) -> HtmlElement | None:
    """The first script that has an attribute."""
    return next((node for node in parts.scripts if node.get(attribute)), None)


def element_with(parts: PageParts, id_: str) -> HtmlElement | None:
    """The element of an id."""
    return next(iter(parts.tree.xpath("//*[@id=$id_]", id_=id_)), None) if f"#{id_}" in parts.names else None


def address_from(parts: PageParts, said: str) -> str:
    """The web address that a page writes, as a browser would complete it; "" for what is none."""
    address = links.absolute(said, parts.base_url) if said.strip() else ""
    return address if links.is_web(address) else ""


def is_said(parts: PageParts, words: str) -> bool:
    """Whether a script written into the page contains the words."""
    return any(words in (node.text or "") for node in parts.scripts)


def setting(parts: PageParts, *names: str) -> str:
    """The text that a script in the page gives to the first of the names that has any, "" where none has.

    Assigned or in an object: `disqus_shortname = "canal"`, `serverURL: 'https://…'`. What is computed stays unknown.
    """
    for name in names:
        for node in parts.scripts:
            script = (node.text or "")[:_LONGEST_SCRIPT]
            if name in script and (found := _assignment(name).search(script)):
                return _unquoted(found[1]).strip()
    return ""


@cache
def _assignment(name: str) -> re.Pattern[str]:
    value = rf'"(?:[^"\\\n]|\\.){{1,{_LONGEST_VALUE}}}"|\'(?:[^\'\\\n]|\\.){{1,{_LONGEST_VALUE}}}\''
    return lazy(rf"(?<![\w$.]){re.escape(name)}[\"']?\s{{0,20}}[:=]\s{{0,20}}({value})")


def _unquoted(literal: str) -> str:
    """A string of JavaScript, its escapes resolved as JSON has them."""
    inner = literal[1:-1]
    if literal[0] == "'":
        inner = inner.replace("\\'", "'").replace('"', '\\"')
    try:
        return str(json.loads(f'"{inner}"', strict=False))
    except ValueError:
        return inner
