"""What is given back to the system after something long was read."""

import os
import subprocess
import sys

import pytest

PROGRAM = """
import sys
from reader import memory
if sys.argv[1] == "lean":
    memory.give_back_large_blocks()
for _ in range(3):
    first = bytes(5_000_000)
    del first
kept = bytes(5_000_000)
heap = next(line for line in open("/proc/self/maps") if "[heap]" in line).split()[0]
start, end = (int(side, 16) for side in heap.split("-"))
print(end - start)
"""


def heap(way: str) -> int:
    """Bytes of the heap of a process that has read something of 5 MB a few times."""
    answer = subprocess.run([sys.executable, "-c", PROGRAM, way], capture_output=True, text=True, check=True)
    return int(answer.stdout)


@pytest.mark.skipif(
    not os.path.exists("/proc/self/maps") or "CS_GNU_LIBC_VERSION" not in os.confstr_names,
    reason="only glibc keeps large blocks",
)
def test_large_blocks_do_not_stay_in_the_heap() -> None:
    assert heap("lean") < 5_000_000 < heap("as it is")
