"""The distribution: what is in a wheel and an sdist, and that a stranger's old pip installs it."""

import ast
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from email import message_from_bytes
from itertools import chain
from pathlib import Path

import pytest

from reader import __version__

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

ENVIRONMENT = dict(os.environ)
"""As it was before a test got a home of its own: pip's settings may name the index of this network."""

MODULES = {
    "lxml": "lxml",
    "markdown-it-py": "markdown_it",
    "mdit-py-plugins": "mdit_py_plugins",
    "pygments": "pygments",
}
"""The distributions whose module has another name."""

PAGE = (
    "<html><head><title>Slow roads</title></head><body><article><h1>Slow roads</h1>{}</article></body></html>".format(
        "<p>Some words of a paragraph, with commas, that go on for long enough to be an article.</p>" * 8
    )
)


def build(target: str, folder: Path) -> Path:
    """A wheel or an sdist of this tree, made by the backend without a network."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("sdist", tmp_path_factory.mktemp("sdist"))


def sources() -> set[str]:
    """What the package needs beside its Python files too, as paths from this folder."""
    found = [path for path in (ROOT / "reader").rglob("*") if path.suffix in (".py", ".sql", ".tcss")]
    found += [path for path in (ROOT / "assets").rglob("*") if path.is_file()]
    return {str(path.relative_to(ROOT)) for path in found}


def asset_seen_from(folder: Path, name: str) -> Path:
    """Where an interpreter finds an asset with the package of that folder."""
    program = f"from reader import shipped; print(shipped.asset({name!r}))"
    environment = {**ENVIRONMENT, "PYTHONPATH": str(folder)}
    run = subprocess.run([sys.executable, "-c", program], cwd=folder, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return Path(run.stdout.strip())


def test_a_wheel_has_the_package_its_assets_and_the_way_in(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        entry_points = archive.read(next(name for name in names if name.endswith("entry_points.txt"))).decode()
    wanted = {re.sub("^assets/", "reader/assets/", path) for path in sources()}
    wanted = wanted - {"reader/launch.py"} | {"reader_tui.py"}
    assert {"reader/tui/reader.tcss", "reader/library/schema.sql", "reader/assets/welcome.html"} <= wanted <= names
    assert "reader = reader_tui:main" in entry_points
    assert {name.partition("/")[0] for name in names - wanted} <= {"reader", f"reader_tui-{__version__}.dist-info"}


def test_an_sdist_has_all_that_a_wheel_is_built_of_and_its_tests(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert sources() <= names
    assert {"pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", "tests/conftest.py", ".ci/run"} <= names


def test_assets_are_found_from_wheel_sdist_and_checkout(wheel: Path, sdist: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "wheel")
    with tarfile.open(sdist) as tarred:
        tarred.extractall(tmp_path / "sdist", filter="data")
    (unpacked,) = (tmp_path / "sdist").iterdir()
    name = "welcome.html"
    assert asset_seen_from(tmp_path / "wheel", name) == (tmp_path / "wheel/reader/assets" / name).resolve()
    assert asset_seen_from(unpacked, name) == (unpacked / "assets" / name).resolve()
    assert asset_seen_from(ROOT, name) == (ROOT / "assets" / name).resolve()


def test_the_metadata_names_python_and_licence_and_the_benchmarks_the_lxml_that_old_pip_needs(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = message_from_bytes(archive.read(name))
    assert metadata["Name"] == "reader-tui" and metadata["Requires-Python"] == ">=3.11"
    assert "MIT" in (metadata["License"] or metadata["License-Expression"])
    assert PROJECT["optional-dependencies"]["benchmark"][0] == "lxml[html-clean]>=6"


def imported_names() -> Iterator[str]:
    for path in (ROOT / "reader").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield (node.module or "").partition(".")[0]


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    declared = {re.split(r"[\[<>=~ ]", line)[0].lower() for line in PROJECT["dependencies"]}
    modules = {MODULES.get(name, name) for name in declared}
    assert set(imported_names()) - set(sys.stdlib_module_names) - {"reader"} == modules | {"PIL"}  # of the extra


def test_constraints_pin_every_dependency_and_nothing_else() -> None:
    lines = (ROOT / ".ci/constraints.txt").read_text("utf-8").splitlines()
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line) for line in lines)
    pinned = {re.sub(r"[._-]+", "-", line.partition("==")[0]).lower() for line in lines}
    wanted = [*PROJECT["dependencies"], *chain(*PROJECT["optional-dependencies"].values())]
    assert {re.sub(r"[._-]+", "-", re.split(r"[\[<>=~ ]", line)[0]).lower() for line in wanted} <= pinned
    assert "reader-tui" not in pinned


def test_another_readers_package_in_front_is_told_in_one_line(wheel: Path, tmp_path: Path) -> None:
    """One of PyPI's kind, one that fails while it is imported, a single module: each before and over ours."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "ours")
    for number, (file, words) in enumerate(
        [
            ("reader/__init__.py", "def make_reader(url): ...\n"),
            ("reader/__init__.py", "import a_module_that_is_not_installed\n"),
            ("reader.py", ""),
        ]
    ):
        before = tmp_path / f"theirs{number}"
        (before / file).parent.mkdir(parents=True)
        (before / file).write_text(words, "utf-8")
        assert _line_of_start(before, tmp_path / "ours") == (1, ascii(str(before / file)))
    (tmp_path / "ours/reader/__init__.py").write_text("def make_reader(url): ...\n", "utf-8")
    (tmp_path / "ours/reader/__main__.py").write_text("print('theirs')\n", "utf-8")
    assert _line_of_start(tmp_path / "ours") == (1, ascii(str(tmp_path / "ours/reader/__init__.py")))


