"""Texts with backspaces: what a page, or a screen, would show in the end."""

import pytest

from reader.extract.overstrikes import settled


@pytest.mark.parametrize(
    ("printed", "left"),
    [
        ("N\bNA\bAM\bME\bE", "NAME"),
        ("a _\bl_\bo_\bc_\bk is", "a lock is"),
        ("l\b_o\b_c\b_k\b_", "lock"),
        ("o\b+ one\n\bplain", "+ one\nplain"),
        ("locc\b \bk", "lock"),
        ("ls -k\b\x1b[K\x1b[1ml\x1b[0m boats", "ls -l boats"),
        ("snake_case stays", "snake_case stays"),
        ("é\bé", "é"),
    ],
)
def test_what_is_printed_over_each_other_is_read_once(printed: str, left: str) -> None:
    assert settled(printed) == left


def test_no_number_of_backspaces_takes_more_than_its_length() -> None:
    """A quadratic way would not come back from these."""
    assert settled("\b" * 500_000 + "x" + "\b" * 500_000 + "y") == "y"
    assert len(settled("ab\b" * 300_000)) == 300_001
