"""What a conversation is about: the article's words, its site, and the sites that it links to."""

import re
from typing import NamedTuple

from reader import links
from reader.spam.shared_hosts import is_shared
from reader.spam.tokens import content_words, words_of
from reader.values import Article

# Enough to know an article's topic; a book of 5 MB is no better known by its end.
_TOPIC_LENGTH = 100_000
_WEB_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"'|]{1,500}")


class Subject(NamedTuple):
    """What a conversation is about, any of it None or empty where it isn't known.

    url is the article's address; text its words; hosts the sites it links to, without a leading www.
    """

    title: str | None = None
    url: str | None = None
    text: str | None = None
    hosts: frozenset[str] = frozenset()

    @classmethod
    def of(cls, article: Article) -> "Subject":
        return cls(article.title, article.url, article.words, linked_hosts(article.markdown))


class Topic(NamedTuple):
    """A subject made ready for comparing. Its site is None for one that many share; title are its words in order."""

    site: str | None
    trusted_sites: frozenset[str]
    title: tuple[str, ...]
    title_words: frozenset[str]
    words: frozenset[str]

    @classmethod
    def of(cls, subject: Subject) -> "Topic":
        title_words = content_words(subject.title or "")
        site = links.site(subject.url)
        return cls(
            site=None if site is None or is_shared(site) else site,
            trusted_sites=frozenset(host for host in subject.hosts if not is_shared(host)),
            title=tuple(words_of(subject.title or "")),
            title_words=title_words,
            words=title_words | content_words((subject.text or "")[:_TOPIC_LENGTH]),
        )

    def covers(self, words: frozenset[str]) -> bool:
        """Whether content words speak of this article: one of its title, or most of them in its text."""
        if words & self.title_words:
            return True
        shared = len(words & self.words)
        return shared >= 2 and shared * 2 >= len(words)


def linked_hosts(markdown: str) -> frozenset[str]:
    """The sites that a Markdown text links to, without a leading www."""
    return frozenset(filter(None, map(links.site, set(_WEB_ADDRESS.findall(markdown)))))
