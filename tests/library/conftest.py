"""A folder for a library, and a library in it; neither exists on disk before something is kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.store import Store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "library"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with Store.open(folder) as opened:
        yield opened
