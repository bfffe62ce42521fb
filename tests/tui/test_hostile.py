"""Text never acts: pages, files, names and answers that try to drive the terminal, read as raw bytes from a pty."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.tui.sanitise import Sanitise
from tests.blog import Said, blog, post, spam_ping
from tests.fetch.conftest import Server, answer
from tests.tui.conftest import Open
from tests.tui.hostile import BOMBS, CONTROLS, ENTITIES, HOSTILE, MARKUP, TAGS, acting
from tests.tui.piloted import opened
from tests.tui.pty import Terminal

Serve = Callable[..., Server]
WORDS = "Words enough that nobody takes this paragraph for a menu, as it goes on about the lock and the barges. "
# The first 2 KB decide whether a file is text: a page that wants to be read keeps its controls for later.
PADDING = f"<!-- {'.' * 3000} -->"
WICKED = f"{HOSTILE} {ENTITIES}"
BODY = f"""<p>{WORDS * 4} {WICKED}</p><h2>Heading {WICKED}</h2><p>{WORDS * 3}<b>{WICKED}</b> <i>{ENTITIES}</i>
<code>{WICKED}</code> <a href="http://evil.example/{ENTITIES}{CONTROLS}">link {WICKED}</a>
<a href="javascript:{ENTITIES}">script</a></p><pre><code class="language-python">code = 1
{WICKED}</code></pre><ul><li>item {WICKED}</li></ul><blockquote><p>quote {WICKED} {WORDS}</p></blockquote>
<table><tr><th>Head {WICKED}</th><th>b</th></tr><tr><td>cell {WICKED}</td><td>{WORDS}</td></tr></table>
<p><img src="http://evil.example/{ENTITIES}.png" alt="picture {WICKED}"></p><p>{BOMBS}</p><p>{WORDS * 5}</p>"""
SAID = [
    Said(f"Wick {WICKED}", f"{WORDS} {WICKED}", url=f"http://evil.example/{ENTITIES}{CONTROLS}"),
    Said("Bea", f"{BOMBS} {WICKED}", replies=[Said(f"Cy {ENTITIES}", f"<b>{WICKED}</b>{WORDS}")]),
    Said(f"A page on canals {WICKED}", url=f"http://canals.example/{ENTITIES}", kind="pingback"),
    Said(f"cheap viagra {WICKED}", url=f"http://pills.example/{ENTITIES}{CONTROLS}", kind="pingback"),
    spam_ping(1),
]


def still_there(terminal: Terminal) -> None:
    """The app answers keys and ends well; nothing of all that it wrote came from the page."""
    terminal.press("?").wait_for("Moving", "Enter does it").press("esc").wait_without("Enter does it")
    terminal.press("Q")
    assert terminal.wait_for_end() == 0
    assert acting(terminal.raw) == []


def walk_through(terminal: Terminal) -> None:
    """Every screen and every place that shows something of the page."""
    terminal.press("G", "g", "s").wait_for("2 of them spam")
    terminal.press("=").wait_for("About this article", MARKUP).press("esc").wait_without("About this")
    terminal.press("tab", "j", "=").wait_for("Why", "Score").press("esc").wait_without("Score")
    terminal.press("G").wait_for("spam: a sales").press("=").wait_for("Score").press("esc").wait_without("Score").press(
        "s", "tab", "g"
    )
    terminal.settle().find("[@click=app.quit]").wait_for("1 of ").press("enter", "n", "N", "esc")
    terminal.find("click").wait_for(" of ").press("enter", "&").wait_for("Found: click", MARKUP).press("esc", "esc")
    terminal.settle().press("t").wait_for("Contents", "Heading").press("esc").settle()
    terminal.press("f").wait_for("Tab shows").press("tab").wait_for("evil.example").press("esc")
    terminal.press("#").wait_for("Links", "evil.example").press("esc").settle()
    terminal.press("b").wait_for("kept as @").press("U").wait_for("put away").press("b").wait_for("kept as @")
    terminal.press(":").wait_for("a command").write("[/] @click [red]x")
    terminal.wait_for("open [/] @click").press("esc").wait_without("open [/]")
    terminal.press("B").wait_for("Library", MARKUP, "1 bookmark").find("tap").wait_for("“tap”").press("enter").press(
        "enter"
    ).wait_for("“tap”: ", "goes on")


@pytest.mark.parametrize(("columns", "rows"), [(140, 40), (40, 12)])
def test_a_page_of_html(reader: Open, tmp_path: Path, columns: int, rows: int) -> None:
    page = post(SAID, title=f"Title {WICKED}", byline=f"Tori {WICKED}", site=f"Site {WICKED}", body=BODY)
    (tmp_path / "page.html").write_text(PADDING + page, "utf-8")
    terminal = reader("page.html", columns=columns, rows=rows, cwd=tmp_path).wait_for("Title [@click")
    if columns == 140:
        terminal.wait_for("spam hidden", "Wick [@click=app.quit]tap[/]")
        walk_through(terminal)
    else:
        for _ in range(8):
            terminal.press("space")
        terminal.press("c").wait_for("Wick").press("s", "j", "j", "G", "c")
    still_there(terminal)


def test_a_file_of_markdown(reader: Open, tmp_path: Path) -> None:
    # In Markdown the controls can stand where no HTML parser would let them.
    text = f"""# Title {MARKUP} \x1b]0;PWNED\x07

