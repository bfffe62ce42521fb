"""What letters look like, whatever they say."""

from itertools import pairwise

_VOWELS = frozenset("aeiouy")


def is_random(word: str) -> bool:
    """Whether letters stand in no order of any language: cases or digits mixed within, or hardly a vowel.

    Only for words of the Latin alphabet; True is a sign, not a proof: "DisK0nn3cT" is a person.
    """
    if not 8 <= len(word) <= 80 or not word.isascii() or not word.isalnum():
        return False
    breaks = sum(_breaks(before, after) for before, after in pairwise(word))
    if breaks >= 4 and breaks * 4 >= len(word):
        return True
    vowels = sum(letter in _VOWELS for letter in word)
    return word.isalpha() and word.islower() and vowels * 7 <= len(word)


def _breaks(before: str, after: str) -> bool:
    """A digit beside a letter, or a capital after a small letter; a capital that begins a word breaks nothing."""
    return before.isdigit() != after.isdigit() or (before.islower() and after.isupper())
