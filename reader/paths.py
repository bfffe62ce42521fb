"""Where files live: the person's folders, made private and only when needed."""

from pathlib import Path

from platformdirs import PlatformDirs

from reader.errors import LibraryError

_DIRS = PlatformDirs("reader", appauthor=False)


def config_file() -> Path:
    """config.toml, which a person writes; it need not exist."""
    return Path(_DIRS.user_config_dir, "config.toml")


def library_folder() -> Path:
    """Where the library lives unless --library says otherwise; not made here."""
    return Path(_DIRS.user_data_dir)


def state_folder() -> Path:
    """Where logs go; not made here."""
    return Path(_DIRS.user_state_dir)


def made(folder: Path) -> Path:
    """The folder, created for its owner alone (0700) if it wasn't there.

    Raises LibraryError where it can't be made.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(f"{folder}: {error.strerror}; name another folder with --library") from error
    return folder
