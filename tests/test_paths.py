"""Where files live: the person's own folders, private, and the assets beside the code."""

import os
from pathlib import Path

import pytest

from reader import paths, shipped
from reader.errors import LibraryError


def test_the_folders_are_the_persons_own(private_folders: Path) -> None:
    for path in (paths.config_file(), paths.library_folder(), paths.state_folder()):
        assert private_folders in path.parents and "reader" in path.parts
        assert not path.exists()
    assert paths.config_file().name == "config.toml"


def test_a_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        folder = paths.made(tmp_path / "a" / "library")
    finally:
        os.umask(old)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert paths.made(tmp_path).stat().st_mode & 0o777 == 0o755


def test_a_folder_that_cannot_be_made_is_told_with_the_way_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(LibraryError, match=r"file/library: Not a directory; .*--library"):
        paths.made(tmp_path / "file" / "library")


def test_an_asset_is_found_and_a_missing_one_names_the_remedy() -> None:
    assert shipped.asset("welcome.html").is_file()
    with pytest.raises(FileNotFoundError, match="install it again"):
        shipped.asset("no-such-asset")
