"""The same article has one key, however it was reached; another article has another."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.identity import key_of

PLAIN = "https://marsh.example/2016/heron"


@pytest.mark.parametrize(
    "same",
    [
        "http://marsh.example/2016/heron",
        "https://www.marsh.example/2016/heron",
        "https://marsh.example/2016/heron/",
        "https://MARSH.example:443/2016/heron#comments",
        "http://marsh.example:80/2016/heron?utm_source=x&utm_medium=y&fbclid=1",
        " https://marsh.example/2016/he%72on ",
        "https://ana:secret@marsh.example/2016/heron?",
        "https://marsh.example/./2016/reed/../heron",
        "https://marsh.example/../2016/%2e/heron/.",
    ],
)
def test_spellings_of_one_address_have_one_key(same: str) -> None:
    assert key_of(same) == key_of(PLAIN) == PLAIN


@pytest.mark.parametrize(
    "other",
    [
        "https://marsh.example/2016/Heron",
        "https://marsh.example/2016/heron?page=2",
        "https://marsh.example:8080/2016/heron",
        "https://notes.marsh.example/2016/heron",
        "https://marsh.example/2016%2Fheron",
        "https://marsh.example/2016/heron#!/part/2",
        "https://marsh.example/2016/heron#/part/2",
    ],
)
def test_other_addresses_have_other_keys(other: str) -> None:
    assert key_of(other) != key_of(PLAIN)


def test_escapes_have_one_form() -> None:
    assert key_of("https://x.example/caf%c3%a9?q=%7ea") == key_of("https://x.example/café?q=~a")


def test_a_host_in_its_own_script_is_the_host_that_is_asked() -> None:
    assert key_of("https://bücher.example/a") == key_of("https://xn--bcher-kva.example/a")


def test_a_page_says_which_address_is_its_own() -> None:
    assert key_of("https://marsh.example/?p=12", PLAIN) == PLAIN
    assert key_of("https://www.marsh.example/amp/heron", "http://marsh.example/2016/heron/") == PLAIN


def test_a_page_speaks_for_no_other_site() -> None:
    assert key_of("https://evil.example/a", PLAIN) == "https://evil.example/a"


def test_a_front_page_given_as_every_articles_address_is_not_believed() -> None:
    assert key_of(PLAIN, "https://marsh.example/") == PLAIN
    assert key_of("https://marsh.example/?utm_source=x", "https://marsh.example/") == key_of("https://marsh.example")


def test_a_page_that_is_the_same_for_every_route_speaks_for_none() -> None:
    assert key_of(f"{PLAIN}#/part/2", PLAIN) == key_of(f"{PLAIN}#/part/2") != key_of(PLAIN)
    assert key_of("https://marsh.example/app#!/2", f"{PLAIN}#!/2") == key_of(f"{PLAIN}#!/2")


def test_a_files_key_is_where_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert key_of("a page?.html") == key_of(str(tmp_path / "x" / ".." / "a page?.html"))
    assert key_of("a page?.html") != key_of("a page")
    assert key_of("a page?.html").startswith("file:///")


def test_a_file_is_the_page_that_it_says_it_is() -> None:
    assert key_of("saved.html", PLAIN) == key_of("/tmp/other name", f"{PLAIN}/?utm_source=x") == PLAIN


@pytest.mark.parametrize("named", ["https://marsh.example/", "ftp://marsh.example/a", "javascript:x"])
def test_a_front_page_and_what_is_no_web_address_are_not_believed(named: str) -> None:
    assert key_of("saved.html", named).startswith("file:///")


def test_a_text_that_names_a_page_may_be_about_it() -> None:
    assert key_of("notes.md", PLAIN).startswith("file:///")
    assert key_of("Notes.MARKDOWN", PLAIN).startswith("file:///")


def test_a_file_name_that_is_no_text_has_a_key_that_is() -> None:
    key_of(os.fsdecode(b"/caf\xe9")).encode()


def test_texts_over_standard_input_are_told_apart_by_their_words() -> None:
    assert key_of("-", None, "one") != key_of("-", None, "two")
    assert key_of("-", "https://marsh.example/", "one") == key_of("-", None, "one")


def test_a_page_over_standard_input_is_the_one_that_it_names() -> None:
    assert key_of("-", PLAIN, "one") == key_of(PLAIN)


@given(st.text(), st.none() | st.text())
def test_any_source_has_a_key_that_can_be_kept(source: str, url: str | None) -> None:
    assert key_of(source, url).encode()


@given(st.text(max_size=40))
def test_the_key_of_an_address_is_its_own_key(rest: str) -> None:
    key = key_of("https://marsh.example/" + rest)
    assert key_of(key) == key
