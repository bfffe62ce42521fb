"""Plain text to an article: paragraphs, headings that stand alone, lists, verse, code; its title and author."""

import re
from collections.abc import Sequence

from reader.errors import DissectError
from reader.extract.plain_blocks import TITLE_LENGTH, Block, blocks_of, is_memo
from reader.extract.plain_markdown import written
from reader.patterns import lazy
from reader.text import clean
from reader.values import Article

_ROLE = lazy(
    r"\b(?:writer|editor|author|journalist|reporter|correspondent|columnist|contributor|critic|novelist|poet|essayist|"
    r"historian|professor|lecturer|teacher|teaches|fellow|student|senior|junior|sophomore|researcher|scholar|scientist|engineer|"
    r"developer|director|analyst|consultant|lawyer|blogger|freelance|writes|lives|works|covers|edits|studies)\b",
    re.I,
)
_WORD_OF_NAME = r"[^\W\d_a-z][\w'’.\-]*"
_PARTICLE = "de|da|di|du|van|von|der|den|la|le|bin|al|el|y|e|of"
_NAME = rf"{_WORD_OF_NAME}(?: (?:{_PARTICLE}|{_WORD_OF_NAME})){{0,3}} {_WORD_OF_NAME}"
_AUTHOR_LINE = lazy(
    rf"(?:[—–*_-]+ ?)?({_NAME}),? (?:.{{0,300}}? )?(?:is|was|writes|teaches|lives|works|covers|edits|studies)\b"
)
_BY_LINE = lazy(rf"(?:[Ww]ritten |[Pp]osted )?[Bb]y:? ({_NAME}(?:(?:,| and| &) {_NAME})*)\W*")
_MEMO_AUTHOR = lazy(r"(?<=  )((?:[A-Z]\. ?){1,3}[A-Z][\w'’-]+)(?:, Ed\.?)?$")
_SENTENCE_END = lazy(r"""[.!?…:;,]["'”’)\]]*$""")
_CHAPTER = lazy(
    r"(?:chapter|part|book|section|act|scene|canto|volume|letter|stave|kapitel|chapitre|cap[ií]tulo|capitolo)\s+"
    r"(?:[ivxlc]{1,8}|\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|the \w{3,12})\b",
    re.I,
)
_HEADING_LENGTH = 80
_MEMO_FRONT = 8  # blocks in which a memo's title stands


def article_of_text(text: str) -> Article:
    """The article of a plain text. Raises DissectError where it is empty."""
    text = clean(text)
    from reader.extract.gutenberg import article_of_gutenberg, is_gutenberg

    if is_gutenberg(text):
        return article_of_gutenberg(text)
    blocks = _told_blocks(text)
    if not blocks:
        raise DissectError("the file has no text to read")
    title, body = (_memo_title if is_memo(text) else _first_title)(blocks)
    return Article(
        title=title,
        byline=_byline(body),
        site=None,
        published=None,
        language=None,
        excerpt=None,
        image=None,
        url=None,
        markdown=written(body),
        text="\n\n".join(block.text for block in body),
    )


def markdown_of_text(text: str) -> str:
    """A cleaned text as Markdown, all of it: nothing in it is the title."""
    return written(_told_blocks(text))


def _told_blocks(text: str) -> list[Block]:
    blocks = blocks_of(text)
    return blocks if is_memo(text) else _with_headings(blocks)


def _first_title(blocks: list[Block]) -> tuple[str | None, list[Block]]:
    has_title = blocks[0].kind == "heading" and len(blocks) > 1
    return (blocks[0].text, blocks[1:]) if has_title else (None, blocks)


def _memo_title(blocks: list[Block]) -> tuple[str | None, list[Block]]:
    """A memo's title is the first lines in the middle, under the two columns that say who and when."""
    for number, block in enumerate(blocks[:_MEMO_FRONT]):
        if block.kind == "heading":
            break
        if all(line.startswith(" " * 8) for line in block.lines) and block.kind != "code":
            return " ".join(block.text.split()), blocks[:number] + blocks[number + 1 :]
    return None, blocks


def _with_headings(blocks: list[Block]) -> list[Block]:
    """Short lines that stand alone before prose become headings; the first block may be the title."""
    result: list[Block] = []
    for place, block in enumerate(blocks):
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        stands_alone = not result or result[-1].kind != "heading" or place == 1
        is_title = stands_alone and after and _is_heading(block, after, _HEADING_LENGTH if place else TITLE_LENGTH)
        if is_title or (after and _is_chapter(block)):
            block = Block("heading", block.lines)
        result.append(block)
    return result


def _is_chapter(block: Block) -> bool:
    """Whether a block is "CHAPTER II.", on one line or on two with the chapter's name."""
    return (
        block.kind in ("paragraph", "verse")
        and len(block.lines) <= 2
        and all(len(line) <= _HEADING_LENGTH for line in block.lines)
        and _CHAPTER.match(block.lines[0].strip()) is not None
        and not block.text.endswith((",", ";"))
        and (len(block.text.split()) <= 3 or block.text[:4].isupper() or not _SENTENCE_END.search(block.text))
    )


def _is_heading(block: Block, after: Block, limit: int) -> bool:
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


def _byline(body: Sequence[Block]) -> str | None:
    """A "By …" line at the top, the names in a memo's first block, or the line at the end that says who wrote it."""
    if body and body[0].kind == "code":
        names = [found.group(1) for line in body[0].lines if (found := _MEMO_AUTHOR.search(line))]
        if names:
            return ", ".join(names)
    for block in body[:2]:
        if found := _BY_LINE.fullmatch(block.text):
            return str(found.group(1))
    for block in body[-1:]:
        found = _AUTHOR_LINE.match(block.text)
        if found and len(body) > 1 and len(block.text) < 400 and _ROLE.search(block.text):
            return str(found.group(1))
    return None
