"""The same words looked for with other programs, where they are installed."""

from pathlib import Path
from tests.benchmarks.library_corpus import Corpus


def print_others(library: Path, corpus: Corpus, folder: Path, count: int, python: str) -> None:
    """x"""
