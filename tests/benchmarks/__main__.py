"""Measures reader: python -m tests.benchmarks NAME …, one of the names below; without one it lists them."""

import ast
import runpy
import sys
from pathlib import Path

NAMES = (
    "extraction",
    "structure",
    "metadata",
    "markdown",
    "spam",
    "spam_training",
    "spam_marks",
    "threads",
    "screen",
    "conversations",
    "services",
    "wordpress",
    "wordpress_live",
    "conversations_found",
    "train_selection",
    "corpus_of_readability",
    "library",
    "library_queries",
    "imports",
    "library_screen",
    "durability",
)


def summary(name: str) -> str:
    """The first line of a module's docstring, less how to call it."""
    source = Path(__file__).with_name(f"{name}.py").read_text("utf-8")
    return (ast.get_docstring(ast.parse(source)) or "").partition("\n")[0].partition(": python -m")[0].rstrip(".")


def main(arguments: list[str]) -> int:
    if not arguments:
        print("python -m tests.benchmarks NAME …")
        for name in NAMES:
            print(f"  {name:22} {summary(name)}")
        return 0
    name, *rest = arguments
    if name not in NAMES:
        print(f"there is no benchmark {name}, but {', '.join(NAMES)}", file=sys.stderr)
        return 2
    sys.argv = [f"python -m tests.benchmarks.{name}", *rest]
    runpy.run_module(f"tests.benchmarks.{name}", run_name="__main__")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
