"""Files that are cut, broken, foreign or hostile: what stands before the damage is taken, and the damage told."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.importers import kinds
from reader.library.importers.importing import Importing, opened
from reader.library.importers.kinds import Kind
from reader.library.importers.rows import Imported, ImportingError, Refused, Told
from reader.library.importers.sources import Source
from tests.library.importers.conftest import Read
from tests.library.importers.test_services import EXPORTS

PINS = [
    {"href": f"https://m.example/{n}", "description": f"Heron {n}", "extended": "", "tags": ""} for n in range(1000)
]
LINKS = "".join(f'<DT><A HREF="https://m.example/{n}" ADD_DATE="1588593600">Heron {n}</A>\n' for n in range(1000))
PAGE = f"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n{LINKS}</DL><p>\n"


@pytest.mark.parametrize("share", [0.3, 0.5, 0.77])
@pytest.mark.parametrize("content", [json.dumps(PINS), PAGE], ids=["json", "html"])
def test_a_cut_file_gives_what_stands_before_the_cut(content: str, share: float, read: Read) -> None:
    result = read(content[: int(len(content) * share)])
    assert abs(len(result.taken) - 1000 * share) < 20
    assert [entry.url for entry in result.taken] == [f"https://m.example/{n}" for n in range(len(result.taken))]
    assert result.refused or result.told


def test_a_cut_in_a_row_is_a_row_not_taken_and_one_between_rows_is_told(read: Read) -> None:
    content = json.dumps(PINS[:3])
    inside = read(content[:-20])
    assert (len(inside.taken), [row.place for row in inside.refused], inside.told) == (2, ["after entry 2"], [])
    between = read(content[:-1])
    assert (len(between.taken), between.refused) == (3, [])
    assert between.told == ["after entry 3: the file ends before its end: what stands before that was read"]


def test_damage_in_the_middle_is_told(read: Read) -> None:
    result = read(json.dumps(PINS[:3]).replace('"Heron 1"', '"Heron 1'))
    assert len(result.taken) == 1 and "damaged or cut off" in result.refused[0].why


def test_json_that_nests_a_million_deep_is_refused(read: Read) -> None:
    result = read(f"[{json.dumps(PINS[0])}, {'[' * 1_000_000}")
    assert len(result.taken) == 1 and len(result.refused) == 1


def test_folders_that_nest_without_end_cost_nothing(read: Read) -> None:
    folders = "<DL><DT><H3>In</H3>" * 20_000
    result = read(f"<!DOCTYPE NETSCAPE-Bookmark-file-1>{folders}<DL><DT><A HREF=https://m.example/1>It</A>")
    (entry,) = result.taken
    assert len(entry.folder) <= 32
    tree = '{"guid": "g", "title": "In", "children": [' * 20_000 + '{"uri": "https://m.example/1"}' + "]}" * 20_000
    assert len(read(tree).only.folder) <= 32


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf \n", "the file is empty"),
        (b"Some words of a letter.\nAnd more of them.\n", "none of the exports that reader knows: Pocket, Omnivore"),
        (b"<html><body><p>An article.</p></body></html>", "none of the exports"),
        (b'{"name": "some", "version": 1}', "none of the exports"),
        (b"[1, 2, 3]", "none of the exports"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "none of the exports"),
        (b"title,author\nHeron,Ana\n", "none of the exports"),
        (b"[" * 100_000, "none of the exports"),
    ],
)
def test_a_file_that_is_none_of_these_is_told_in_one_line(content: bytes, words: str, read: Read) -> None:
    with pytest.raises(ImportingError, match=words) as raised:
        read(content)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(("name", "words"), [("none", "no file"), ("", "a folder")])
def test_what_is_no_file_is_told(name: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(ImportingError, match=words):
        opened(tmp_path / name)


def test_a_kind_is_told_by_the_content_of_a_file_with_a_wrong_name(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.html"
    path.write_text(json.dumps(PINS))
    assert opened(path).kind == kinds.PINBOARD


_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)),
    max_leaves=6,
)
_JSON_KINDS = [
    kinds.POCKET_HIGHLIGHTS, kinds.OMNIVORE, kinds.WALLABAG, kinds.PINBOARD, kinds.LINKDING, kinds.DELICIOUS,
    kinds.READABILITY, kinds.KARAKEEP, kinds.LINKWARDEN, kinds.CHROME, kinds.FIREFOX, kinds.OWN,
]  # fmt: skip
_KEYS = (
    "url href uri title name tags labels content annotations highlights children roots bookmarks collections links "
    "lists id parentId createdAt added state slug annos root reader article conversation body folder progress results"
).split()


def _shuffled(value: Any) -> st.SearchStrategy[Any]:
    return st.dictionaries(st.sampled_from(_KEYS), st.one_of(value, st.just("https://m.example/1")), max_size=6)


@given(
    st.sampled_from(_JSON_KINDS),
    st.one_of(
        _shuffled(_VALUES),
        st.lists(_shuffled(_VALUES), max_size=3),
        _shuffled(st.lists(_shuffled(_VALUES), max_size=3)),
    ),
)
def test_members_of_any_type_never_raise(kind: Kind, value: object) -> None:
    text = json.dumps(value)
    source = Source("export", lambda: io.BufferedReader(io.BytesIO(text.encode())))  # type: ignore[arg-type]
    rows = list(Importing(kind, [(kind, source)], lambda: 0))
    assert all(isinstance(row, Imported | Refused | Told) for row in rows)


_MARKUP = """<DL> </DL> <DT> <DD> <A HREF= "https://m.example/" ' " > </A> <H3> </H3> <!-- --> ="data:
<outline xmlUrl= /> <post & < = <""".split()


@given(st.sampled_from([kinds.NETSCAPE, kinds.POCKET_HTML, kinds.OPML, kinds.POSTS_XML]), st.data())
def test_markup_cut_and_joined_anywhere_never_raises(kind: Kind, data: st.DataObject) -> None:
    text = " ".join(data.draw(st.lists(st.sampled_from(_MARKUP), max_size=30)))
    source = Source("export", lambda: io.BufferedReader(io.BytesIO(text.encode())))  # type: ignore[arg-type]
    rows = list(Importing(kind, [(kind, source)], lambda: 0))
    assert all(isinstance(row, Imported | Refused | Told) for row in rows)


@pytest.mark.parametrize("name", EXPORTS)
def test_every_export_cut_anywhere_ends_in_rows_or_words(name: str, read: Read) -> None:
    content = EXPORTS[name][0]
    for end in range(1, len(content), 7):
        try:
            result = read(content[:end])
        except ImportingError as error:
            assert "\n" not in str(error)
        else:
            assert len(result.taken) <= 1 and result.taken + result.refused + result.told