def _line_of_start(*folders: Path) -> tuple[int, str]:
    """The exit status of the command with these folders first on the path, and whom its one line names."""
    environment = {**ENVIRONMENT, "PYTHONPATH": os.pathsep.join(map(str, folders))}
    program = "from reader_tui import main; main()"
    run = subprocess.run(
        [sys.executable, "-P", "-c", program, "--version"], env=environment, capture_output=True, text=True
    )
    assert run.stdout == "" and run.stderr.count("\n") == 1
    line = re.match(
        r"reader: another project's package named reader \((.+)\) stands in place of this one; ", run.stderr
    )
    assert line, run.stderr
    return run.returncode, line[1]


@pytest.mark.slow
def test_an_old_pip_installs_the_wheel_without_the_extractors_that_it_is_compared_with(
    wheel: Path, tmp_path: Path
) -> None:
    """pip 23.0.1, of Python 3.11's first years and Debian 12."""
    venv.create(tmp_path / "venv", with_pip=True)
    programs = tmp_path / "venv" / "bin"

    def run(program: str, *words: str) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in ENVIRONMENT.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
        environment |= {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")} if program != "pip" else {}
        return subprocess.run(
            [programs / program, *words], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=500
        )

    older = run("pip", "install", "-q", "pip==23.0.1")
    if "from versions: none" in older.stderr:
        pytest.skip("no package index can be reached")
    assert older.returncode == 0, older.stderr
    installed = run("pip", "install", "-q", "--no-compile", str(wheel))
    assert installed.returncode == 0, installed.stderr
    assert run("pip", "check").returncode == 0

    installed_names = run("pip", "list", "--format=freeze").stdout.lower()
    assert "lxml==" in installed_names and not re.search("trafilatura|readability|html.clean", installed_names)
    assert run("reader", "--version").stdout == f"reader {__version__}\n"
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    printed = run("reader", "cat", "page.html")
    assert printed.returncode == 0 and "# Slow roads" in printed.stdout and "Some words" in printed.stdout
    where = ("-P", "-c", "from reader import shipped; print(shipped.asset('welcome.html'))")
    installed_welcome = run("python", *where).stdout.strip()
    assert Path(installed_welcome).parent.name == "assets" and tmp_path in Path(installed_welcome).parents
    assert run("reader", "cat", installed_welcome).returncode == 0

    editable = run("pip", "install", "-q", "--no-deps", "-e", str(ROOT))
    assert editable.returncode == 0, editable.stderr
    assert run("python", *where).stdout.strip() == str(ROOT / "assets/welcome.html")
    assert run("reader", "--version").stdout == f"reader {__version__}\n"


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("this is no git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_file_names_a_package_index_or_a_place_of_one_machine() -> None:
    indices = ("pypi" + r"\.org", "python" + r"hosted\.org", r"index-url\s*=")
    machines = (r"/(?:root|work)/\w", "/home/" + "[a-z]+/", "/Users/" + "[a-z]+/", "/tmp/" + "w[t/]")
    unwanted = re.compile("|".join(f"(?<![\\w.]){words}" for words in (*indices, *machines)))
    found = {
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in tracked_files()
        if path != Path(__file__)
        for line in path.read_text("utf-8", "replace").splitlines()
        if unwanted.search(line)
    }
    assert found == set()
