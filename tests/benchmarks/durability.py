"""Kills, power cuts and writers at once: python -m tests.benchmarks durability [KILLS [CUTS]].

Prints what was acknowledged and what of it was lost: `reader add` killed at random moments, power cut at random
moments of a writer by a model over its system calls, and four processes that write at once.
"""

import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from reader.errors import LibraryError
from reader.library import bookmarks
from reader.library.store import Store
from tests.benchmarks.power_cuts import Image, images, traced
from tests.library.samples import article

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from pathlib import Path
from reader.library import bookmarks, volumes
from reader.library.store import Store
from tests.library.samples import article, conversation
folder, mounts, first, count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
volumes.MOUNTS = mounts
with Store.open(folder) as store:
    for number in range(first, first + count):
        kept = bookmarks.add(store, article(number), conversation("one"), f"https://marsh.example/heron-{number}")
        sys.stdout.write(f"{kept.id} {number}\\n")
        sys.stdout.flush()
"""


class Outcome(NamedTuple):
    """What came of trials: saves that were acknowledged, those that were lost, and libraries that didn't open whole."""

    trials: int
    acknowledged: int
    lost: int
    broken: int


def killed(count: int, folder: Path, chance: random.Random) -> Outcome:
    """Kills `reader add` at random moments, all on one library; what was acknowledged must be there ever after."""
    library, acknowledged, broken = folder / "library", {}, 0
    for trial in range(count):
        sources = []
        for number in range(300):
            sources.append(folder / f"{trial}-{number}.txt")
            sources[-1].write_text(f"Heron {trial} {number}\n\n{'The heron stood still. ' * 300}\n", "utf-8")
        command = [sys.executable, "-m", "reader", "add", "--library", str(library), *map(str, sources)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT)
        assert process.stdout
        lines = [process.stdout.readline()] if trial % 4 else []
        time.sleep(chance.uniform(0, 0.4))
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.read().splitlines(keepends=True)
        process.wait()
        for line in lines:
            if line.endswith("\n"):
                word, _, name = line.rstrip("\n").partition("\t")
                acknowledged[int(word.removeprefix("@"))] = name
        broken += not _is_whole(library)
        for source in sources:
            source.unlink()
    return Outcome(count, len(acknowledged), _lost(library, acknowledged), broken)


def _is_whole(library: Path) -> bool:
    """Whether a library opens, all of it is as it was written, and nothing is half there."""
    try:
        with Store.open(library) as store:
            if not store.file.exists():
                return True
            kept = bookmarks.listing(store)
            for bookmark in kept[:20]:
                bookmarks.snapshot(store, bookmark.id)
            return bool(store.rows("PRAGMA integrity_check")[0][0] == "ok")
    except LibraryError:
        return False


def _lost(library: Path, acknowledged: dict[int, str]) -> int:
    """How many of the bookmarks that were acknowledged aren't there as they were."""
    with Store.open(library) as store:
        return sum(not _is_there(store, number, name) for number, name in acknowledged.items())


def _is_there(store: Store, number: int, name: str) -> bool:
    try:
        return bookmarks.snapshot(store, number)[0].name == name
    except LibraryError:
        return False


def cut(count: int, folder: Path, chance: random.Random, is_remote: bool = False, saves: int = 120) -> Outcome:
    """Cuts the power at random moments of a writer."""
    library, mounts = folder / "library", folder / "mountinfo"
    library.mkdir()
    mounts.write_text(f"1 1 0:1 / {folder} rw - {'nfs4' if is_remote else 'ext4'} x rw\n", "utf-8")
    command = [sys.executable, "-c", WRITER, str(library), str(mounts), "0", str(saves)]
    calls = traced(command, folder / "trace")
    acknowledged = lost = broken = 0
    for number, image in enumerate(images(calls, library, count, chance)):
        left = folder / f"image-{number}"
        acknowledged += len(image.printed)
        this_lost = _lost_in(image, left)
        lost += this_lost or 0
        broken += this_lost is None or not _is_whole(left)
        shutil.rmtree(left)
    return Outcome(count, acknowledged, lost, broken)


def _lost_in(image: Image, left: Path) -> int | None:
    """How many acknowledged saves an image has lost; None where it doesn't open."""
    left.mkdir()
    for name, octets in image.files.items():
        (left / name).write_bytes(octets)
    try:
        with Store.open(left) as store:
            wanted = [tuple(map(int, line.split())) for line in image.printed]
            return sum(not _is_there(store, one, article(number).name) for one, number in wanted)
    except LibraryError:
        return None


def at_once(processes: int, saves: int, folder: Path) -> Outcome:
    """Several processes that write into one library, which they race to make too."""
    mounts = folder / "mountinfo"
    mounts.write_text("", "utf-8")
    running = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder / "library"), str(mounts), str(1000 * one), str(saves)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for one in range(processes)
    ]
    lines = [line for one in running for line in one.communicate()[0].splitlines()]
    acknowledged = {int(one): article(int(number)).name for one, number in map(str.split, lines)}
    failed = sum(bool(one.returncode) for one in running) + (not _is_whole(folder / "library"))
    return Outcome(processes, len(acknowledged), _lost(folder / "library", acknowledged), failed)


def main(arguments: list[str]) -> None:
    kills, cuts = (*map(int, arguments), *(200, 250)[len(arguments) :])
    chance = random.Random(7)
    print(f"{'':44}{'trials':>8}{'acknowledged':>14}{'lost':>6}{'not whole':>11}")
    with tempfile.TemporaryDirectory() as folder:
        if shutil.which("strace"):
            for name, is_remote in (
                ("power cuts, on a disk", False),
                ("power cuts, as on a network file system", True),
            ):
                inside = Path(folder, name)
                inside.mkdir()
                _print(name, cut(cuts, inside, chance, is_remote))
        else:
            print("power cuts: left out, as strace is not installed")
        for name, outcome in (("four processes writing at once", lambda at: at_once(4, 300, at)),):
            (inside := Path(folder, name)).mkdir()
            _print(name, outcome(inside))
        (inside := Path(folder, "kills")).mkdir()
        _print("kill -9 of reader add", killed(kills, inside, chance))


def _print(name: str, outcome: Outcome) -> None:
    figures = f"{outcome.trials:>8,}{outcome.acknowledged:>14,}{outcome.lost:>6,}{outcome.broken:>11,}"
    print(f"{name:44}{figures}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
