"""The values that travel through the house: frozen, plain, known to every room.

Times are ISO 8601 strings with a zone ("2016-12-01T00:00:00Z") or a bare date; what a page doesn't say is
None. All text in them is cleaned (reader.text.clean); Markdown is CommonMark with GFM tables.
"""

from collections.abc import Iterable, Mapping
from math import ceil
from typing import Any, Literal, NamedTuple, cast

from reader.text import counted, one_line

Kind = Literal["comment", "pingback", "trackback", "webmention"]
Label = Literal["spam", "unsure", "ham"]
View = Literal["article", "page"]

WORDS_A_MINUTE = 230
_MINUTES_TOLD = 90
_MOST_HOURS = 48
"""Of a Bible or a log nobody asks how long it takes."""
NO_ARTICLE = "this page has no article: this is all that it has to read"
"""The note on a page that only leads to others: a home page, a list."""

_LONGEST_NAME = 120  # characters; scripts without spaces have words without end


class Page(NamedTuple):
    """Bytes as fetched.

    source is the location as the person gave it; url the address after redirects, or the one that a saved page
    names, None where there is none; media_type lower case and bare ("text/html"); charset the label that came
    beside the bytes, None where none did; etag and last_modified are validators for asking again; shortfall is why
    there is less than there should be ("the page broke off before its end"), None where all came; is_local tells that
    it came from this machine, whatever its url; headers are those of the answer that say something about comments,
    their names in lower case. place names what is meant in it: what stood behind the # of its address.
    """

    source: str
    url: str | None
    content: bytes
    media_type: str
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    shortfall: str | None = None
    is_local: bool = False
    headers: Mapping[str, str] = {}
    place: str = ""


class Article(NamedTuple):
    """What a page is about.

    text is the body's words without marks or captions; None where they are all the words of markdown, which
    `words` gives then, when they are asked for: a long text is on the screen before that. modified is when it was
    last changed, where the page says so. next_page is the address that it goes on at, None where it is whole. note
    is one plain sentence about this reading for the person: what is missing, or what this is instead. entries are
    what a list has to open (a feed, a folder, a mailbox), whose markdown is that list in words; feeds are the
    addresses of the feeds that the page offers.
    """

    title: str | None
    byline: str | None
    site: str | None
    published: str | None
    language: str | None
    excerpt: str | None
    image: str | None
    url: str | None
    markdown: str
    text: str | None
    modified: str | None = None
    next_page: str | None = None
    note: str | None = None
    feeds: tuple[str, ...] = ()
    entries: tuple["Entry", ...] = ()

    @property
    def words(self) -> str:
        """The body's words, for counting and searching."""
        if self.text is not None:
            return self.text
        from reader.words import without_marks

        return without_marks(self.markdown)

    @property
    def word_count(self) -> int:
        # By lines: a list of all words of a book takes ten times its memory.
        return sum(len(line.split()) for line in self.words.splitlines())

    @property
    def reading_count(self) -> int:
        """The words that one reads on end: without those of code and tables, where there are others."""
        from reader.words import data_word_count

        words = self.word_count
        read = words - data_word_count(self.markdown)
        return read if read > 0 else words

    @property
    def is_front(self) -> bool:
        """Whether this is a page's whole text because the page has no article."""
        return self.note == NO_ARTICLE

    @property
    def name(self) -> str:
        """The title; where the page has none, its first words with an ellipsis, so nothing is invented."""
        if self.title:
            return self.title
        words = self.words.split(maxsplit=8)
        if not words:
            return "(no text)"
        name = " ".join(words[:8])
        return name[:_LONGEST_NAME] + ("…" if len(words) > 8 or len(name) > _LONGEST_NAME else "")


def reading_time(word_count: int) -> str:
    """How long so many words take, rounded up: "7 min", "3 hours"; of what nobody reads on end, how many they are."""
    minutes = ceil(word_count / WORDS_A_MINUTE)
    if minutes <= _MINUTES_TOLD:
        return f"{minutes} min"
    hours = round(minutes / 60)
    return f"{hours} hours" if hours <= _MOST_HOURS else f"{word_count:,} words"


