"""A WordPress export, read as a stream: each post with the comments under it.

The format is RSS 2.0 with elements of WordPress's own (WXR; WordPress, wp-admin/includes/export.php). A file may be
of gigabytes and come from anywhere: nothing is kept but the post that is being read, declarations of entities are
refused, and nothing is ever fetched.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import BinaryIO, NamedTuple
from xml.parsers import expat

from reader.errors import ReaderError
from reader.text import clean, one_line
from reader.values import Comment, Kind

_KINDS: dict[str, Kind] = {"pingback": "pingback", "trackback": "trackback", "webmention": "webmention"}
_OF_POST = frozenset(("title", "link", "content:encoded", "dc:creator"))
_OF_AUTHOR = frozenset(("wp:author_id", "wp:author_login"))
_OF_COMMENT = frozenset(
    f"wp:comment_{field}" for field in "id author author_url content approved type parent user_id date_gmt".split()
)
_CHUNK = 1 << 16
# Old comments have control characters, which XML forbids.
_WITHOUT_CONTROLS = bytes(32 if code < 32 and code not in b"\t\n\r" else code for code in range(256))
_LONGEST, _DEEPEST, _MOST_COMMENTS = 100_000, 100, 10_000
_TRASH = ("trash", "post-trashed")
_BREAK = re.compile(r"<(?:br|/p|/div|/li)\b[^<>]*>", re.I)
_TAG = re.compile(r"<[^<>]*>")
_HREF = re.compile(r"<a\s[^<>]*?\bhref\s{0,9}=\s{0,9}[\"']?([^\"'\s<>]{1,500})", re.I)


class WxrError(ReaderError):
    """What isn't a WordPress export, or ends before its end."""


class Said(NamedTuple):
    """A comment and what its blog thinks of it: "1" approved, "0" waiting, "spam"."""

    comment: Comment
    status: str


@dataclass(frozen=True, slots=True)
class Post:
    """A post and what was said under it. html is its body; a post of very many comments comes in several pieces."""

    title: str | None
    url: str | None
    html: str
    said: tuple[Said, ...]


def posts(stream: BinaryIO, begun: bytes = b"") -> Iterator[Post]:
    """The posts of an export that have comments, each as soon as it is read. begun is what was read of it before.

    Raises WxrError where it is no export or not well formed, after all comments before that place.
    """
    reading = _Reading()
    chunk = (begun or stream.read(_CHUNK)).lstrip()
    is_wide = b"\0" in chunk
    while True:
        failure = reading.feed(chunk if is_wide else chunk.translate(_WITHOUT_CONTROLS))
        yield from reading.taken()
        if failure:
            raise failure
        if not chunk:
            return
        chunk = stream.read(_CHUNK)


class _Reading:
    """What the parser has seen so far."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._is_export = False
        self._depth = 0
        self._field: str | None = None
        self._text: list[str] = []
        self._length = 0
        self._logins: dict[str, str] = {}
        self._author: dict[str, str] = {}
        self._post: dict[str, str] | None = None
        self._comment: dict[str, str] | None = None
        self._said: list[Said] = []
        self._ready: list[Post] = []

    def feed(self, chunk: bytes) -> WxrError | None:
        """Reads on, to the end where the chunk is empty; why that failed."""
        try:
            self._parser.Parse(chunk, not chunk)
        except expat.ExpatError as error:
            if self._post is not None:
                self._give(self._post)
            return WxrError(f"not well-formed XML at line {error.lineno}; export it again")
        except WxrError as error:
            return error
        return None if chunk or self._is_export else WxrError("XML, but no WordPress export")

    def taken(self) -> list[Post]:
        """The posts that are ready."""
        ready, self._ready = self._ready, []
        return ready

    def _refuse(self, *_: object) -> None:
        raise WxrError("it declares a document type, which no WordPress export does; not read")

    def _start(self, name: str, _: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise WxrError("nested deeper than any WordPress export; not read")
        if name == "item":
            self._post, self._said = {}, []
        elif name == "wp:comment" and self._post is not None:
            self._comment = {}
        elif name in (_OF_COMMENT if self._comment is not None else _OF_POST if self._post is not None else _OF_AUTHOR):
            self._field, self._text, self._length = name, [], 0
        elif name == "wp:wxr_version":
            self._is_export = True

    def _characters(self, text: str) -> None:
        if self._field and self._length < _LONGEST:
            self._text.append(text[: _LONGEST - self._length])
            self._length += len(text)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if name == self._field:
            fields = self._comment if self._comment is not None else self._post
            (self._author if fields is None else fields)[name] = "".join(self._text).strip()
            self._field = None
        elif name == "wp:author":
            self._logins[self._author.get("wp:author_id", "")] = self._author.get("wp:author_login", "")
            self._author = {}
        elif name == "wp:comment" and self._comment is not None and self._post is not None:
            self._hear(self._comment, self._post)
            self._comment = None
        elif name == "item" and self._post is not None:
            self._give(self._post)
            self._post = None

    def _hear(self, fields: dict[str, str], post: dict[str, str]) -> None:
        status = fields.get("wp:comment_approved", "")
        if status in _TRASH:
            return
        login = self._logins.get(fields.get("wp:comment_user_id", ""), "")
        comment = _comment(fields, by_article_author=bool(login) and login == post.get("dc:creator"))
        self._said.append(Said(comment, one_line(status)))
        if len(self._said) >= _MOST_COMMENTS:
            self._give(post)

    def _give(self, post: dict[str, str]) -> None:
        if self._said:
            title, url = (one_line(post.get(field, "")) or None for field in ("title", "link"))
            self._ready.append(Post(title, url, post.get("content:encoded", ""), tuple(self._said)))
            self._said = []


def _comment(fields: dict[str, str], by_article_author: bool) -> Comment:
    html = fields.get("wp:comment_content", "")
    text = words_of_html(html)
    parent = one_line(fields.get("wp:comment_parent", ""))
    return Comment(
        id=one_line(fields.get("wp:comment_id", "")),
        kind=_KINDS.get(fields.get("wp:comment_type", ""), "comment"),
        author=one_line(unescape(fields.get("wp:comment_author", ""))) or None,
        author_url=one_line(fields.get("wp:comment_author_url", "")) or None,
        text=text,
        markdown="\n".join([text, *(f"<{target}>" for target in targets_of_html(html) if target not in text)]),
        parent_id=parent if parent not in ("", "0") else None,
        published=one_line(fields.get("wp:comment_date_gmt", "")) or None,
        by_article_author=by_article_author,
    )


def words_of_html(html: str) -> str:
    """The text of a piece of HTML, for judging it: no markup, cleaned."""
    return clean(unescape(_TAG.sub("", _BREAK.sub("\n", html)))).strip()


def targets_of_html(html: str) -> list[str]:
    """The addresses that its links lead to, each once."""
    return list(dict.fromkeys(one_line(unescape(target)) for target in _HREF.findall(html)))
