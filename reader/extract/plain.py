"""Plain text to an article: paragraphs, headings that stand alone, lists, verse, code; its title and author."""

import itertools
import re
import textwrap
from dataclasses import dataclass
from typing import Literal

from reader.errors import DissectError
from reader.html import escape
from reader.text import clean
from reader.values import Article

Kind = Literal["paragraph", "heading", "verse", "code", "list", "quotation"]

_ITEM = re.compile(r"\s*(?:[-*+•‣–]|\(?\d{1,3}[.)])\s+\S")
_ITEM_SIGN = re.compile(r"(\s*)(?:[-*+•‣–]|\(?(\d{1,3})[.)])\s+")
_UNDERLINE = re.compile(r"(?:=+|-+|~+|\*+)\s*")
_ADDRESS = re.compile(r"https?://[^\s<>]*[^\s<>.,;:!?'\"’”)\]*_]")
_ROLE = re.compile(
    r"\b(?:writer|editor|author|journalist|reporter|correspondent|columnist|contributor|critic|novelist|poet|essayist|"
    r"historian|professor|lecturer|teacher|teaches|fellow|student|senior|junior|sophomore|researcher|scholar|scientist|engineer|"
    r"developer|director|analyst|consultant|lawyer|blogger|freelance|writes|lives|works|covers|edits|studies)\b",
    re.I,
)
_WORD_OF_NAME = r"[^\W\d_a-z][\w'’.\-]*"
_PARTICLE = "de|da|di|du|van|von|der|den|la|le|bin|al|el|y|e|of"
_NAME = rf"{_WORD_OF_NAME}(?: (?:{_PARTICLE}|{_WORD_OF_NAME})){{0,3}} {_WORD_OF_NAME}"
_AUTHOR_LINE = re.compile(
    rf"(?:[—–*_-]+ ?)?({_NAME}),? (?:.{{0,300}}? )?(?:is|was|writes|teaches|lives|works|covers|edits|studies)\b"
)
_BY_LINE = re.compile(rf"(?:[Ww]ritten |[Pp]osted )?[Bb]y:? ({_NAME}(?:(?:,| and| &) {_NAME})*)\W*")
_SENTENCE_END = re.compile(r"""[.!?…:;,]["'”’)\]]*$""")
_TITLE_LENGTH = 100
_HEADING_LENGTH = 80
_NARROWEST_WRAP = 40


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines between blank lines, and what they are."""

    kind: Kind
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        if self.kind == "heading":
            return " ".join(" ".join(self.lines).split())
        parts = [line.strip() for line in self.lines] if self.kind != "code" else list(self.lines)
        return (" " if self.kind == "paragraph" else "\n").join(parts)


def markdown_of_text(text: str) -> str:
    return article_of_text(text).markdown


def article_of_text(text: str) -> Article:
    """The article of a plain text. Raises DissectError where it is empty."""
    blocks = [_block(lines) for lines in _groups(textwrap.dedent(clean(text).expandtabs(8)))]
    if not blocks:
        raise DissectError("the file has no text to read")
    blocks = _with_headings(blocks)
    title = blocks[0].text if blocks[0].kind == "heading" and len(blocks) > 1 else None
    body = blocks[1:] if title else blocks
    return Article(
        title=title,
        byline=_byline(body),
        site=None,
        published=None,
        language=None,
        excerpt=None,
        image=None,
        url=None,
        markdown="\n\n".join(map(_written, body)),
        text="\n\n".join(block.text for block in body),
    )


def _groups(text: str) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            groups[-1].append(line.rstrip())
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _block(lines: list[str]) -> _Block:
    if len(lines) == 2 and _UNDERLINE.fullmatch(lines[1]) and len(lines[0]) <= _TITLE_LENGTH:
        return _Block("heading", (lines[0],))
    if all(line.lstrip().startswith(">") for line in lines):
        return _Block("quotation", tuple(line.lstrip().lstrip("> ") for line in lines))
    if _ITEM.match(lines[0]) and (len(lines) > 1 or lines[0][0] == " " or lines[0][0] in "-*+•‣"):
        return _Block("list", tuple(lines))
    if all(line.startswith("    ") for line in lines) and not _is_wrapped(lines):
        return _Block("code", tuple(textwrap.dedent("\n".join(lines)).split("\n")))
    return _Block("paragraph" if _is_wrapped(lines) else "verse", tuple(lines))


def _is_wrapped(lines: list[str]) -> bool:
    """Whether line ends only come from a width: the next word would mostly not have fitted."""
    if len(lines) == 1:
        return not lines[0].startswith("    ")
    widest = max(map(len, lines))
    full = sum(len(line) + len(after.split()[0]) >= widest - 8 for line, after in itertools.pairwise(lines))
    return widest >= _NARROWEST_WRAP and full >= 0.7 * (len(lines) - 1)


def _with_headings(blocks: list[_Block]) -> list[_Block]:
    """Short lines that stand alone before prose become headings; the first block may be the title."""
    result: list[_Block] = []
    for place, block in enumerate(blocks):
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        stands_alone = not result or result[-1].kind != "heading" or place == 1
        if stands_alone and after and _is_heading(block, after, _HEADING_LENGTH if place else _TITLE_LENGTH):
            block = _Block("heading", block.lines)
        result.append(block)
    return result


def _is_heading(block: _Block, after: _Block, limit: int) -> bool:
    text = block.text
    if block.kind not in ("paragraph", "verse") or len(block.lines) > 1 or len(text) > limit or len(text.split()) > 16:
        return False
    if (_SENTENCE_END.search(text) and not text.endswith("?")) or not (
        text[0].isupper() or text[0].isdigit() or not text[0].islower()
    ):
        return False
    if text[0] in "\"'“‘«(—–-" or _BY_LINE.fullmatch(text):
        return False
    return (after.kind != "verse" and len(after.text) > 2 * len(text)) or bool(_BY_LINE.fullmatch(after.text))


def _byline(body: list[_Block]) -> str | None:
    """A "By …" line at the top, or the line at the end that says who the author is."""
    for block in body[:2]:
        if found := _BY_LINE.fullmatch(block.text):
            return str(found.group(1))
    for block in body[-1:]:
        found = _AUTHOR_LINE.match(block.text)
        if found and len(body) > 1 and len(block.text) < 400 and _ROLE.search(block.text):
            return str(found.group(1))
    return None


def _written(block: _Block) -> str:
    """The block as Markdown that renders as its text."""
    if block.kind == "heading":
        return f"## {escape.without_closing_hashes(_inline(block.text))}"
    if block.kind == "code":
        fence = "`" * max(3, 1 + max(len(run) for run in re.findall(r"`*", block.text)))
        return f"{fence}\n{block.text}\n{fence}"
    if block.kind == "quotation":
        return "\n".join(f"> {line}" for line in _lines(block.lines).split("\n"))
    if block.kind == "list":
        return _items(block.lines)
    if block.kind == "verse":
        return _lines(block.lines)
    return escape.with_plain_starts(_inline(block.text))


def _lines(lines: tuple[str, ...]) -> str:
    return escape.with_plain_starts("  \n".join(_inline(line.strip()) for line in lines))


def _items(lines: tuple[str, ...]) -> str:
    """A list, its further lines joined to their items."""
    items: list[str] = []
    signs: list[str] = []
    for line in lines:
        sign = _ITEM_SIGN.match(line)
        if sign:
            signs.append(f"{sign.group(2)}." if sign.group(2) else "-")
            items.append(line[sign.end() :])
        else:
            items[-1] += " " + line.strip()
    return "\n".join(
        f"{sign} {escape.with_plain_starts(_inline(item))}" for sign, item in zip(signs, items, strict=True)
    )


def _inline(text: str) -> str:
    """Running text, escaped; web addresses as links to themselves."""
    parts: list[str] = []
    end = 0
    for found in _ADDRESS.finditer(text):
        parts += [escape.escaped(text[end : found.start()]), f"<{found.group()}>"]
        end = found.end()
    return "".join([*parts, escape.escaped(text[end:])])
