"""Text as Markdown that renders back as that text. Source: CommonMark 0.31, GFM tables, Pandoc's definition lists."""

import re

from reader.patterns import lazy

# What may begin or end a construct anywhere in a line. Brackets, angle brackets, ampersands, underscores
# and tildes only where they could.
_ANYWHERE = lazy(
    r"""
      \\(?=[!-/:-@\[-`{-~])
    | [*`]
    | (?<![^\W_])_ | _(?![^\W_])
    | <(?=[A-Za-z/!?])
    | &(?=\#?\w{1,32};)
    | \[(?=\^) | \](?=[(\[:])
    | ~(?=~) | (?<=~)~ | \A~
    """,
    re.VERBOSE,
)
# Inside a link every bracket could end it, the one behind a backslash of the text's own too.
_IN_BRACKETS = lazy(rf"{_ANYWHERE.pattern} | [\[\]]", re.VERBOSE)
_LINE_START = lazy(
    r"^( {0,3})(?:(\#{1,6}|[-+:])(?=\s|$)|(>)|(\d{1,9})([.)])(?=\s|$)|(=+|-+)[ ]*$|([|:-][|: -]*)$)", re.M
)
_UNSUSPICIOUS = lazy(r"[^\\*`_<&\[\]~]*\Z")
_CLOSING_HASHES = lazy(r"(?:^|(?<=\s))(#+)$")
_ESCAPED_END = lazy(r"(?<!\\)(?:\\\\)*\\[^\\]\Z|(?<!\\)(?:\\\\)+\Z")
_ENTITY = lazy(r"&(?=#?\w{1,32};)")
_URL_UNSAFE = {ord(c): f"%{ord(c):02X}" for c in ' "<>()\\`|\n\t^{}'}
_PLAIN_URL = lazy(r"[\w/:.#?=+%~,;@!$*-]*")


def escaped(text: str) -> str:
    """A piece of running text, its line starts not looked at."""
    return text if _UNSUSPICIOUS.match(text) else _ANYWHERE.sub(r"\\\g<0>", text)


def with_plain_end(markdown: str) -> str:
    """A piece of escaped text after which a mark follows: its last character can't join with that."""
    if markdown and markdown[-1] in "\\<&[]!~_" and not _ESCAPED_END.search(markdown):
        return f"{markdown[:-1]}\\{markdown[-1]}"
    return markdown


def escaped_in_brackets(text: str) -> str:
    """A piece of text inside a link or an image's alternative."""
    return text if _UNSUSPICIOUS.match(text) else _IN_BRACKETS.sub(r"\\\g<0>", text)


def with_plain_starts(markdown: str) -> str:
    """A block's inline Markdown, no line of which begins another kind of block."""
    if markdown[:1].isalpha() and "\n" not in markdown:
        return markdown
    return _LINE_START.sub(_escape_start, markdown)


def _escape_start(found: re.Match[str]) -> str:
    space, number = found.group(1), found.group(4)
    if number:
        return f"{space}{number}\\{found.group(5)}"
    return f"{space}\\{found.group()[len(space) :]}"


def without_closing_hashes(markdown: str) -> str:
    """A heading's inline Markdown whose last # is text."""
    return _CLOSING_HASHES.sub(r"\\\1", markdown)


def link_target(address: str) -> str:
    """An address as a link destination: what would end it early is percent-encoded."""
    return address if _PLAIN_URL.fullmatch(address) else _ENTITY.sub("&amp;", address.translate(_URL_UNSAFE))
