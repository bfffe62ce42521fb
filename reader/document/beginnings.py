"""Where a long Markdown text is cut so that its beginning can be drawn before the rest is read."""

import re

HEAD_LENGTH = 8_000  # a screen of 200 x 50 cells shows 7,000
_FENCES = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.M)
_OF_DELIMITER_ROWS = "|:- \t>"


def head_of(markdown: str, length: int = HEAD_LENGTH) -> str:
    """A beginning of about this many characters that ends between two blocks: enough for a first screen.

    The whole text where it is no longer. References and footnotes that are defined further down are not
    in it, so what is parsed from it serves only until the whole is parsed. The rows of a table that come first
    are whole, and none is without the two at its top, however long they are.
    """
    if len(markdown) <= length:
        return markdown
    cut = markdown.rfind("\n\n", 0, length)
    part = markdown[: cut if cut > 0 else _cut_in_block(markdown, length)]
    fences: list[str] = _FENCES.findall(part)
    return part + ("\n" + fences[-1] if len(fences) % 2 else "")


def _cut_in_block(markdown: str, length: int) -> int:
    """Where a text is cut that begins with a block longer than this."""
    begin = markdown.rfind("\n", 0, length) + 1
    end = _line_end(markdown, begin)
    before = markdown.rfind("\n", 0, max(begin - 1, 0)) + 1
    if begin and _is_delimiter_row(markdown[begin:end]):
        return before or end
    after = _line_end(markdown, end + 1)
    if _is_delimiter_row(markdown[end + 1 : after]):
        return begin or after
    is_row = "|" in markdown[before:begin] and "|" in markdown[begin:end]
    return begin if begin and (is_row or _FENCES.match(markdown, begin)) else length


def _line_end(markdown: str, begin: int) -> int:
    end = markdown.find("\n", begin)
    return end if end >= 0 else len(markdown)


def _is_delimiter_row(line: str) -> bool:
    return "|" in line and "-" in line and not line.strip(_OF_DELIMITER_ROWS)
