"""A library of made-up articles with comments, the same at every run: words by Zipf's law, a tenth of it in Chinese."""

import random
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice

from reader.library import copies, items
from reader.library.bare import Address
from reader.library.identity import key_of
from reader.library.store import Store
from reader.values import Article, Comment, Conversation

_SEED, _WORDS, _CHARACTERS = 20161201, 60_000, 3_000
_COMMONEST = """the of and to in a is that it for on was with as be by at this have from or had not but what all were
    when we there can an your which their said if do will each about how up out them then she many some so these would
    other into has more her two like him see time could no make than first been its who now people my made over did
    down only way find use may water long little very after called just where most know""".split()
_BEGINS = "b c d f g h l m n p r s t v w br ch cl cr fl gr pl pr sh st th tr".split()
_MIDDLES = "a e i o u ai ea ou ie".split()
_ENDS = ["", "", "n", "r", "s", "t", "l", "nd", "ng", "st"]
TAGS = [f"tag {number}" for number in range(300)]


class Corpus:
    """The words that it is made of, the commonest first, and articles of them by number."""

    def __init__(self) -> None:
        chance = random.Random(_SEED)
        words = dict.fromkeys(_COMMONEST)
        while len(words) < _WORDS:
            syllables = "".join(chance.choice(_BEGINS) + chance.choice(_MIDDLES) for _ in range(chance.randint(1, 4)))
            words[syllables + chance.choice(_ENDS)] = None
        self.words = list(words)
        self.characters = [chr(code) for code in range(0x4E00, 0x4E00 + _CHARACTERS)]
        self._word_weights = list(accumulate(1 / (rank + 3) for rank in range(_WORDS)))
        self._character_weights = list(accumulate(1 / (rank + 10) for rank in range(_CHARACTERS)))

    def article(self, number: int) -> tuple[Article, Conversation]:
        """About 4 KB of text in paragraphs, and three comments of together 1 KB."""
        chance = random.Random(_SEED + number)
        is_chinese = number % 10 == 0
        title = self._said(chance, 7).capitalize()
        text = "\n\n".join(self._chinese(chance, 220) if is_chinese else self._said(chance, 120) for _ in range(6))
        url = f"https://site{number % 997}.example/{number}/{title.replace(' ', '-')}"
        article = Article(title, self._said(chance, 2), f"Site {number % 997}", None, None, None, None, url, text, None)
        said = [(self._said(chance, 2), self._said(chance, 60)) for _ in range(3)]
        comments = tuple(Comment(f"c{at}", "comment", name, words, words) for at, (name, words) in enumerate(said))
        return article, Conversation(comments, len(comments))

    def address(self, number: int) -> Address:
        """A bookmark without a copy."""
        chance = random.Random(-_SEED - number)
        title = self._said(chance, 8).capitalize()
        day = f"20{number // 50_000 % 26:02}-{number // 4_000 % 12 + 1:02}-{number // 150 % 28 + 1:02}"
        tags = tuple(chance.sample(TAGS, 3))
        url = f"https://site{number % 9973}.example/{number}"
        return Address(url, title, f"{day}T{number % 24:02}:00:00Z", tags, self._said(chance, 12))

    def _said(self, chance: random.Random, count: int) -> str:
        return " ".join(chance.choices(self.words, cum_weights=self._word_weights, k=count))

    def _chinese(self, chance: random.Random, count: int) -> str:
        return "".join(chance.choices(self.characters, cum_weights=self._character_weights, k=count))


def fill(store: Store, articles: Iterable[tuple[Article, Conversation]]) -> None:
    """Keeps articles a thousand in one transaction, which reading them one by one never does."""
    waiting: Iterator[tuple[Article, Conversation]] = iter(articles)
    while batch := list(islice(waiting, 1_000)):
        with store.write() as connection:
            for article, conversation in batch:
                source = article.url or "-"
                columns = items.columns_of(article, conversation)
                item_id = items.insert(connection, columns, key_of(source), source, "")
                items.put_copy(connection, item_id, copies.pack(article, conversation))
