"""Patterns that are compiled when they are first used."""

import re
import subprocess
import sys

import pytest

from reader.patterns import lazy


def test_a_lazy_pattern_finds_what_a_compiled_one_finds() -> None:
    text = "Locks: 3, Weirs: 12"
    for pattern, flags in ((r"[a-z]+: (\d+)", re.I), (r"(\d+)", 0)):
        one, other = lazy(pattern, flags), re.compile(pattern, flags)
        assert [found.group(1) for found in one.finditer(text)] == [found.group(1) for found in other.finditer(text)]
        assert one.sub("-", text) == other.sub("-", text) and one.pattern == other.pattern
    assert lazy(rb"\d+").findall(b"3 and 12") == [b"3", b"12"]


def test_what_is_wrong_with_a_lazy_pattern_shows_at_its_first_use() -> None:
    wrong = lazy("(")
    with pytest.raises(re.error):
        wrong.match("")


def test_nothing_is_compiled_before_it_is_used() -> None:
    code = (
        "import re; compiled = []; compile = re._compiler.compile\n"
        "re._compiler.compile = lambda *written: compiled.append(written) or compile(*written)\n"
        "import reader.days, reader.words, reader.links\n"
        "count = len([p for p, _ in compiled if 'utm_' in str(p) or '19|20' in str(p)])\n"
        "reader.days.day_in('on 3 May 2020'); print(count, len(compiled) > count)"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == ["0", "True"]
