"""A walk of sixty and more keys through everything, in tmux, at the sizes that people have; it ends where it began."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from reader.text import width
from reader.tui.screens.panes import WIDE
from tests.blog import PARAGRAPH, Said, genuine, post, spam_ping
from tests.tui.tmux import Tmux

BODY = f"""<p>The keeper has <a href="other.html">another page</a> on his window, and a note on the weather<sup
id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>, which is why he talks to whoever comes up the river in
the evening, if anybody does.</p><h2>The barges</h2>{"".join(f"<p>Day {day}. {PARAGRAPH}</p>" for day in range(1, 6))}
<h2>How they are tied</h2><p>Whoever comes last must wait, and whoever waits must talk to somebody.</p>
<pre><code>bow
stern</code></pre><table><tr><th>Barge</th><th>Length</th></tr><tr><td>Prudence</td><td>18 m</td></tr></table>
{"".join(f"<p>Night {night}. {PARAGRAPH}</p>" for night in range(1, 14))}
<div class="footnotes"><ol><li id="fn:1"><p>It rains there more than elsewhere, as the books of the lock tell for every
year since the war, and nobody knows why that is so. <a href="#fnref:1">↩</a></p></li></ol></div>"""
SAID = [
    Said("Ana Lund", "Never.", replies=[Said("Bo Wick", "Whoever comes last must wait.", replies=[Said("Cy", "Ha.")])]),
    genuine(3),
    genuine(0),
    *map(spam_ping, range(3)),
]
_ASKED = "\n /\n"  # the line that asks, before anything is typed

# Keys, and what is on the screen once they have done what they do: words that are there, or with "-" before them no
# longer there; in a narrow terminal and in a wide one where the two differ.
STEPS = [
    # through the text
    ("Space", "-another page"), ("PageUp", "another page"), ("d", "-another page"), ("u", "another page"),
    ("j", "-another page"), ("k", "another page"), ("G", "100%"), ("g", "another page"), ("]", "· § The"),
    ("]", "· § How"), ("[", "· § The"), ("g", "another page"),
    # contents
    ("t", "2 headings"), ("j", "2 of 2"), ("/", _ASKED), ("tied", "1 heading"), ("Enter", "· § How"),
    ("C-o", "another page"),
    # finding
    ("/", _ASKED), ("barges", "of 1"), ("Enter", "1 of 1"), ("n", "2 of 1"), ("N", "1 of 1"), ("&", "Found: barges"),
    ("j", "2 of 1"), ("Enter", "2 of 1"), ("Escape", "-2 of 1"), ("g", "another page"),
    # links, back and forward
    ("f", "to open"), ("Escape", "-to open"), ("#", "Links"), ("Enter", "Nobody"), ("C-o", "another page"),
    ("C-Right", "Nobody"), ("C-o", "another page"),
    # the footnote
    ("Enter", "It rains there more"), ("Enter", "-It rains there"), ("g", "another page"),
    # comments
    ("Tab", "1 of 5"), ("j", "2 of 5"), ("p", "1 of 5"), ("Enter", "1 of 3"), ("Enter", "1 of 5"), ("H", "are folded"),
    ("L", "are unfolded"), ("]", "4 of 5"), ("K", "1 of 5"), ("G", "5 of 5"), ("s", "hidden is shown"), ("G", "8 of 8"),
    ("=", "Score"), ("Escape", "-Score"), ("!", "not spam"), ("U", "taken back"), ("s", "spam is hidden"),
    ("S", "all pings are"), ("S", "nothing is hidden"), ("S", "spam is hidden"), (",", "threads:"), (",", "threads:"),
    (",", "as on the page"), ("g", "1 of 5"), ("Tab", "-1 of 5"),
    # the looks
    ("c", "Never.|-Never."), ("c", "-Never.|Never."), ("z", "-The Lock"), ("z", "The Lock"), ("-", "column"),
    ("+", "column"), ("T", "theme"), ("M", "the mouse is the"), ("M", "the mouse is reader"),
    # help, palette, library
    ("?", "scroll down"), ("Space", "-scroll down"), ("Escape", "another page"), (":", "a command, or"),
    ("narrower", "a narrower"), ("Enter", "-a narrower"), ("+", "column"), ("b", "kept as @1"), ("B", "1 bookmark"),
    ("q", "another page"), ("b", "put away"), ("r", "the text is the same"), ("Escape", "-reading it"),
]  # fmt: skip


SIZES = [(200, 50), (120, 40), (80, 24), (40, 12)]


def test_a_walk_ends_where_it_began(tmp_path: Path) -> None:
    with ThreadPoolExecutor() as walking:
        for walked in [walking.submit(walk, tmp_path / f"{columns}x{rows}", columns, rows) for columns, rows in SIZES]:
            walked.result()


def walk(folder: Path, columns: int, rows: int) -> None:
    folder.mkdir()
    (folder / "page.html").write_text(post(SAID, body=BODY), "utf-8")
    (folder / "other.html").write_text(f"<title>Other</title><p>Nobody comes. {PARAGRAPH * 3}", "utf-8")
    with Tmux(folder, "page.html", columns=columns, rows=rows) as tmux:
        tmux.until(lambda text: "another page" in text and "5 shown" in text and "%" in text, "the page")
        first = tmux.settled()
        for number, (key, expected) in enumerate(STEPS):
            wanted = expected.split("|")[-1 if columns >= WIDE else 0]
            tmux.press(key)
            come(tmux, wanted, f"{wanted!r} after {key}, key {number}")
            sound(tmux)
        tmux.until(lambda text: text == first, f"the first screen, which was\n{first}\n")
        tmux.press("q")
        tmux.until(lambda text: tmux.has_ended, "the end")
        assert tmux.status in (0, None)


def come(tmux: Tmux, wanted: str, what: str) -> None:
    is_gone = wanted.startswith("-")
    tmux.until(lambda text: (wanted.removeprefix("-") in text) != is_gone, what)


def sound(tmux: Tmux) -> None:
    """What holds after every key: no line is too wide, nothing has failed."""
    assert all(width(line) <= tmux.columns for line in tmux.lines), tmux.text
    assert not tmux.has_ended, tmux.text
