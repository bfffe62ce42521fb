"""A folder that has a Markdown file for each bookmark, written anew only where something changed.

The file .reader-mirror in it lists the files that are reader's: a JSON object a line, each with the stamp of what it
was made of and the digest of what was written. What isn't in that list, or was changed by somebody else, stays.
"""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from reader.errors import ReaderError
from reader.text import one_line
from reader.whole_files import whole

LIST = ".reader-mirror"
FEW = 10
"""So many files are removed whatever share of the mirror they are."""


class File(NamedTuple):
    """A file of the mirror: its name, the stamp of what it shall be made of, and what makes its text."""

    name: str
    stamp: str
    text: Callable[[], str]


@dataclass(slots=True)
class Mirrored:
    """How many files were written, were the same, were removed; foreign names those left to who changed them.

    left_count is how many of of_count were left because most of a mirror can hardly have been meant to go.
    """

    written_count: int = 0
    same_count: int = 0
    removed_count: int = 0
    left_count: int = 0
    of_count: int = 0
    foreign: list[str] = field(default_factory=list)


def is_used(folder: Path) -> bool:
    """Whether a folder has anything in it. Raises ReaderError where it is none, or can't be looked into."""
    try:
        return any(folder.iterdir())
    except FileNotFoundError:
        return False
    except NotADirectoryError as error:
        raise ReaderError(f"{folder}: a file, and no folder; name another") from error
    except OSError as error:
        raise ReaderError(f"{folder}: it can't be read ({error.strerror}); change its permissions") from error


def mirror(folder: Path, files: Iterator[File], removes: bool = True, replaces: bool = False) -> Mirrored:
    """Brings a folder, made where it is missing, to what these files are.

    removes tells that files of reader's which aren't among them go, unless they are more than half of the mirror;
    replaces, that these go all the same, and that those go under which somebody else made or changed. What was done is
    in the list even where this raises. Raises ReaderError where the folder can't be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / LIST).touch()  # one that is killed now is a mirror all the same
        known = _known(folder / LIST)
        mirrored, now = Mirrored(), dict(known)
        try:
            seen = set()
            for file in files:
                seen.add(file.name)
                _bring(folder, file, now, mirrored, replaces)
            if removes and known and not (seen or replaces):
                raise ReaderError(f"{folder}: nothing is found for it, so it stays as it was; --force empties it")
            going = sorted(known.keys() - seen) if removes else []
            if len(going) > FEW and 2 * len(going) > len(known) and not replaces:
                mirrored.left_count, mirrored.of_count, going = len(going), len(known), []
            for name in going:
                _remove(folder, name, now, mirrored)
        finally:
            _write_list(folder / LIST, now)
    except OSError as error:
        raise ReaderError(f"{folder}: it can't be written ({error.strerror})") from error
    return mirrored


_Known = dict[str, tuple[str, str]]
"""Stamp and digest of files by their names."""


def _bring(folder: Path, file: File, now: _Known, mirrored: Mirrored, replaces: bool) -> None:
    path = folder / file.name
    stamp, digest = now.get(file.name, ("", ""))
    there = _digest(path)
    if there and there == digest and stamp == file.stamp:
        mirrored.same_count += 1
        return
    content = file.text().encode("utf-8", "replace")
    fresh = sha256(content).hexdigest()
    if fresh == there:  # also of one that was killed before it wrote its list
        mirrored.same_count += 1
    elif there and there != digest and not replaces:
        mirrored.foreign.append(file.name)
        return
    else:
        with whole(path, replaces=bool(there)) as target:
            target.write(content)
        mirrored.written_count += 1
    now[file.name] = (file.stamp, fresh)


def _remove(folder: Path, name: str, now: _Known, mirrored: Mirrored) -> None:
    """A file that nobody changed goes; one that somebody did is theirs from now on."""
    _, digest = now.pop(name)
    there = _digest(folder / name)
    if there == digest:
        (folder / name).unlink()
        mirrored.removed_count += 1
    elif there:
        mirrored.foreign.append(name)


def _digest(path: Path) -> str:
    """Of what a file holds; "" where there is none."""
    try:
        with path.open("rb") as file:
            from hashlib import file_digest

            return file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return "symbolic link" if os.path.islink(path) else ""
    except IsADirectoryError:
        return "folder"


def _known(path: Path) -> _Known:
    """What the list says; lines that make no sense, and names that lead out of the folder, are passed over."""
    known: _Known = {}
    with suppress(FileNotFoundError), path.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            with suppress(ValueError, TypeError, KeyError):
                given = json.loads(line)
                name, stamp, digest = given["name"], given["stamp"], given["digest"]
                if name == os.path.basename(name) and one_line(name) == name and name.endswith(".md"):
                    known[name] = (str(stamp), str(digest))
    return known


def _write_list(path: Path, known: _Known) -> None:
    with whole(path, replaces=path.is_file()) as target:
        for name, (stamp, digest) in sorted(known.items()):
            fields = {"name": name, "stamp": stamp, "digest": digest}
            target.write(json.dumps(fields, ensure_ascii=False).encode() + b"\n")