class Entry(NamedTuple):
    """One thing that a list has to open.

    location is what reader can open, an address or a path; None where there is nothing but article, which is
    the full text, where the list has it. replies is the address of the feed of the comments on it, reply_count how
    many the list says there are; None where it doesn't say.
    """

    title: str | None
    location: str | None
    published: str | None = None
    byline: str | None = None
    excerpt: str | None = None
    article: Article | None = None
    replies: str | None = None
    reply_count: int | None = None

    @property
    def name(self) -> str:
        """The title; without one how the text begins, else where it is."""
        return self.title or self.excerpt or (self.article.name if self.article else one_line(self.location or ""))


class Comment(NamedTuple):
    """One thing said under an article. A ping's author is the title or name it gives, its author_url the link.

    parent_id names another comment of the same conversation, or is None. id is unique in it, and stays
    the same when the page is read again. score is what a place with votes gives it; section names the other
    place where it was said ("Hacker News"), "" for the page's own conversation. by_opener tells that its author opened
    the thread that it is in: posted the page that is one, or submitted the article to that other place.
    """

    id: str
    kind: Kind
    author: str | None
    markdown: str
    text: str
    parent_id: str | None = None
    author_url: str | None = None
    published: str | None = None
    by_article_author: bool = False
    score: int | None = None
    section: str = ""
    by_opener: bool = False

    @property
    def is_ping(self) -> bool:
        return self.kind in ("pingback", "trackback")


class Mark(NamedTuple):
    """A person's verdict on one comment, and by what such a comment is known again.

    host has no leading www and is None where many share it; address is then the account or the page there. name is
    folded; text_key is a short hash of the text's words, of few ones with the name; words are the text's, each once.
    """

    host: str | None
    name: str | None
    text_key: str | None
    spam: bool
    address: str | None = None
    words: str = ""


class Author(NamedTuple):
    """By what an author is known: the link on the name, else the folded name at a place, a site.

    link has no scheme and no www; with it name is None and place "".
    """

    link: str | None
    name: str | None
    place: str


class Request(NamedTuple):
    """What the platform of that name would like to be answered, and can read.

    place is what it needs to know of where the answer belongs; instead is asked where this one gives nothing;
    fills tells that it is asked only while comments are missing; title is a person's word for what is asked.
    """

    platform: str
    url: str
    place: str = ""
    instead: tuple["Request", ...] = ()
    fills: bool = False
    title: str = ""


class Offer(NamedTuple):
    """Comments that are at a third party, or that a page on disk knows of: asked for only when a person wants them."""

    service: str
    host: str
    requests: tuple[Request, ...]


class Conversation(NamedTuple):
    """All that was said under an article, parents before their replies, else in the page's order.

    declared_count is the page's own number (None where it gives none) and may differ from what was found;
    complete is False while more is known to exist, or where nothing is here and others offer it; sources name where
    the comments came from ("wordpress-html"); closed tells that the page takes no more. offers are where more was
    said, for a person to ask for; note is one plain sentence on what can't be had.
    """

    comments: tuple[Comment, ...]
    declared_count: int | None = None
    complete: bool = True
    sources: tuple[str, ...] = ()
    closed: bool = False
    offers: tuple[Offer, ...] = ()
    note: str | None = None

    @property
    def progress(self) -> str:
        """How much of it has come ("640 of 1,500 comments"), while more is asked for."""
        count, declared_count = len(self.comments), self.declared_count
        of_all = f" of {declared_count:,}" if declared_count and count <= declared_count else ""
        return f"{count:,}{of_all} comments"


NO_CONVERSATION = Conversation(())


class Verdict(NamedTuple):
    """What the filter or the person thinks of one comment.

    score runs from 0 (ham) to 1 (spam); reasons are in plain words, the strongest first, at most two. marked tells
    that a person said so.
    """

    label: Label
    score: float
    reasons: tuple[str, ...] = ()
    marked: bool = False

    @property
    def hides(self) -> bool:
        return self.label == "spam"


