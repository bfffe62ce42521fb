"""What a Markdown file says about itself above its text: YAML's plain forms, TOML, JSON.

Of YAML what people write by hand there is read: scalars in all quotes, lists and maps in block and flow style one
level deep, folded and literal text (yaml.org/spec/1.2.2). Tags, anchors and deeper nests are left out.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from reader.patterns import lazy

Fields = Mapping[str, Any]
"""By lower-case name: a text, a list of texts and maps, or a map; what TOML and JSON have beside those too."""

_LIMIT = 20_000
_YAML = lazy(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_TOML = lazy(r"\A\+\+\+[ \t]*\n(.{0,20000}?)\n\+\+\+[ \t]*(?:\n|\Z)", re.S)
_PAIR = lazy(r"""\s*(["']?)([\w][\w .-]{0,60})\1[ \t]*:(?:[ \t]+(.*)|[ \t]*)\Z""")
_ITEM = lazy(r"\s*-(?:[ \t]+(.*)|[ \t]*)\Z")
_BLOCK_TEXT = lazy(r"[|>][+-]?\d?[+-]?\Z")
_COMMENT = lazy(r"(?:^|[ \t])#.*\Z")
# A value with what ends it, or, without a group, what is none: so no character is looked at twice.
_PIECE = lazy(
    r"""\s*+(?:("(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+'|\{[^{}]*+\}|[^,\[\]{}"'][^,\[\]{}]*+)\s*+(?=[,\]}]|\Z)"""
    r"""|["']|[^,\[\]{}]++|[,\[\]{}])"""
)
_ESCAPES = {"n": "\n", "t": " ", '"': '"', "\\": "\\", "/": "/"}


def parted(text: str) -> tuple[Fields, str]:
    """The fields and the text that follows them; no fields where there is no front matter."""
    if text.startswith("---") and (found := _YAML.match(text)):
        fields: Fields = _of_yaml(found.group(1).split("\n"))
        # Two rules with words between them are text.
        return (fields, text[found.end() :]) if fields else ({}, text)
    if text.startswith("+++") and (found := _TOML.match(text)):
        return _of_toml(found.group(1)), text[found.end() :]
    if text.startswith("{"):
        return _of_json(text)
    return {}, text


def _of_toml(text: str) -> Fields:
    import tomllib

    try:
        return _folded(tomllib.loads(text))
    except (ValueError, RecursionError):
        return {}


def _of_json(text: str) -> tuple[Fields, str]:
    import json

    try:
        fields, end = json.JSONDecoder().raw_decode(text[:_LIMIT])
    except (ValueError, RecursionError):
        return {}, text
    return (_folded(fields), text[end:]) if isinstance(fields, dict) else ({}, text)


def _folded(fields: dict[str, Any]) -> Fields:
    return {name.lower(): value for name, value in fields.items()}


def _of_yaml(lines: list[str]) -> dict[str, Any]:
    """The pairs at the margin, each with the lines that are set in under it."""
    fields: dict[str, Any] = {}
    for first, rest in _entries(lines):
        if pair := _PAIR.match(first):
            fields[pair.group(2).lower()] = _value(_bare(pair.group(3) or ""), rest)
    return fields


def _entries(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    first, rest = "", list[str]()
    for line in lines:
        goes_on = not line.strip() or line[0] in " \t" or line.startswith(("- ", "]", "}")) or line == "-"
        if goes_on and first:
            rest.append(line)
        elif not goes_on and not line.startswith("#"):
            if first:
                yield first, rest
            first, rest = line, []
    if first:
        yield first, rest


def _value(text: str, rest: list[str]) -> Any:
    if _BLOCK_TEXT.match(text):
        joint = "\n" if text[0] == "|" else " "
        return joint.join(line.strip() for line in rest).strip()
    if text.startswith(("[", "{")):
        return _flow(" ".join([text, *(line.strip() for line in rest)]))
    if text:
        return _scalar(" ".join([text, *(line.strip() for line in rest)]).strip())
    rest = [line for line in rest if line.strip() and not line.lstrip().startswith("#")]
    return _items(rest) if rest and _ITEM.match(rest[0]) else _map(rest)


def _items(lines: list[str]) -> list[Any]:
    """A list in block style: each item's own lines, as a text or a map."""
    items: list[list[str]] = []
    for line in lines:
        if found := _ITEM.match(line):
            items.append([found.group(1) or ""])
        elif items:
            items[-1].append(line)
    return [_map(item) if _is_pair(item) else _value(_bare(item[0]), item[1:]) for item in items]


def _is_pair(lines: list[str]) -> bool:
    return any(_PAIR.match(line) for line in lines[:2]) and not lines[0].startswith(("[", "{", '"', "'"))


def _map(lines: list[str]) -> dict[str, Any]:
    pairs = (_PAIR.match(line) for line in lines)
    return {pair.group(2).lower(): _scalar(_bare(pair.group(3) or "")) for pair in pairs if pair}


def _flow(text: str) -> Any:
    """A list or a map on one line, what stands in it of one level more."""
    pieces = [found.group(1).strip() for found in _PIECE.finditer(text[1:]) if found.group(1)]
    if text.startswith("{"):
        return _map(pieces)
    return [_flow(piece) if piece.startswith("{") else _scalar(piece) for piece in pieces]


def _bare(text: str) -> str:
    """A value without the comment behind it."""
    return text.strip() if text.startswith(("'", '"')) else _COMMENT.sub("", text).strip()


def _scalar(text: str) -> str:
    """A text without its quotes."""
    if len(text) > 1 and text[0] == text[-1] == '"':
        return re.sub(r"\\(.)", lambda found: _ESCAPES.get(found.group(1), found.group(1)), text[1:-1])
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    return "" if text in ("null", "~") else text