{WORDS * 30}

By Tori {CONTROLS} Keller

{WORDS} {HOSTILE} {ENTITIES} **{HOSTILE}** [text {CONTROLS}](http://evil.example/{CONTROLS.replace(" ", "")})

## Heading {HOSTILE}

- item {HOSTILE}

```python {CONTROLS}
x = "{HOSTILE}"
```

| a {CONTROLS} | b |
| --- | --- |
| {TAGS} {CONTROLS} | {ENTITIES} |

> quote {HOSTILE}

![alt {CONTROLS}](x.png) footnote[^1] <b {CONTROLS}>html</b>

[^1]: note {HOSTILE}
"""
    (tmp_path / "page.md").write_text(text, "utf-8", newline="")
    terminal = reader("page.md", cwd=tmp_path).wait_for("Title [@click=app.quit]tap[/]")
    terminal.press("]", "]").wait_for("Heading [@click=app.quit]tap[/]").press("G").wait_for(
        "note [@click=app.quit]tap[/]"
    ).press("g")
    terminal.find("tap[/]").press("esc", "=").wait_for("About this article").press("esc")
    still_there(terminal)


def test_a_file_of_plain_text(reader: Open, tmp_path: Path) -> None:
    rows = "\n".join(f"{number}. Pingback: goodrx viagra {number} {HOSTILE}" for number in range(1, 4))
    text = f"Title {MARKUP} \x1b]0;PWNED\x07\n\n{WORDS * 30}\n\n{WORDS} {HOSTILE}\n\n{WORDS * 5}\n\n3 Comments\n\n"
    (tmp_path / "page.txt").write_text(f"{text}{rows}\n", "utf-8", newline="")
    terminal = reader("page.txt", columns=140, cwd=tmp_path).wait_for("tap[/]")
    terminal.press("G", "g", "=").wait_for("About this article").press("esc")
    still_there(terminal)


@pytest.mark.parametrize("there", [True, False])
def test_a_file_name(reader: Open, tmp_path: Path, there: bool) -> None:
    name = f"na\x1b]0;PWNED\x07me\x9b2J\x1b[31m {MARKUP.replace('/', '')}\udcff.md"
    if there:
        (tmp_path / name).write_text(f"{WORDS}\n\n{WORDS}", "utf-8")
    terminal = reader(name, cwd=tmp_path).wait_for("Words enough" if there else "could not be opened")
    if not there:
        terminal.wait_for("[@click=app.quit]tap")
    terminal.press("=").press("esc").press("o").press("r").press("b")
    still_there(terminal)


def test_an_answer_of_a_server(reader: Open, serve: Serve) -> None:
    page = f"<title>Gone {WICKED}</title><p>{WICKED}"
    headers = {"cf_mitigated": "x\x9b2J", "server": "\x1b]0;PWNED\x07"}
    server = serve(answer(page.encode(), f"404 Nope \x9b2J{MARKUP}", "text/html; charset=\x9b]x", **headers))
    terminal = reader(f"{server.url}/\x1b]0;PWNED\x07{MARKUP}").wait_for("no such page (404)", "[@click")
    terminal.press("=", "r").wait_for("no such page (404)")
    still_there(terminal)


def test_a_redirect(reader: Open, serve: Serve) -> None:
    server = serve(answer(b"", "302 Found", location=f"gopher://evil.example/\x9b2J{MARKUP}"))
    terminal = reader(f"{server.url}/").wait_for("could not be opened")
    still_there(terminal)


def test_what_is_copied_is_clean(reader: Open, tmp_path: Path) -> None:
    """y and o without a browser write the clipboard on purpose, and only with an address."""
    said = [Said("Ana", WORDS, url=f"http://evil.example/{ENTITIES}{CONTROLS}", kind="pingback")]
    (tmp_path / "page.html").write_text(post(said), "utf-8")
    terminal = reader("page.html", cwd=tmp_path, columns=140).wait_for("1 shown").press("tab")
    terminal.press("y").wait_for("copied http://evil.example/")
    assert terminal.raw.count(b"\x1b]52;c;") == 1
    rest = terminal.raw.replace(b"\x1b]52;c;", b"", 1)
    assert b"UFdORUQ=\x07" not in rest


async def test_what_is_drawn_again_as_it_was_is_not_cleaned_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each frame would otherwise make every line on the screen anew."""
    cleaned: list[object] = []
    apply = Sanitise.apply
    monkeypatch.setattr(Sanitise, "apply", lambda *given: cleaned.append(given) or apply(*given))
    async with opened(blog(tmp_path)) as reader:
        await reader.wait_for("Ana Lund", "15 spam hidden", "52%", "? help")
        assert reader.text and cleaned
        cleaned.clear()
        assert "Ana Lund" in reader.text and not cleaned
