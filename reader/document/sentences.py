"""A text in sentences."""

import re

# Where a sentence may end: its mark, what closes with it, and then a space before what may begin another; in Chinese
# and Japanese no space stands there.
_END = re.compile(
    r"(?<![.!?…])[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[¿¡]*[^\W_a-zà-öø-ÿа-яα-ω])|(?<![。！？])[。！？]+[」』”）]*|\n"
)
_SHORT = re.compile(
    r"(?:^|[\s(\[“\"'.])(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|vs|e\.g|i\.e|cf|No|Nr|Art|Fig|Vol|pp|bzw|z\.B|d\.h|ca)\.$"
)
_LONGEST_SHORT = 12


def sentences(text: str) -> list[tuple[int, int]]:
    """The stretches [start, end) of a text that are its sentences, without the spaces between them.

    A point after an initial or a common abbreviation ends none.
    """
    found, start = [], 0
    for end in (match.end() for match in _END.finditer(text)):
        if not _SHORT.search(text, max(end - _LONGEST_SHORT, start), end):
            found.append((start, end))
            start = end
    found.append((start, len(text)))
    trimmed = ((begin + _spaces(text[begin:end]), begin + len(text[begin:end].rstrip())) for begin, end in found)
    return [(begin, end) for begin, end in trimmed if begin < end]


def _spaces(text: str) -> int:
    return len(text) - len(text.lstrip())
