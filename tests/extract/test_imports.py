"""What reading costs before it begins: heavy libraries are imported where they are used, not before."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("reader.extract.article", ("trafilatura", "readability", "resiliparse", "htmldate")),
        ("reader.extract.plain", ("lxml", "bs4", "markdownify")),
        ("reader.extract.markdown_file", ("lxml", "bs4", "markdownify", "markdown_it")),
    ],
)
def test_a_fresh_interpreter_imports_no_more_than_it_needs(module: str, unwanted: tuple[str, ...]) -> None:
    program = f"import sys, {module}; print([name for name in {unwanted} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
