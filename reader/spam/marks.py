"""What a person said themselves: exact memory of sites, names and texts, stronger than any score."""

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import ClassVar

from reader import links
from reader.spam.shared_hosts import is_shared
from reader.spam.tokens import words_of
from reader.text import one_line
from reader.values import Comment

# Shorter texts ("thanks!", "+1") are written by many.
_LEAST_WORDS = 5
_MOST_CHARACTERS = 100_000


@dataclass(frozen=True, slots=True)
class Mark:
    """A person's verdict on one comment, and by what it is known again.

    host has no leading www and is None for services that many share; name is folded; text_key is a short
    hash of the text's words, None for short texts.
    """

    host: str | None
    name: str | None
    text_key: str | None
    spam: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks, the oldest first."""

    marks: tuple[Mark, ...] = ()
    _newest: dict[tuple[str, str], int] = field(init=False, repr=False, compare=False)

    NONE: ClassVar["Marks"]

    def __post_init__(self) -> None:
        newest = {key: index for index, mark in enumerate(self.marks) for key in _keys(mark)}
        object.__setattr__(self, "_newest", newest)

    def plus(self, mark: Mark) -> "Marks":
        return Marks((*self.marks, mark))

    def says(self, comment: Comment) -> Mark | None:
        """The newest mark that knows the comment again."""
        if not self.marks:
            return None
        known = [self._newest[key] for key in _keys_of(comment) if key in self._newest]
        return self.marks[max(known)] if known else None

    def reason(self, comment: Comment) -> str | None:
        """What was marked and how, in plain words."""
        mark = self.says(comment)
        if mark is None:
            return None
        what = next(kind for kind, value in _keys_of(comment) if (kind, value) in _keys(mark))
        return f"you marked this {what.removeprefix('bare ')} as {'spam' if mark.spam else 'not spam'}"


Marks.NONE = Marks()


def mark_of(comment: Comment, spam: bool) -> Mark:
    site = links.site(comment.author_url)
    return Mark(
        host=None if site is None or is_shared(site) else site,
        name=one_line(comment.author or "").casefold() or None,
        text_key=_text_key(comment.text or comment.markdown),
        spam=spam,
    )


def _keys(mark: Mark) -> list[tuple[str, str]]:
    """By what a mark is found: a name with nothing beside it is also kept as a bare one."""
    found = [("site", mark.host), ("text", mark.text_key), ("name", mark.name)]
    if not mark.host and not mark.text_key:
        found.append(("bare name", mark.name))
    return [(kind, value) for kind, value in found if value]


def _keys_of(comment: Comment) -> list[tuple[str, str]]:
    """By what a comment asks. A ping's name is its title; a person's is shared by many, and counts only alone."""
    unwanted = "bare name" if comment.is_ping else "name"
    return [key for key in _keys(mark_of(comment, spam=True)) if key[0] != unwanted]


def _text_key(text: str) -> str | None:
    words = words_of(text[:_MOST_CHARACTERS])
    if len(words) < _LEAST_WORDS:
        return None
    return blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=8).hexdigest()
