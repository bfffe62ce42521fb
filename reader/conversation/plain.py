"""Plain text that ends in its comments: "17 Comments", then a numbered list or paragraphs that name who spoke."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from reader.conversation.dates import worded_date
from reader.conversation.ping_words import SAYS, ping_kind
from reader.patterns import lazy
from reader.text import clean, one_line
from reader.values import NO_CONVERSATION, Comment, Conversation, Kind

_NOUNS = (
    r"(?:comments?|responses?|replies|reply|thoughts?|kommentare?|antworten?|reaktionen|commentaires?|réponses?|"
    r"réactions?|comentarios?|respuestas?|comentários?|respostas?|commenti|commento|risposte|reacties|kommentarer)"
)
_ABOUT = r"(?:\s+(?:on|to|so far|zu|auf|sur|en|a|su|op)\b.{0,200})?"
_HEADING = lazy(
    rf"(?:(?P<before>\d[\d.,]{{0,9}}|one|no)\s+{_NOUNS}{_ABOUT}|{_NOUNS}\s*[(:]\s*(?P<behind>\d[\d.,]{{0,9}})\s*\)?)\s*:?",
    re.IGNORECASE,
)
_NUMBERED = lazy(r"(\s*)(\d{1,5})[.)]\s+(\S.*)")
_COLON = lazy(r"(?<=\S)\s*[:：]\s*")
_CLOSING = lazy(r"(?:comments are closed|leave a (?:reply|comment)|post a comment)\b.{0,40}", re.IGNORECASE)
_LONGEST_NAME = 80
_LONGEST_DATE = 60
_TRIES = 20
"""How many lines like a heading are tried, from the end; more would let a hostile text take its time."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One thing said. author is None where the text names nobody."""

    kind: Kind
    author: str | None
    published: str | None
    paragraphs: list[str]


def split(text: str) -> tuple[str, Conversation]:
    """The text without the comments at its end, and these; the text as it came where none are there for sure.

    The heading must stand alone on its line, all that follows must be comments, most of them must tell
    whose they are, and their number must go with the heading's.
    """
    lines = clean(text).split("\n")
    headings = ((place, found) for place in range(len(lines) - 1, -1, -1) if (found := _heading(lines[place])))
    for place, declared_count in islice(headings, _TRIES):
        rest = _without_closing(lines[place + 1 :])
        entries = _numbered(rest) or _spoken(rest)
        if _is_plausible(entries, int(declared_count)) or (declared_count == "0" and not rest):
            return "\n".join(lines[:place]).rstrip(), _conversation(entries, int(declared_count))
    return text, NO_CONVERSATION


def _heading(line: str) -> str | None:
    """The number of a heading, in digits; None where a line is none."""
    found = _HEADING.fullmatch(line.strip().lstrip("#").strip()) if len(line) < 300 else None
    if found is None:
        return None
    number = (found["before"] or found["behind"]).lower()
    return {"one": "1", "no": "0"}.get(number) or str(int(re.sub(r"\D", "", number)))


def _without_closing(lines: list[str]) -> list[str]:
    """The lines up to the last that says something; "Comments are closed." says nothing."""
    while lines and (not lines[-1].strip() or _CLOSING.fullmatch(lines[-1].strip())):
        lines = lines[:-1]
    return lines


def _is_plausible(entries: list[_Entry], declared_count: int) -> bool:
    named = sum(entry.author is not None for entry in entries)
    return 0 < len(entries) <= declared_count <= 2 * len(entries) <= 4 * named


def _numbered(lines: list[str]) -> list[_Entry]:
    """The entries of a list that counts up from 1, their further paragraphs indented; none where a line is neither."""
    blocks: list[list[str]] = []
    indent = 0
    for line in lines:
        found = _NUMBERED.fullmatch(line)
        if found and int(found[2]) == len(blocks) + 1 and (not blocks or len(found[1]) <= indent):
            indent = len(found[1])
            blocks.append([found[3]])
        elif blocks and (not line.strip() or len(line) - len(line.lstrip()) > indent):
            blocks[-1].append(line)
        elif line.strip():
            return []
    return [_entry(block) for block in blocks]


def _spoken(lines: list[str]) -> list[_Entry]:
    """The entries that each begin with "NAME says:" or "Pingback:"; none where the first line is no such."""
    blocks: list[list[str]] = []
    for line in lines:
        if _opening(line) is not None:
            blocks.append([line])
        elif blocks:
            blocks[-1].append(line)
        elif line.strip():
            return []
    return [_entry(block) for block in blocks]


def _opening(line: str) -> tuple[Kind, str, str] | None:
    """Kind, author and what follows on the line: of "Pingback: NAME", "NAME says:", "NAME says: text"."""
    parts = _COLON.split(line.strip(), maxsplit=1)
    head, rest = (parts[0], parts[1]) if len(parts) == 2 else (line.strip(), "")
    kind = ping_kind(head)
    if kind and rest:
        return kind, one_line(rest), ""
    said = SAYS.search(head) if len(head) <= 2 * _LONGEST_NAME else None
    if said and 0 < said.start() <= _LONGEST_NAME and len(parts) == 2:
        return "comment", one_line(head[: said.start()]), rest
    return None


def _entry(lines: list[str]) -> _Entry:
    kind, author, rest = _opening(lines[0]) or ("comment", None, lines[0])
    paragraphs = list(_paragraphs([rest, *lines[1:]]))
    published = worded_date(paragraphs[0]) if paragraphs and len(paragraphs[0]) <= _LONGEST_DATE else None
    return _Entry(kind, author, published, paragraphs[1:] if published and author else paragraphs)


def _paragraphs(lines: list[str]) -> Iterator[str]:
    for block in re.split(r"\n\s*\n", "\n".join(lines)):
        if block.strip():
            yield one_line(block)


def _conversation(entries: list[_Entry], declared_count: int) -> Conversation:
    comments = tuple(_comment(number, entry) for number, entry in enumerate(entries, 1))
    return Conversation(comments, declared_count, sources=("plain-text",))


def _comment(number: int, entry: _Entry) -> Comment:
    return Comment(
        id=f"c{number}",
        kind=entry.kind,
        author=entry.author,
        markdown=_markdown(entry.paragraphs) if entry.paragraphs else "",
        text="\n".join(entry.paragraphs),
        published=entry.published,
    )


def _markdown(paragraphs: list[str]) -> str:
    """Plain text as Markdown that shows as it is. A list of bare pings has none, and loads no HTML library."""
    from lxml import html

    from reader.html.markdown import markdown_of

    body = html.Element("div")
    for paragraph in paragraphs:
        html.etree.SubElement(body, "p").text = paragraph
    return markdown_of(body)
