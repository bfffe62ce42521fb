"""Text as the rules read it: folded words, content words, phrases. All of it linear in the text's length."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cached_property

_WORD = re.compile(r"[^\W\d_]+|\d+")

# The other patterns are texts, which re compiles when they are first used: English pages need none of them.

# Soft hyphens, and what joins, parts or directs letters without being seen.
_UNSEEN = "[\u00ad\u034f\u180e\u200b-\u200f\u2060-\u2064\ufeff]"
# Small letters of the Cyrillic and the Greek alphabet beside the Latin ones that they look like (a part of
# unicode.org/Public/security/latest/confusables.txt); the first can't be told from them at all.
_TWINS, _NEAR = "авеѕіјӏорсухһԁԛԝ", "кмнтгѵαικονρτυχωγηµμ"
_LOOKALIKES = str.maketrans(_TWINS + _NEAR, "abesijlopcyxhdqw" + "kmhtrvaikovptuxwynuu")
_OTHER = "\u0370-\u03ff\u0400-\u052f"
_WORD_OF_BOTH = f"[a-z{_OTHER}]+"

# Letters drawn as signs, which compatibility doesn't make plain: small capitals; white ones in circles and squares.
_SMALL_CAPITALS = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ"
_DRAWN = str.maketrans(_SMALL_CAPITALS, "abcdefghijklmnoprstuvwyz") | {
    first + number: chr(ord("a") + number) for first in (0x1F150, 0x1F170) for number in range(26)
}
# Accents that no letter takes in: strokes through words, mostly.
_LOOSE_ACCENTS = "[\u0300-\u036f]"
# "v.i.a.g.r.a", "v i a g r a"; "v1agra", "c@$ino".
_SPACED = r"(?<![^\W_])[^\W\d_](?:[ ._*-][^\W\d_](?![^\W_])){3,20}"
_DIGITS_FOR_LETTERS = str.maketrans("01345@$", "oieasas")
_DIGIT_INSIDE = r"(?<![a-z0-9])[a-z]+(?:[01345@$]{1,2}[a-z]+)+"

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
    """Compatibility letters (fullwidth, mathematical, ligatures) as plain ones, in one case, words without disguise.

    What has no width is left out. A word that mixes the Latin alphabet with letters of the Greek and the Cyrillic one
    that look the same, or has hidden itself in these altogether, becomes the Latin word that people see.
    """
    if text.isascii():
        return text.lower()
    text = _plain(text)
    return re.sub(_WORD_OF_BOTH, _undisguised, text) if re.search(f"[{_OTHER}]", text) else text


def is_disguised(text: str) -> bool:
    """Whether letters of another alphabet stand in a word of the Latin one to look like it."""
    if text.isascii():
        return False
    words = re.finditer(_WORD_OF_BOTH, _plain(text))
    return any(re.search("[a-z]", word.group()) and _undisguised(word) != word.group() for word in words)


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", re.sub(_UNSEEN, "", text)).casefold()
    return re.sub(_LOOSE_ACCENTS, "", text).translate(_DRAWN)


def respelt(text: str) -> list[str]:
    """The words that a text spells out with marks between the letters, or writes with digits for some of them."""
    text = text.lower()
    spaced = [re.sub(r"[\W_]", "", found) for found in re.findall(_SPACED, text)]
    return spaced + [found.translate(_DIGITS_FOR_LETTERS) for found in re.findall(_DIGIT_INSIDE, text)]


def _undisguised(found: re.Match[str]) -> str:
    """A word as Latin if all of it can be seen so: "iPhone" with a Cyrillic ending can't."""
    word = found.group()
    if not word.isascii() and (re.search("[a-z]", word) or not word.strip(_TWINS)):
        latin = word.translate(_LOOKALIKES)
        return latin if latin.isascii() else word
    return word


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


def _is_unspaced(phrase: str) -> bool:
    """Whether a phrase is in a script without spaces between words: Thai, Lao, kana, Han, hangul.

    (A pattern of so many letters takes milliseconds to compile.)
    """
    last = max(phrase)
    return "\u0e00" <= last < "\u0f00" or last >= "\u3040"


class Phrases:
    """A list of words and phrases to look for: by whole words, or anywhere in a script without spaces.

    The listing has one phrase between commas or line ends, folded already. It is taken apart when something is first
    looked for: a page of bare pings needs two lists of ten. Spared ones are no finds where they stand whole: what
    harmless things are called.
    """

    def __init__(self, listing: str, spared: str = "") -> None:
        self.listing = f"{listing},{spared}"
        self._taken_apart: dict[str, list[tuple[str, ...]]] = {}
        self.spared = frozenset(map(str.strip, spared.replace("\n", ",").split(",")))

    @cached_property
    def _phrases(self) -> list[str]:
        """Each phrase, the longest first."""
        found = map(str.strip, self.listing.replace("\n", ",").split(","))
        return sorted(filter(None, found), key=len, reverse=True)

    @cached_property
    def unspaced(self) -> dict[str, str]:
        """Each phrase of such a script by how it stands in a row of words, which Thai vowels part."""
        found = [phrase for phrase in self._phrases if not phrase.isascii() and _is_unspaced(phrase)]
        return {" ".join(_WORD.findall(phrase)): phrase for phrase in found}

    @cached_property
    def by_first_word(self) -> dict[str, list[str]]:
        """For each word that phrases begin with these."""
        begun: dict[str, list[str]] = {}
        unspaced = frozenset(self.unspaced.values())
        for phrase in self._phrases:
            if phrase not in unspaced:
                first = phrase.partition(" ")[0]
                begun.setdefault(first if first.isalpha() else _WORD.findall(first)[0], []).append(phrase)
        return begun

    def found_in(self, words: Sequence[str]) -> list[str]:
        """The phrases that stand in a row of words, each once, in the order of the words.

        Where phrases overlap the first one counts, of those that begin together the longest.
        """
        if not words:
            return []
        found: dict[str, None] = {}
        end = 0
        firsts = self.by_first_word
        for position in [position for position, word in enumerate(words) if word in firsts]:
            if position >= end and (phrase := self._phrase_at(words, position)):
                found[" ".join(phrase)] = None
                end = position + len(phrase)
        if not all(map(str.isascii, words)):
            joined = " ".join(words)
            found.update((phrase, None) for row, phrase in self.unspaced.items() if row in joined)
        return [phrase for phrase in found if phrase not in self.spared]

    def _phrase_at(self, words: Sequence[str], position: int) -> tuple[str, ...]:
        """The longest phrase that begins at a position, () where none does."""
        first = words[position]
        if first not in self._taken_apart:
            self._taken_apart[first] = [tuple(_WORD.findall(phrase)) for phrase in self.by_first_word[first]]
        for phrase in self._taken_apart[first]:
            if tuple(words[position : position + len(phrase)]) == phrase:
                return phrase
        return ()
