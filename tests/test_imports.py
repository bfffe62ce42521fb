"""What may know what, and what a command may import: contracts, and fresh interpreters that tell what they loaded."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
READER = ROOT / "reader"

SCREEN = {"textual", "rich"}
NETWORK = {"httpx2", "httpcore2", "anyio", "h2"}
HTML = {"lxml", "bs4", "markdownify", "trafilatura", "readability", "resiliparse", "htmldate", "dateparser"}
PICTURES = {"PIL", "textual_image"}

PAGE = f"""<html><head><title>Slow roads</title></head><body><article><h1>Slow roads</h1>
{"<p>Some words of a paragraph, with commas, that go on for long enough to be an article.</p>" * 40}
<pre><code class="language-python">import this</code></pre></article>
<ol class="commentlist"><li class="comment" id="comment-1"><cite class="fn">Ana</cite><p>I walked there.</p></li></ol>
</body></html>"""

OPENS_A_BOOKMARK = """
import asyncio, sys
from reader import paths
from reader.config import Config
from reader.library.store import Store
from reader.desk import Desk
from reader.reading import start
from reader.tui.app import ReaderApp
from reader.tui.screens.reading import ReadingScreen

async def main():
    desk = Desk(Store.open(paths.library_folder()))
    app = ReaderApp(desk, Config(), lambda: ReadingScreen("@1", start("@1", desk)))
    async with app.run_test(size=(120, 40)) as pilot:
        while "Some words" not in app.export_screenshot().replace("\\xa0", " ").replace("&#160;", " "):
            await pilot.pause()
        print(*sys.modules)

asyncio.run(main())
"""


def interpreter(program: str, *words: str, given: str = "") -> str:
    """What a program prints in a fresh interpreter that stands in this tree."""
    run = subprocess.run(
        [sys.executable, "-c", program, *words], input=given, capture_output=True, text=True, cwd=ROOT, timeout=60
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def loaded_by(*words: str) -> set[str]:
    """The top-level names of the modules that a run of the command line leaves loaded."""
    program = (
        "import json, sys\nfrom reader.launch import main\ntry: main()\n"
        "except SystemExit as ended: assert not ended.code, ended\n"
        "print('\\n' + json.dumps(list(sys.modules)))"
    )
    names = json.loads(interpreter(program, *words).splitlines()[-1])
    assert "reader.cli.parser" in names
    return {name.partition(".")[0] for name in names}


def test_the_contracts_between_rooms_hold() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [lint, "--no-cache"], capture_output=True, text=True, cwd=ROOT, env={**os.environ, "COLUMNS": "200"}
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_package_itself_imports_nothing() -> None:
    program = "import sys; before = set(sys.modules); import reader; print(*(set(sys.modules) - before))"
    assert interpreter(program).split() == ["reader"]


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["--version"],
        ["cat", "--help"],
        ["open", "--help"],
        ["list"],
        ["keys"],
        ["config"],
        ["spam", "judge", os.devnull],
        ["spam", "judge", "pings.jsonl"],
        ["cat", "plain.txt"],
        ["add", "plain.txt"],
        ["cat", "page.html"],
    ],
    ids=" ".join,
)
def test_a_command_imports_neither_screen_nor_network_nor_html(words: list[str], tmp_path: Path) -> None:
    """HTML is read in a child process, so not even `cat` of a page loads an HTML library here."""
    (tmp_path / "pings.jsonl").write_text('{"kind": "pingback", "author": "cheap viagra"}\n', "utf-8")
    (tmp_path / "plain.txt").write_text("Slow roads\n\nSome words of a paragraph.\n", "utf-8")
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    here = [str(tmp_path / word) if (tmp_path / word).is_file() else word for word in words]
    assert not loaded_by(*here) & (SCREEN | NETWORK | HTML | PICTURES | {"pygments"})


def test_a_saved_article_opens_without_network_html_and_pictures(tmp_path: Path) -> None:
    """Also without Pygments while no code is in view: each of them is slower than the whole first frame."""
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    loaded_by("add", str(tmp_path / "page.html"))
    loaded = {name.partition(".")[0] for name in interpreter(OPENS_A_BOOKMARK).split()}
    assert loaded >= SCREEN
    assert not loaded & (NETWORK | HTML | PICTURES | {"pygments"})


def imports_of(path: Path) -> list[tuple[str, bool]]:
    """(top-level name, whether it is imported while the module loads) of each import in a file."""
    tree = ast.parse(path.read_text("utf-8"))
    later = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        or (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
        for inner in ast.walk(node)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name.partition(".")[0], node not in later) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append(((node.module or "").partition(".")[0], node not in later))
    return found


def test_the_screen_starts_without_the_palette_of_its_toolkit() -> None:
    program = (
        "import sys; from reader.tui.lean import leave_out_palette; leave_out_palette()\n"
        "import reader.tui.app, reader.tui.screens.reading; print(*sys.modules)"
    )
    loaded = set(interpreter(program).split())
    assert "textual.app" in loaded and not {"textual.widgets._button", "textual.system_commands"} & loaded


def test_the_pure_rooms_import_the_standard_library_and_little_else() -> None:
    pure = [READER / f"{name}.py" for name in ("values", "errors", "text", "links")]
    pure += (READER / "spam").glob("*.py")
    for path in [*pure, *(READER / "document").glob("*.py")]:
        for name, at_once in imports_of(path):
            lent = path.parent.name == "document" and name in ("markdown_it", "mdit_py_plugins", "pygments")
            assert name in sys.stdlib_module_names or name == "reader" or (lent and not at_once), f"{path}: {name}"


def test_every_init_is_empty_but_the_first() -> None:
    inits = [path for path in READER.rglob("__init__.py") if path.parent != READER]
    assert inits and not any(path.stat().st_size for path in inits)


def test_no_file_is_longer_than_500_lines() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in READER.rglob("*.py")}
    assert lengths and {path: length for path, length in lengths.items() if length > 500} == {}
