"""Pages that only send on to another, by <meta http-equiv="refresh"> or a Refresh header, as a redirect would.

Told in one pass over the text, before anything is parsed.
"""

import re
from html import unescape

from reader.links import sent_on_to

_REACH = 1 << 18
_LITTLE_TEXT = 300
"""Characters: "You are being redirected. If nothing happens, click here.", in a few languages."""

_TOKEN = re.compile(r"<!--|-->|<(?P<name>/?[a-z][a-z0-9]*+)(?P<rest>[^<>]*+)>|[^<-]+|.", re.I | re.S)
_UNSEEN = frozenset(("script", "style", "template", "title"))
_IS_REFRESH = re.compile(r"""\bhttp-equiv\s{0,9}=\s{0,9}["']?refresh\b""", re.I)
_CONTENT = re.compile(r"""\bcontent\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)


def target_in(markup: str, header: str = "") -> str | None:
    """Where a page with hardly any text of its own sends on at once, as it writes the address; None for all others."""
    if len(markup) > _REACH or not (header or "refresh" in markup.lower()):
        return None
    target, text_length, inside = sent_on_to(header), 0, ""
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
            target = sent_on_to(unescape(next(filter(None, content.groups()), ""))) if content else None
        elif not name:
            text_length += len("".join(token.group().split()))
    return target if text_length < _LITTLE_TEXT else None
