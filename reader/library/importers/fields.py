"""From a foreign field, of whatever type, to one of ours: lines, prose, flags, lists of names, shares, addresses."""

import re
from collections.abc import Iterable
from html import unescape
from typing import Any

from reader import links
from reader.library.tag_names import tag_name
from reader.text import clean, one_line

LONGEST_ADDRESS = 32_768
_TRUE = frozenset(("1", "true", "yes", "y", "on", "x", "✓", "✔", "★"))
_NAMED = ("name", "label", "title")
_QUOTED = re.compile(r"""'((?:[^'\\]|\\.)*+)'|"((?:[^"\\]|\\.)*+)\"""", re.S)
_ESCAPED = re.compile(r"\\(.)", re.S)
# A host and a path, or a host whose name says what it is: "notes.txt" may be a file.
_WITHOUT_SCHEME = re.compile(r"(?:www\.(?=[^\s/?#.])|(?:[^\s/?#:@.]+\.)+[^\W\d]{2,}/)\S*")
_OF_BROWSERS = frozenset(
    "javascript data place about chrome chrome-extension moz-extension edge brave vivaldi view-source".split()
)


def part(value: object) -> dict[str, Any]:
    """A member that should be an object; {} where it is none."""
    return value if isinstance(value, dict) else {}


def several(value: object) -> list[Any]:
    """A member that should be a list; [] where it is none."""
    return value if isinstance(value, list) else []


def said(value: object) -> str:
    """A text or number as text, "" for anything else."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def line(value: object) -> str | None:
    """A text of one line, None where there is nothing to see."""
    return one_line(said(value)) or None


def prose(value: object) -> str | None:
    """A text of many lines, likewise."""
    return clean(said(value)).strip() or None


def unescaped(value: object) -> str:
    """A text that came with the character references of HTML."""
    return unescape(said(value))


def flag(value: object) -> bool:
    """Whether a field says yes: true, 1, "1", "yes", "TRUE"."""
    return value is True or said(value).strip().lower() in _TRUE


def names(value: object, separator: str | None = ",") -> list[str]:
    """Names as services list them: a text with separators (None: spaces), texts, or objects with a name."""
    if isinstance(value, str):
        return value.split(separator)
    return [said(next((one[key] for key in _NAMED if key in one), "")) if isinstance(one, dict) else said(one)
            for one in several(value)]  # fmt: skip


def quoted_names(value: str) -> list[str]:
    """The names in a list as Python or JSON writes it: ['old maps', "it's"]."""
    return [_ESCAPED.sub(r"\1", single or double) for single, double in _QUOTED.findall(value)]


def tag_names(value: Iterable[str], limit: int) -> tuple[str, ...]:
    """Each tag once, whatever its case, in order; none that is empty or longer than the limit."""
    found = {name.casefold(): name for name in reversed([tag_name(name)[:limit].strip() for name in value])}
    found.pop("", None)
    return tuple(reversed(found.values()))


def share(value: object, whole: float = 1.0) -> float | None:
    """How much was read, 0 to 1; None where the field is no such number."""
    try:
        found = float(said(value)) / whole
    except (ValueError, OverflowError):
        return None
    return found if 0 <= found <= 1 else None


def whole(address: str) -> str | None:
    """The address that one without a scheme means, as people write it; None for any other text."""
    bare = address.removeprefix("//")
    if not _WITHOUT_SCHEME.fullmatch(bare):
        return None
    found = f"https://{bare}"
    return found if links.is_web(found) else None


def why_not(address: str) -> str | None:
    """Why an address is not kept; None for one that is."""
    if len(address) > LONGEST_ADDRESS:
        return f"its address has {len(address):,} characters, and {LONGEST_ADDRESS:,} is the most that reader keeps"
    if links.is_web(address):
        return None
    scheme = links.scheme(address)
    if not address:
        return "it has no address"
    if scheme in links.WEB_SCHEMES:
        return "its address has no valid host"
    if scheme == "file":
        return "it is a file of one computer, not a page of the web; open the file itself with reader to keep it"
    if scheme in _OF_BROWSERS:
        return f"it is a {scheme}: link, which works only inside a browser"
    return f"it is a {scheme}: link; only http and https are kept" if scheme else "it is no web address"
