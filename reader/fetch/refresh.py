"""Pages that only send on to another, by <meta http-equiv="refresh"> or a Refresh header, as a redirect would.

Told in one pass over the bytes, before anything is parsed. Source: html.spec.whatwg.org, section 4.2.5.3, "shared
declarative refresh steps".
"""

import re
from html import unescape

DELAY_SECONDS = 5
"""A page that waits longer before it goes on is meant to be read."""
_REACH = 1 << 18
_LITTLE_TEXT = 300
"""Characters: "You are being redirected. If nothing happens, click here.", in a few languages."""

_TOKEN = re.compile(r"<!--|-->|<(?P<name>/?[a-z][a-z0-9]*)(?P<rest>[^<>]*)>|[^<-]+|.", re.I | re.S)
_UNSEEN = frozenset(("script", "style", "template", "title"))
_IS_REFRESH = re.compile(r"""\bhttp-equiv\s{0,9}=\s{0,9}["']?refresh\b""", re.I)
_CONTENT = re.compile(r"""\bcontent\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
_STEPS = re.compile(
    r"""\s*(?P<seconds>\d{1,6})(?:\.\d*)?\s*[;,\s]\s*(?:url\s*=\s*)?(?:"(?P<double>[^"]*)|'(?P<single>[^']*)|(?P<bare>.+))""",
    re.I | re.S,
)


def target_in(markup: str, header: str = "") -> str | None:
    """Where a page with hardly any text of its own sends on at once, as it writes the address; None for all others."""
    if len(markup) > _REACH or not (header or "refresh" in markup.lower()):
        return None
    target, text_length, inside = _target_of(header), 0, ""
    for token in _TOKEN.finditer(markup):
        name = (token["name"] or "").lower()
        if inside:
            inside = "" if name == f"/{inside}" or token.group() == inside else inside
        elif token.group() == "<!--":
            inside = "-->"
        elif name in _UNSEEN:
            inside = name
        elif name == "meta" and target is None and _IS_REFRESH.search(token["rest"]):
            content = _CONTENT.search(token["rest"])
            target = _target_of(unescape(next(filter(None, content.groups()), ""))) if content else None
        elif not name:
            text_length += len("".join(token.group().split()))
    return target if text_length < _LITTLE_TEXT else None


def _target_of(steps: str) -> str | None:
    """The address in "0; url=/there", the value of header and element; None where it isn't gone to at once."""
    found = _STEPS.match(steps)
    if found is None or int(found["seconds"]) > DELAY_SECONDS:
        return None
    return (found["double"] or found["single"] or found["bare"] or "").strip() or None
