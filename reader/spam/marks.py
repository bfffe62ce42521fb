"""What a person said themselves: exact memory of sites, names and texts, stronger than any score."""

from typing import ClassVar

from reader import links
from reader.spam.item import WEB_ADDRESS
from reader.spam.learner import Learner
from reader.spam.shared_hosts import is_shared
from reader.spam.tokens import fold, words_of
from reader.text import one_line
from reader.values import Comment, Mark

# Shorter texts ("thanks!", "+1") are written by many, so that they count with their author's name alone.
_LEAST_WORDS = 5
_SHORT = "~"
_MOST_CHARACTERS = 100_000
# What the learner gets of a text, and what a host, a name or an address may be long.
_MOST_WORDS, _LONGEST_WORD, LONGEST = 100, 30, 500
# Who has no name of their own.
_NOBODY = frozenset("a reader|anonymous coward|anonymous user|guest user|no name|site admin".split("|"))
_SAID = {"site": "site", "address": "address", "text": "text", "name": "name", "bare name": "name"}


class Marks:
    """All marks, the oldest first, and what can be learnt from them."""

    NONE: ClassVar["Marks"]

    def __init__(self, marks: tuple[Mark, ...] = ()) -> None:
        self.marks = marks
        self.learner = Learner.of(marks)
        self._newest = {key: index for index, mark in enumerate(marks) for key in _keys(mark)}

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
        return f"you marked this {_SAID[what]} as {'spam' if mark.spam else 'not spam'}"


Marks.NONE = Marks()


def mark_of(comment: Comment, spam: bool) -> Mark:
    site = links.site(comment.author_url)
    shared = site is not None and (is_shared(site) or "/~" in (comment.author_url or ""))
    text = (comment.text or comment.markdown)[:_MOST_CHARACTERS]
    words = words_of(text)
    own_words = dict.fromkeys(words_of(WEB_ADDRESS.sub(" ", text)))
    name = one_line(fold(comment.author or ""))[:LONGEST] or None
    return Mark(
        host=None if site is None or shared else site[:LONGEST],
        name=name,
        text_key=_text_key(words, name or ""),
        spam=spam,
        address=address_of(comment.author_url or "", site) if site and shared else None,
        words=" ".join([word for word in own_words if len(word) <= _LONGEST_WORD][:_MOST_WORDS]),
    )


def is_knowable(mark: Mark) -> bool:
    """Whether a comment can be known again by a mark: nothing is by one without name, link and words."""
    return bool(_keys(mark))


def address_of(url: str, site: str) -> str | None:
    """Whose it is on a host that many share: the account where the path begins with one, else the whole path.

    None for the front page, which is nobody's.
    """
    path = links.without_tracking(url).partition("://")[2].partition("/")[2].partition("#")[0].strip("/?")
    first = path.partition("/")[0]
    if first.startswith(("@", "~")):
        path = first
    return f"{site}/{path}"[:LONGEST] if path else None


def _keys(mark: Mark) -> list[tuple[str, str]]:
    """By what a mark is found: a name with nothing beside it is also kept as a bare one."""
    found = [("site", mark.host), ("address", mark.address), ("text", mark.text_key), ("name", mark.name)]
    if not mark.host and not mark.address and (mark.text_key or _SHORT).startswith(_SHORT):
        found.append(("bare name", mark.name))
    return [(kind, value) for kind, value in found if value]


def _keys_of(comment: Comment) -> list[tuple[str, str]]:
    """By what a comment asks. "Anna" is many people's name: a person's counts where it is more than one word."""
    mark = mark_of(comment, spam=True)
    own = comment.is_ping or (len((mark.name or "").split()) > 1 and mark.name not in _NOBODY)
    unwanted = "bare name" if own else "name"
    return [key for key in _keys(mark) if key[0] != unwanted]


def _text_key(words: list[str], name: str) -> str | None:
    """A hash of a text, of a short one together with the name; None where nothing is said."""
    if not words:
        return None
    is_short = len(words) < _LEAST_WORDS
    # It loads OpenSSL, which nobody needs who has marked nothing.
    from hashlib import blake2b

    said = " ".join([name, "\n", *words] if is_short else words)
    key = blake2b(said.encode("utf-8", "replace"), digest_size=8).hexdigest()
    return f"{_SHORT}{key}" if is_short else key
