"""Text as the rules read it: folded words, content words, phrases. All of it linear in the text's length."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+|\d+")
# Scripts written without spaces between words: Thai to Khmer, kana, Han, hangul.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

# Words that say nothing about a topic: grammar, and what stands in every blog's titles.
_COMMON = frozenset(
    """about after again also another around back because been before being best between blog blogs both came
    come comment comments could does doing done down each even ever every first from good great have here home
    homepage html index info into just know like link links look made make many more most much must need
    never news next only open other over page pages part people post posts read really same says search should
    site sites some still such take than that their them then there these they thing things this those time
    today trackback under until very want website week well went were what when where which while will with without
    work world would year years your archive archives category
    avec cette comme dans depuis elle encore leur mais même nous plus pour quand sans sont sous très tout vous
    aber alle auch auf dass eine einem einen einer haben ihre kann mehr nach nicht noch oder sehr sich sind über
    unter wenn werden wird como cuando desde donde entre esta este hasta para pero porque sobre todo
    alla anche come degli della delle nella questo sono""".split()
)


def fold(text: str) -> str:
    """Compatibility letters (fullwidth, mathematical, ligatures) as plain ones, in one case."""
    return (text if text.isascii() else unicodedata.normalize("NFKC", text)).casefold()


def words_of(text: str) -> list[str]:
    """Runs of letters and runs of digits, folded: "It's 100mg" is it, s, 100, mg."""
    return _WORD.findall(fold(text))


def stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 4 else word


def content_words(text: str) -> frozenset[str]:
    """The stems of words that can carry a topic: four letters or more, not common ones."""
    return topical(words_of(text))


def topical(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in words if len(word) > 3 and not word.isdigit() and word not in _COMMON)


@dataclass(frozen=True, slots=True)
class Phrases:
    """A list of words and phrases to look for: by whole words, or anywhere in a script without spaces."""

    by_first_word: dict[str, tuple[tuple[str, ...], ...]]
    unspaced: tuple[str, ...]

    @classmethod
    def of(cls, listing: str) -> "Phrases":
        """From a text with one phrase between commas or line ends."""
        phrases = {phrase.strip() for phrase in re.split("[,\n]", listing)} - {""}
        by_first_word: dict[str, tuple[tuple[str, ...], ...]] = {}
        for phrase in sorted(phrase for phrase in phrases if not _UNSPACED.search(phrase)):
            first, *rest = words_of(phrase)
            by_first_word[first] = (tuple(rest), *by_first_word.get(first, ()))
        for first, rests in by_first_word.items():
            by_first_word[first] = tuple(sorted(rests, key=len, reverse=True))
        return cls(by_first_word, tuple(sorted(fold(phrase) for phrase in phrases if _UNSPACED.search(phrase))))

    def found_in(self, words: Sequence[str]) -> list[str]:
        """The phrases that stand in a row of words, each once, in the order of the words.

        Where phrases overlap the first one counts, of those that begin together the longest.
        """
        found: dict[str, None] = {}
        position = 0
        while position < len(words):
            phrase = self._phrase_at(words, position)
            if phrase:
                found[" ".join(phrase)] = None
            position += len(phrase) or 1
        if self.unspaced and not all(map(str.isascii, words)):
            joined = " ".join(words)
            found.update((phrase, None) for phrase in self.unspaced if phrase in joined)
        return list(found)

    def _phrase_at(self, words: Sequence[str], position: int) -> tuple[str, ...]:
        """The longest phrase that begins at a position, () where none does."""
        for rest in self.by_first_word.get(words[position], ()):
            if tuple(words[position + 1 : position + 1 + len(rest)]) == rest:
                return (words[position], *rest)
        return ()
