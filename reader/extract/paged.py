"""Texts typed or printed in pages, as RFCs are: without the page breaks and what runs along at head and foot."""

import re
from collections import Counter
from itertools import pairwise, takewhile

from reader.patterns import lazy

_FOOTER = lazy(r"^[^\n]{0,100}\[Page (?:\d{1,4}|[ivxl]{1,6})\][ \t]*$", re.M)
_MEMO_HEAD = lazy(r"(?:RFC \d{1,5}|Internet[- ]Draft) {2}.* {2}\w+ (?:19|20)\d\d\s*")  # as RFC 7322 has it
_DIGITS = lazy(r"\d+|\b[ivxl]{1,6}\b")
_CHAPTER = lazy(r"(?:chapter|part|book|section|act|scene|canto|volume|letter) (?:\d+|[ivxl]{1,6})\b\W*")
_SENTENCE_END = lazy(r"[.!?:;]['\"”’)\]]*$")
_LONGEST = 100  # characters of a line that runs along
_SHARE = 0.4
"""Of the pages that must begin or end with the same line; left and right pages may take turns."""


def without_page_breaks(text: str) -> str:
    """The text as one, where form feeds or "[Page 3]" lines part it into pages; else as it is."""
    text = text.replace("\r\n", "\n") if "\f" in text else text
    pages = text.split("\f") if "\f" in text else _footed(text)
    pages = [page.strip("\n") for page in pages if page.strip()]
    if len(pages) < 2:
        return text.replace("\f", "\n")
    lines = [page.split("\n") for page in pages]
    for end in (0, -1):
        _drop_running(lines, end)
    left = [page for page in lines if page]
    return _joined(left) if left else text.replace("\f", "\n")


def _footed(text: str) -> list[str]:
    """Pages that a footer ends."""
    ends = [found.end() for found in _FOOTER.finditer(text)]
    starts = [0, *ends]
    return [text[start:stop] for start, stop in zip(starts, [*ends, len(text)], strict=True)]


def _drop_running(pages: list[list[str]], end: int) -> None:
    """Takes the first (0) or last (-1) line from the pages that share it, but for the numbers in it."""
    counts = Counter(_form(page[end]) for page in pages if _may_run(page, end))
    least = max(2, _SHARE * len(pages))
    for page in pages:
        if page and (_is_of_memo(page[end]) or (_may_run(page, end) and counts[_form(page[end])] >= least)):
            page.pop(end)
            blank_count = sum(1 for _ in takewhile(_is_blank, page if end == 0 else reversed(page)))
            del page[slice(blank_count) if end == 0 else slice(len(page) - blank_count, None)]


def _is_blank(line: str) -> bool:
    return not line.strip()


def _may_run(page: list[str], end: int) -> bool:
    """Whether a page's first or last line stands alone and is no sentence: it may be no paragraph, nor part of one."""
    if not page or len(page[end].strip()) > _LONGEST:
        return False
    beyond = page[1:2] if end == 0 else page[-2:-1]
    is_sentence = _SENTENCE_END.search(page[end].rstrip()) and any(map(str.isalpha, page[end]))
    return not "".join(beyond).strip() and not is_sentence


def _is_of_memo(line: str) -> bool:
    """Whether an RFC's or a draft's page begins or ends with such a line, shared or not."""
    return _FOOTER.fullmatch(line) is not None or _MEMO_HEAD.fullmatch(line) is not None


def _form(line: str) -> str:
    """What pages share of a line; a chapter's number is its own."""
    folded = " ".join(line.casefold().split())
    return folded if _CHAPTER.fullmatch(folded) else _DIGITS.sub("0", folded)


def _joined(pages: list[list[str]]) -> str:
    """The pages as one text; a sentence that goes on over the break stays one paragraph."""
    parts = ["\n".join(pages[0])]
    for before, page in pairwise(pages):
        goes_on = not _SENTENCE_END.search(before[-1].rstrip()) and page[0].lstrip()[:1].islower()
        parts += ["\n" if goes_on else "\n\n", "\n".join(page)]
    return "".join(parts)