Verdicts = Mapping[str, Verdict]
"""Verdicts by comment id: one for each comment of a conversation."""


class Place(NamedTuple):
    """Where someone is in a document: which block, and which character of its text.

    A negative character is a line of the gap above the block, -1 the one right above it.
    """

    block: int = 0
    character: int = 0


class Tally(NamedTuple):
    """The counts of one conversation, and the one way they are written.

    hidden_spam_count of the hidden_count are spam; those of muted authors count neither as spam nor as hidden.
    declared_count is the page's own number, None where it gives none; WordPress counts pings in it, and pages miscount.
    shown_count + muted_count + hidden_count is always found_count.
    """

    found_count: int
    spam_count: int
    hidden_count: int
    hidden_spam_count: int
    declared_count: int | None = None
    muted_count: int = 0

    @property
    def shown_count(self) -> int:
        return self.found_count - self.muted_count - self.hidden_count

    @property
    def parts(self) -> tuple[str, str, str, str, str]:
        """What there is, shown, muted, hidden, and what the page says of it, in words; "" for what needn't be said.

        Shown spam, and others that are hidden, are told apart.
        """
        declared = (
            f"the page says {self.declared_count:,}" if self.declared_count not in (None, self.found_count) else ""
        )
        if not self.found_count:
            return "no comments", "", "", "", declared
        shown_spam = self.spam_count - self.hidden_spam_count
        others = self.hidden_count - self.hidden_spam_count
        hidden = [f"{self.hidden_spam_count:,} spam"] if self.hidden_spam_count else []
        hidden += [counted(others, "other")] if others else []
        return (
            counted(self.found_count, "comment"),
            f"{self.shown_count:,} shown" + (f", {shown_spam:,} of them spam" if shown_spam else ""),
            f"{self.muted_count:,} muted" if self.muted_count else "",
            f"{' and '.join(hidden)} hidden" if hidden else "",
            declared,
        )

    def __str__(self) -> str:
        """ "17 comments · 2 shown · 15 spam hidden"."""
        return " · ".join(filter(None, self.parts))


def to_fields(value: NamedTuple) -> dict[str, Any]:
    """A value's fields as JSON carries them: the values in it likewise, tuples as lists."""
    return dict(zip(value._fields, map(_plain, value), strict=True))


def _plain(value: Any) -> Any:
    if not isinstance(value, tuple):
        return value
    return to_fields(cast("NamedTuple", value)) if hasattr(value, "_fields") else list(map(_plain, value))


def article_from(fields: Mapping[str, Any]) -> Article:
    """An article from its fields, as to_fields gave them and JSON carried them; unknown ones are left out."""
    entries = tuple(map(_entry_from, fields.get("entries", ())))
    return Article(**_known(Article, fields) | {"feeds": tuple(fields.get("feeds", ())), "entries": entries})


def _entry_from(fields: Mapping[str, Any]) -> Entry:
    article = fields["article"]
    return Entry(**_known(Entry, fields) | {"article": article_from(article) if article else None})


def conversation_from(fields: Mapping[str, Any]) -> Conversation:
    """A conversation from its fields, likewise."""
    offers = tuple(_offer_from(offer) for offer in fields.get("offers", ()))
    known = {"comments": comments_from(fields["comments"]), "sources": tuple(fields["sources"]), "offers": offers}
    return Conversation(**_known(Conversation, fields) | known)


def request_from(fields: Mapping[str, Any]) -> Request:
    """A request from its fields, likewise."""
    return Request(**_known(Request, fields) | {"instead": tuple(map(request_from, fields.get("instead", ())))})


def _offer_from(fields: Mapping[str, Any]) -> Offer:
    return Offer(**_known(Offer, fields) | {"requests": tuple(map(request_from, fields["requests"]))})


def comments_from(several: Iterable[Mapping[str, Any]]) -> tuple[Comment, ...]:
    """Comments from the fields of each, likewise."""
    return tuple(Comment(**_known(Comment, fields)) for fields in several)


def _known(kind: type[NamedTuple], fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: fields[name] for name in kind._fields if name in fields}
