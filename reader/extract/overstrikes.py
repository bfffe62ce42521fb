"""What typewriters, man pages and recorded terminals print over each other, as what is left on the paper."""

from reader.text import without_sequences

_BACK = "\b"
_LINE = "_"


def settled(text: str) -> str:
    """The text without backspaces: of what stands on one place the last, but letters stay with a line under them.

    So "N\\bNA\\bA" is "NA", "_\\ba" is "a", and "sl\\b \\b" the "s" that was left after a letter was taken back.
    """
    if _BACK not in text:
        return text
    lines = without_sequences(text).split("\n")
    return "\n".join(_settled_line(line) if _BACK in line else line for line in lines)


def _settled_line(line: str) -> str:
    places: list[str] = []
    at = 0
    for character in line:
        if character == _BACK:
            at = max(at - 1, 0)
            continue
        if at == len(places):
            places.append(character)
        elif character != _LINE or places[at] == " ":
            places[at] = character
        at += 1
    return "".join(places)
