"""The words of one block: spaces folded as a browser does, marks where Markdown can carry them."""

import unicodedata

from reader.html.nodes import BREAK, Image, Marks, Reference, Run
from reader.patterns import lazy
from reader.text import clean

_NESTING = {"a": 0, "del": 1, "strong": 2, "em": 3, "code": 4}
_SPACES = lazy(r"[ \t\n]+")


def with_mark(marks: Marks, name: str, address: str = "") -> Marks:
    """The marks and one more, each kind at most once."""
    if any(mark[0] == name for mark in marks):
        return marks
    return tuple(sorted((*marks, (name, address)), key=lambda mark: _NESTING[mark[0]]))


def without_mark(runs: list[Run], name: str) -> list[Run]:
    """The runs without a mark that all of them have: a heading that is bold from end to end is only a heading."""
    if not all(run is BREAK or any(mark[0] == name for mark in run[0]) for run in runs):
        return runs
    return [run if run is BREAK else (tuple(mark for mark in run[0] if mark[0] != name), run[1]) for run in runs]


class Line:
    """Collects the runs of one block and builds its inline elements."""

    def __init__(self) -> None:
        self._runs: list[Run] = []

    def __bool__(self) -> bool:
        return bool(self._runs)

    def add(self, text: str | None, marks: Marks) -> None:
        if not text or (not self._runs and text.isspace()):
            return
        if not (text.isascii() and text.isprintable()):
            text = _SPACES.sub(" ", clean(text))
        elif "  " in text:
            text = _SPACES.sub(" ", text)
        if text:
            self._runs.append((marks, text))

    def add_thing(self, thing: Image | Reference, marks: Marks) -> None:
        """A picture, which only a link can hold, or a reference, which nothing does."""
        inside_link = isinstance(thing, Image)
        self._runs.append((tuple(mark for mark in marks if inside_link and mark[0] == "a"), thing))

    def ends_paragraph(self) -> bool:
        return self._runs[-2:] == [BREAK, BREAK]

    def last(self) -> Run | None:
        return self._runs[-1] if self._runs else None

    def add_break(self) -> None:
        self._runs.append(BREAK)

    def paragraphs(self) -> list[list[Run]]:
        """The runs, spaces folded, marks mended; two line breaks together part paragraphs."""
        found: list[list[Run]] = [[]]
        breaks = 0
        for run in _with_spaces_between(self._runs):
            if run is BREAK:
                breaks += 1
                continue
            if breaks > 1 and found[-1]:
                found.append([])
            elif breaks and found[-1]:
                found[-1].append(BREAK)
            breaks = 0
            found[-1].append(run)
        return [_mended(runs) for runs in found if runs]


def _with_spaces_between(runs: list[Run]) -> list[Run]:
    """Spaces taken from the ends of runs and put between them, with the marks that both sides share."""
    result: list[Run] = []
    space = False
    for run in runs:
        marks, content = run
        if run is BREAK:
            space = False
            result.append(run)
            continue
        core = content.strip(" ") if isinstance(content, str) else content
        if isinstance(content, str):
            space = space or content[0] == " "
            if not core:
                continue
        if space and result and result[-1] is not BREAK:
            _append(result, (_shared(result[-1][0], marks), " "))
        _append(result, (marks, core))
        space = isinstance(content, str) and content[-1] == " "
    return result


def _append(runs: list[Run], run: Run) -> None:
    """Adds a run, joined to the last one where both are text with the same marks."""
    if runs and runs[-1] is not BREAK and runs[-1][0] == run[0]:
        last, text = runs[-1][1], run[1]
        if isinstance(last, str) and isinstance(text, str):
            runs[-1] = (run[0], last + text)
            return
    runs.append(run)


def _shared(first: Marks, second: Marks) -> Marks:
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return first[:count]


def _mended(runs: list[Run]) -> list[Run]:
    """Runs whose emphasis CommonMark will read as such.

    Its delimiters must lean on a word: in "<b>Note:</b>text" the colon is moved out of the bold. Source:
    CommonMark 0.31, section 6.2, left- and right-flanking delimiter runs.
    """
    if not any(mark[0] in ("strong", "em", "del") for marks, _ in runs for mark in marks):
        return runs
    forward = _leaning(runs, 0)
    backward = _leaning(forward[::-1], -1)[::-1]
    result: list[Run] = []
    for run in backward:
        if run is BREAK:
            result.append(run)
        else:
            _append(result, run)
    return result


def _leaning(runs: list[Run], edge: int) -> list[Run]:
    """One pass over the runs: forward for opening marks (edge 0), backward for closing ones (edge -1)."""
    result: list[Run] = []
    waiting = runs[::-1]
    while waiting:
        run = waiting.pop()
        if not run[0]:
            result.append(run)
            continue
        before = result[-1] if result else BREAK
        shared = _shared(before[0], run[0])
        if run is BREAK or not _is_loose(before, run, shared, edge):
            result.append(run)
            continue
        content = run[1]
        length = _punctuation_length(content, edge) if isinstance(content, str) and not _is_code(run) else 0
        if not isinstance(content, str) or not 0 < length < len(content):
            result.append((shared, content) if not _is_code(run) else (_without_emphasis(run[0]), content))
        elif edge == 0:
            result.append((shared, content[:length]))
            waiting.append((run[0], content[length:]))
        else:
            result.append((shared, content[-length:]))
            waiting.append((run[0], content[:-length]))
    return result


def _is_loose(before: Run, run: Run, shared: Marks, edge: int) -> bool:
    """Whether emphasis that begins with this run would not be read as emphasis."""
    opened = [name for name, _ in run[0][len(shared) :] if name in ("strong", "em", "del")]
    if not opened:
        return False
    closed = [name for name, _ in before[0][len(shared) :]]
    if closed and closed[0] != "a" and run[0][len(shared)][0] != "a":
        edges = _edge_character(before[1], -1 - edge) + _edge_character(run[1], edge)
        return len(closed) + len(opened) > 2 or "del" in (closed[0], opened[0]) or any(map(_is_mark, edges))
    if len(opened) < len(run[0]) - len(shared) and run[0][len(shared)][0] == "a":
        return False
    outside = ")" if closed else _edge_character(before[1], -1 - edge)
    inside = "`" if _is_code(run) or ("del" in opened and len(opened) > 1) else _edge_character(run[1], edge)
    return inside.isspace() or (_is_mark(inside) and not outside.isspace() and not _is_punctuation(outside))


def _edge_character(content: str | Image | Reference, edge: int) -> str:
    return content[edge] if isinstance(content, str) else ")"


def _is_code(run: Run) -> bool:
    return any(name == "code" for name, _ in run[0])


def _without_emphasis(marks: Marks) -> Marks:
    return tuple(mark for mark in marks if mark[0] in ("a", "code"))


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] == "P"


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS" or character.isspace()


def _punctuation_length(text: str, edge: int) -> int:
    """How many characters at an end of a text are punctuation, symbols or spaces."""
    characters = text if edge == 0 else reversed(text)
    return next((index for index, character in enumerate(characters) if not _is_mark(character)), len(text))
