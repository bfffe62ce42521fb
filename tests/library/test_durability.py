"""What was acknowledged outlives power cuts: a short run of tests.benchmarks.durability, and its model."""

import random
import shutil
from pathlib import Path

import pytest

from tests.benchmarks.durability import at_once, cut, killed
from tests.benchmarks.power_cuts import Call, images


@pytest.mark.parametrize("is_remote", [False, True], ids=["on a disk", "on the network"])
def test_no_power_cut_loses_an_acknowledged_save(tmp_path: Path, is_remote: bool) -> None:
    if not shutil.which("strace"):
        pytest.skip("strace is not installed")
    outcome = cut(12, tmp_path, random.Random(5), is_remote, saves=10)
    assert outcome.acknowledged > 4
    assert (outcome.lost, outcome.broken) == (0, 0)


def test_no_kill_loses_an_acknowledged_save(tmp_path: Path) -> None:
    outcome = killed(2, tmp_path, random.Random(3))
    assert outcome.acknowledged > 0
    assert (outcome.lost, outcome.broken) == (0, 0)


def test_four_processes_write_at_once(tmp_path: Path) -> None:
    """They race for the making of the library too."""
    outcome = at_once(4, 25, tmp_path)
    assert (outcome.acknowledged, outcome.lost, outcome.broken) == (100, 0, 0)


def test_the_model_keeps_what_was_synchronised_and_doubts_the_rest() -> None:
    def call(name: str, *strings: bytes, number: int = 0, path: str = "/f/a", descriptor: int = 3) -> Call:
        return Call(name, descriptor, path, strings, (number,), len(strings[0]) if strings else 0)

    made = call("openat", b"/f/a", path="")
    first, later = call("pwrite64", b"a" * 2048), call("pwrite64", b"b" * 2048)
    acknowledged = call("write", b"1\n", path="pipe", descriptor=1)
    renamed = call("rename", b"/f/a", b"/f/c", path="")
    calls = [made, first, call("fsync"), acknowledged, later, renamed]
    left = [image for seed in range(40) for image in images(calls, Path("/f"), 6, random.Random(seed))]
    whole = {image.files["c"] for image in left if "c" in image.files}
    assert {b"a" * 2048, b"b" * 2048} < whole and all(set(one) <= set(b"ab") for one in whole)
    assert any(b"a" in one and b"b" in one for one in whole)
    assert all(image.printed == ["1"] for image in left if "c" in image.files)
    assert all(len(one) in (0, 2048) or not one.strip(b"a\0") for image in left for one in image.files.values())
