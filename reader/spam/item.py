"""One comment as the rules read it: folded words of its name, text and address, each taken once."""

import re
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from reader import links
from reader.spam.subject import Topic
from reader.spam.tokens import fold, topical, words_of
from reader.values import Comment

# What a rule needs stands at the beginning or the end of a text; a megabyte is no better judged by its middle.
_NAME_LENGTH, _URL_LENGTH, _HEAD, _TAIL = 300, 1_000, 3_000, 1_000
_LABEL_LENGTH, _LONGEST_TITLE = 63, 1_000
WEB_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]\"']{1,500}", re.I)
_DATE = re.compile(r"\b(?:19|20)\d\d-[01]\d-[0-3]\d\b")
_PLACE_OF_TITLE = re.compile(r"[|»«›•·–—]|\s[-~:/]{1,2}\s|(?<=\w):\s")


# What each part is of a comment, and what of an item doesn't change when it is taken away.
_FIELDS = {"name": ("author",), "address": ("author_url",), "text": ("text", "markdown")}
_OF_NAME = frozenset("name name_words has_case is_lower is_title is_sentence is_address is_domain is_endless".split())
_OF_ADDRESS = frozenset("url site site_read path is_trusted".split())
_OF_TEXT = frozenset("text text_words last_line links".split())
_LASTING = {
    "name": _OF_ADDRESS | _OF_TEXT,
    "address": _OF_NAME | _OF_TEXT,
    "text": _OF_NAME | _OF_ADDRESS | {"is_on_topic"},
}


class Item:
    """A comment beside the topic of its page. What a rule never asks for is never worked out."""

    def __init__(self, comment: Comment, topic: Topic) -> None:
        self.comment = comment
        self.topic = topic

    def without(self, part: str) -> "Item":
        """The same comment without its name, its address or its text. What is known of the rest stays known."""
        emptied: dict[str, Any] = dict.fromkeys(_FIELDS[part], "" if part == "text" else None)
        other = Item(self.comment._replace(**emptied), self.topic)
        other.__dict__.update({name: value for name, value in self.__dict__.items() if name in _LASTING[part]})
        return other

    @cached_property
    def name(self) -> str:
        return (self.comment.author or "")[:_NAME_LENGTH].strip()

    @cached_property
    def name_words(self) -> list[str]:
        return words_of(self.name)

    @cached_property
    def text(self) -> str:
        """The text, a long one without its middle."""
        text = self.comment.text or self.comment.markdown
        return text if len(text) <= _HEAD + _TAIL else f"{text[:_HEAD]}\n{text[-_TAIL:]}"

    @cached_property
    def text_words(self) -> list[str]:
        """The words of the text, addresses left out."""
        return words_of(WEB_ADDRESS.sub(" ", self.text))

    @cached_property
    def last_line(self) -> str:
        return self.text.rstrip().rpartition("\n")[2].strip()

    @cached_property
    def url(self) -> str:
        return (self.comment.author_url or "")[:_URL_LENGTH].strip()

    @cached_property
    def site(self) -> str | None:
        """The host of the link on the name, without a leading www."""
        return links.site(self.url)

    @cached_property
    def site_read(self) -> str:
        """The host as people see it: punycode as the letters it stands for, undisguised; "" where there is none."""
        site = self.site or ""
        return fold(".".join(map(_read_label, site.split(".")))) if "xn--" in site else site

    @cached_property
    def path(self) -> str:
        """What follows the host, "" for a home page."""
        return unquote(self.url.partition("://")[2].partition("/")[2])

    @cached_property
    def links(self) -> list[str]:
        """The web addresses in the body, but those of the article's own site; each once."""
        markdown = self.comment.markdown
        source = markdown if len(markdown) <= _HEAD + _TAIL else markdown[:_HEAD] + markdown[-_TAIL:]
        found = dict.fromkeys(WEB_ADDRESS.findall(source) or WEB_ADDRESS.findall(self.text))
        return [link for link in found if self.topic.site is None or links.site(link) != self.topic.site]

    @cached_property
    def has_case(self) -> bool:
        """Whether the name is in a script with capitals, so that their absence tells something."""
        return any(map(str.isalpha, self.name)) and not _has_caseless(self.name)

    @cached_property
    def is_lower(self) -> bool:
        """Whether the name has no capital where one could be; a headline that begins with a number needs none."""
        return self.has_case and self.name[0].isalpha() and self.name == self.name.lower()

    @cached_property
    def is_title(self) -> bool:
        """Whether the name reads like the title of a page: parts with a mark between them, cut off with dots, dated.

        (What bookmarking services post daily is called "links for 2006-10-16", all in small letters.)
        """
        if len(self.name.split()) < 3 or self.is_address or self.is_endless:
            return False
        return bool(_PLACE_OF_TITLE.search(self.name) or _DATE.search(self.name)) or self.name.endswith(("...", "…"))

    @cached_property
    def is_sentence(self) -> bool:
        """Whether the name is longer than a keyword, and written with capitals."""
        if len(self.name_words) < 5 or " " not in self.name or self.is_endless:
            return False
        return not self.is_lower and not self.is_address

    @cached_property
    def is_endless(self) -> bool:
        """Whether the name is longer than any page's title or person's name."""
        return len(self.comment.author or "") > _LONGEST_TITLE

    @cached_property
    def is_address(self) -> bool:
        return self.name.lower().startswith(("http://", "https://", "www."))

    @cached_property
    def is_domain(self) -> bool:
        """Whether the name is a host name, as blogs without a title have it."""
        return " " not in self.name and "." in self.name.strip(".") and not self.is_address

    @cached_property
    def is_on_topic(self) -> bool:
        """Whether the name, or the last part of the address, speaks of the article."""
        slug = topical(words_of(self.path.rstrip("/").rpartition("/")[2]))
        return self.topic.covers(topical(self.name_words)) or len(slug & self.topic.title_words) > 1

    @cached_property
    def is_trusted(self) -> bool:
        """Whether the link on the name leads to the article's own site or to one that the article links to."""
        return self.site is not None and (self.site == self.topic.site or self.site in self.topic.trusted_sites)


def _has_caseless(text: str) -> bool:
    """Whether a letter is of a script without capitals, from Hebrew to Khmer or from kana to hangul."""
    if text.isascii():
        return False
    return any("\u0590" <= letter < "\u1800" or "\u3040" <= letter < "\ud7b0" for letter in text)


def _read_label(label: str) -> str:
    """A part of a host, decoded where it is in punycode (rfc-editor.org/rfc/rfc3492) and can be."""
    if not label.startswith("xn--") or len(label) > _LABEL_LENGTH:
        return label
    try:
        return label.removeprefix("xn--").encode("ascii").decode("punycode")
    except ValueError:
        return label
