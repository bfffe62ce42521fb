"""reader's own format: all that an entry has comes back, byte for byte, and what isn't in it is refused in words."""

import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.importers import own
from reader.library.importers.intake import Intake
from reader.library.importers.rows import Body, Highlight, Imported
from reader.library.importers.sources import Source
from reader.text import clean, one_line
from reader.values import Article, Comment, Conversation
from tests.library import samples
from tests.library.importers.conftest import Read

_PROSE = st.text(max_size=30).map(clean)
_LINE = st.text(max_size=20).map(one_line)
_NAME = _LINE.filter(bool)
_TIME = st.none() | st.datetimes(datetime(1971, 1, 1), datetime(2099, 12, 30), timezones=st.just(UTC))
_ARTICLES = st.tuples(*[st.none() | _LINE] * 8, _PROSE, st.none() | _PROSE).map(lambda fields: Article(*fields))
_COMMENTS = st.tuples(_NAME, st.sampled_from(["comment", "pingback"]), st.none() | _LINE, _PROSE, _PROSE).map(
    lambda fields: Comment(*fields)  # type: ignore[arg-type]
)
_CONVERSATIONS = st.tuples(
    st.lists(_COMMENTS, max_size=3).map(tuple), st.none() | st.integers(0, 10**6), st.booleans()
).map(lambda fields: Conversation(*fields))
_HIGHLIGHTS = st.builds(
    Highlight,
    _PROSE, st.none() | _PROSE, _TIME, st.none() | _LINE,
    st.none() | _LINE, _PROSE, _PROSE, st.none() | st.integers(0, 10**6),
)  # fmt: skip
_ENTRIES = st.builds(
    Imported,
    st.integers(0, 10**6).map(lambda number: f"https://m.example/{number}"),
    st.none() | _LINE,
    _TIME, _TIME, _TIME, _TIME,
    st.lists(_NAME, max_size=3).map(tuple),
    st.lists(_NAME, max_size=3).map(tuple),
    st.none() | _PROSE,
    st.sampled_from([None, "unread", "read", "archived"]),
    st.booleans(),
    st.none() | st.floats(0, 1),
    st.lists(_HIGHLIGHTS, max_size=2).map(tuple),
    st.none() | _LINE, st.none() | _LINE, st.none() | _PROSE, st.none() | _LINE, st.booleans(),
    st.none() | st.builds(Body, st.sampled_from(["html", "markdown"]), _PROSE),
    st.none() | _LINE,
    st.none() | _ARTICLES,
    st.none() | _CONVERSATIONS,
    _TIME, _TIME,
    st.none() | _LINE, st.none() | _LINE, st.none() | _LINE,
)  # fmt: skip


def _lines(entries: list[Imported]) -> bytes:
    return "".join(own.line_of(entry) + "\n" for entry in entries).encode()


@given(st.lists(_ENTRIES, max_size=4))
def test_any_library_comes_back_byte_for_byte(entries: list[Imported]) -> None:
    content = _lines(entries)
    source = Source("export", lambda: io.BufferedReader(io.BytesIO(content)))  # type: ignore[arg-type]
    found = list(own.rows(source, Intake()))
    assert found == entries
    assert _lines([row for row in found if isinstance(row, Imported)]) == content


def test_a_copy_is_kept_with_its_conversation_and_a_file_without_address(read: Read) -> None:
    article, talk = samples.article(), samples.conversation("First.", "Second.")
    entry = Imported("", "Notes", source="notes/heron.md", article=article, conversation=talk)
    result = read(_lines([entry]))
    assert result.kind.startswith("reader's own") and result.only == entry


def test_the_form_is_as_documented(read: Read) -> None:
    line = '{"reader":1,"url":"https://m.example/1","title":"Hérón","added":"2020-05-04T12:00:00Z","tags":["a"]}'
    entry = Imported("https://m.example/1", "Hérón", datetime(2020, 5, 4, 12, tzinfo=UTC), tags=("a",))
    assert own.line_of(entry) == line and read(line).only == entry


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"reader":2,"url":"https://m.example/1"}', "newer form"),
        ('{"reader":1,"url":"javascript:x"}', "javascript: link"),
        ('{"reader":1,"url":""}', "no address"),
        ('{"reader":1,"url":5}', "not as reader writes it"),
        ('{"reader":1,"url":"https://m.example/1"', "not as reader writes it"),
        ('{"reader":1,"url":' + "[" * 100_000, "not as reader writes it"),
        ('{"url":"https://m.example/1"}', "no line of reader's own"),
    ],
)
def test_a_line_that_isnt_of_the_form_is_refused_and_the_next_taken(line: str, why: str, read: Read) -> None:
    result = read(
        _lines([Imported("https://m.example/0")]).decode() + f"{line}\n" + '{"reader":1,"url":"https://m.example/2"}'
    )
    assert [entry.url[-1] for entry in result.taken] == ["0", "2"]
    assert result.refused[0].place == "line 2" and why in result.refused[0].why


@pytest.mark.parametrize(
    ("bad", "name"),
    [
        ('"progress":NaN', "progress"),
        ('"progress":1e999', "progress"),
        (f'"progress":{10**400}', "progress"),
        ('"state":"lost"', "state"),
        ('"added":"soon"', "added"),
        ('"favourite":"yes"', "favourite"),
        ('"published":5.5', "published"),
        ('"tags":"a"', "tags"),
        ('"highlights":["heron"]', "highlights"),
        ('"article":{"title":"x"}', "article"),
    ],
)
def test_a_field_that_cannot_be_read_costs_itself_alone(bad: str, name: str, read: Read) -> None:
    result = read('{"reader":1,"url":"https://m.example/1","note":"kept",' + bad + "}")
    assert result.taken == [Imported("https://m.example/1", note="kept")] and not result.refused
    (told,) = result.told
    assert told.startswith("fields that can't be read") and told.endswith(f": 1, first “{name}”")


def test_of_a_list_only_what_cannot_be_read_is_left_out(read: Read) -> None:
    result = read(
        '{"reader":1,"url":"https://m.example/1","tags":["a",5,"b"],"highlights":[{"quote":"q"},{"quote":1}]}'
    )
    (entry,) = result.taken
    assert entry.tags == ("a", "b") and entry.highlights == (Highlight("q"),)
    assert result.told[0].endswith(": 2, first “tags”")


def test_members_of_a_newer_reader_are_left_out_and_told(read: Read) -> None:
    result = read('{"reader":1,"url":"https://m.example/1","colour":"red","mood":"good"}\n')
    assert len(result.taken) == 1 and ": 2, first “" in result.told[0]


def test_text_that_acts_is_cleaned_on_the_way_in(read: Read) -> None:
    article = dict.fromkeys(("title", "markdown", "text", "byline", "site", "published", "language"), "a\x1b[2Jb")
    article |= dict.fromkeys(("excerpt", "image", "url"))
    line = {"reader": 1, "url": "https://m.example/1", "title": "x\x1b]0;y\ny", "note": "a\x07b\nc", "article": article}
    entry = read(json.dumps(line)).only
    assert entry.title == "x]0;y y" and entry.note == "ab\nc"
    assert entry.article and entry.article.markdown == "ab"
