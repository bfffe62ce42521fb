"""CSV in every dialect: delimiters, marks, encodings, long fields, stray quotes, cut ends."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.importers import pocket_csv
from reader.library.importers.intake import Intake
from reader.library.importers.rows import Imported, Refused
from reader.library.importers.sources import Source
from reader.text import clean, one_line
from tests.library.importers.conftest import Read

HEAD = "title,url,time_added,tags,status\n"
ROW = "The herón,https://m.example/1,1588593600,birds|water,unread\n"
HERON = ("The herón", "https://m.example/1", ("birds", "water"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_dialect_changes_nothing(delimiter: str, encoding: str, line_end: str, read: Read) -> None:
    lines = [HEAD.strip().split(","), [HERON[0], HERON[1], "1588593600", "birds|water", "unread"]]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=line_end).writerows(lines)
    entry = read(text.getvalue().encode(encoding)).only
    assert (entry.title, entry.url, entry.tags) == HERON


def test_what_a_spreadsheet_puts_before_the_table_is_passed_over(read: Read) -> None:
    assert read(f"sep=;\n\n{(HEAD + ROW).replace(',', ';')}").only.title == HERON[0]


def test_a_field_of_a_megabyte_is_read_whole(read: Read) -> None:
    note = "A line of a long note.\n" * 50_000
    result = read(f'id,title,note,excerpt,url,folder,tags,created\n1,T,"{note}",,https://m.example/1,,,\n')
    assert result.only.note == note.strip()


def test_nuls_and_controls_are_cleaned_away(read: Read) -> None:
    assert read(HEAD + ROW.replace("herón", "he\0r\x1b[2Jó\u202en")).only.title == "The herón"


def test_lines_within_a_title_are_joined_and_counted(read: Read) -> None:
    result = read(f'{HEAD}"Two\nlines",https://m.example/1,,,unread\nNo,nothing,,,unread\n')
    assert result.taken[0].title == "Two lines"
    assert result.refused == [Refused("line 4", "nothing", "it is no web address")]


def test_a_row_with_too_many_fields_is_refused_and_not_shifted(read: Read) -> None:
    result = read(f"{HEAD}A title, with a comma,https://m.example/1,1588593600,,unread\n{ROW}")
    assert [row.why for row in result.refused] == ["it has 6 fields under 5 columns"]
    assert len(result.taken) == 1


def test_a_row_that_the_end_cuts_is_refused(read: Read) -> None:
    result = read(f"{HEAD}{ROW}Another,https://m.exam")
    assert result.refused == [Refused("line 3", "Another", "the file ends in the middle of this row")]
    assert len(result.taken) == 1


@pytest.mark.parametrize(("count", "last"), [(3, "\n"), (3, ""), (90_000, "\n")])
def test_a_quote_that_is_never_closed_costs_its_row_alone(count: int, last: str, read: Read) -> None:
    """Whether the next quote is missing to the end of the file, or for longer than any field is."""
    rows = "\n".join(f"Number {n},https://m.example/{n},1588593600,,unread" for n in range(count))
    bad = "Nothing,heron,,,unread"
    result = read(f'{HEAD}{ROW}"Never closed,https://m.example/x,1,,unread\n{bad}\n{rows}{last}')
    refused, after = result.refused
    assert after.place == "line 4"
    assert refused.place == "line 3" and refused.what.startswith('"Never closed') and "quote" in refused.why
    assert len(result.taken) == count + 1


def test_200_000_tags_and_a_title_of_a_megabyte_are_cut_and_told(read: Read) -> None:
    tags = "|".join(f"tag {number}" for number in range(200_000))
    result = read(f"{HEAD}{'T' * 1_000_000},https://m.example/1,,{tags},unread\n")
    (entry,) = result.taken
    assert len(entry.tags) == 1_000 and entry.tags[-1] == "tag 999"
    assert entry.title and len(entry.title) == 2_000 and entry.title.endswith("…")
    assert len(result.told) == 2 and all(text.endswith(": 1") for text in result.told)


def test_a_tag_is_kept_once_whatever_its_case(read: Read) -> None:
    assert read(f"{HEAD}T,https://m.example/1,,Birds|birds| BIRDS ||water,unread\n").only.tags == ("Birds", "water")


@pytest.mark.parametrize("head", ["tags,Tags,TAGS", "tags,tags,tags", "Tags,labels,categories"])
def test_columns_of_one_name_or_meaning_have_all_their_tags(head: str, read: Read) -> None:
    rows = "".join(f"https://m.example/{n},{tags}\n" for n, tags in enumerate(("a,,", ",b,", ",,c", "a,b|d,a")))
    result = read(f"link,{head}\n{rows}")
    assert (result.refused, result.told) == ([], [])
    assert [sorted(entry.tags) for entry in result.taken] == [["a"], ["b"], ["c"], ["a", "b", "d"]]


def test_lists_of_one_meaning_in_json_have_all_their_tags(read: Read) -> None:
    entry = read('[{"url": "https://m.example/1", "tags": ["a"], "Tags": ["b"], "labels": ["c"]}]').only
    assert sorted(entry.tags) == ["a", "b", "c"]


def test_the_first_of_columns_with_one_name_that_is_filled_counts(read: Read) -> None:
    result = read("url,URL,created_at,Created At\nhttps://m.example/1,,,2020-05-04\n,https://m.example/2,2020-05-04,\n")
    assert [(entry.url[-1], str(entry.added)[:10]) for entry in result.taken] == [
        ("1", "2020-05-04"),
        ("2", "2020-05-04"),
    ]
    assert not result.refused


def test_what_people_mark_with_counts(read: Read) -> None:
    entry = read("Title,Source URL,starred,status\nHeron,https://m.example/1,★,Done\n").only
    assert (entry.title, entry.favourite, entry.state) == ("Heron", True, "read")


def test_notes_of_several_columns_are_one(read: Read) -> None:
    assert read("url,note,notes,comment\nhttps://m.example/1,still,at dusk,still\n").only.note == "still\n\nat dusk"


def test_columns_without_a_place_are_told_where_something_is_in_them(read: Read) -> None:
    result = read("url,rating,empty,description\nhttps://m.example/1,,,\nhttps://m.example/2,5,,Calm.\n")
    assert result.told == ["columns that reader has no place for, left out: 2 (description, rating)"]


def test_an_array_whose_first_entries_have_no_address_is_a_table(read: Read) -> None:
    result = read('[{"title": "none"}, "https://m.example/0", {"url": "https://m.example/1"}]')
    assert [entry.url for entry in result.taken] == ["https://m.example/1"]
    assert [one.why for one in result.refused] == ["it has no address"] * 2


def test_hashed_words_are_tags_of_their_own(read: Read) -> None:
    entry = read("Website,tags,Saved on\nhttps://m.example/1,#tides #slow-water,2020-05-04\n").only
    assert entry.tags == ("tides", "slow-water") and entry.added
    assert read("url,tags\nhttps://m.example/1,#tides and locks\n").only.tags == ("tides and locks",)


def test_members_of_json_without_a_place_are_told_as_columns_are(read: Read) -> None:
    result = read('[{"url": "https://m.example/1", "rating": 5, "empty": null, "highlights": ["Calm."], "tags": []}]')
    assert result.told == ["members that reader has no place for, left out: 1 (rating)"]


@pytest.mark.parametrize(
    "form", ["url,status\n{0},DELETED\n{1},read\n", '[{{"url": "{0}", "state": "trash"}}, {{"url": "{1}"}}]']
)
def test_what_was_deleted_is_not_taken(form: str, read: Read) -> None:
    result = read(form.format("https://m.example/1", "https://m.example/2"))
    assert [entry.url for entry in result.taken] == ["https://m.example/2"]
    (refused,) = result.refused
    assert (refused.what, refused.why) == ("https://m.example/1", "it was deleted where it comes from")


def test_addresses_without_a_scheme_are_those_of_the_web(read: Read) -> None:
    short = ["www.m.example", "m.example/heron?x=1", "bücher.example/", "//m.example/tern"]
    other = ["m.example", "notes.txt", "m example/heron", "m..example/a", "mailto:ana@m.example", "a/b.c/d", "1.5/2"]
    result = read("url\n" + "".join(f"{one}\n" for one in ["https://m.example/1", *short, *other]))
    assert [entry.url for entry in result.taken[1:]] == [f"https://{one.lstrip('/')}" for one in short]
    assert [one.what for one in result.refused] == other
    assert result.told == ["addresses without https://, which were given it: 4, first “www.m.example”"]


@pytest.mark.parametrize("row", ["1,1,", "2020-05-04,1,", "1,,archived", ",1,read", "2020-05-04,2020-05-04,"])
def test_what_was_read_and_archived_is_both(row: str, read: Read) -> None:
    entry = read(f"url,read,archived,status\nhttps://m.example/1,{row}\n").only
    assert entry.state == "archived" and entry.read


_TEXTS = st.text(st.characters(blacklist_categories=("Cs",)), max_size=40)


@given(st.lists(st.tuples(_TEXTS, st.lists(_TEXTS, max_size=3)), max_size=8), st.sampled_from(",;\t"), st.booleans())
def test_whatever_a_table_holds_comes_back(rows: list[tuple[str, list[str]]], delimiter: str, quoted: bool) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL)
    writer.writerow(HEAD.strip().split(","))
    for number, (title, tags) in enumerate(rows):
        names = [tag.replace("|", "") for tag in tags]
        writer.writerow([title, f"https://m.example/{number}", "1588593600", "|".join(names), "unread"])
    source = Source("export", lambda: io.BufferedReader(io.BytesIO(text.getvalue().encode())))  # type: ignore[arg-type]
    found = list(pocket_csv.rows(source, Intake()))
    assert len(found) == len(rows)
    for row, (title, _) in zip(found, rows, strict=True):
        assert isinstance(row, Imported)
        assert row.title == (one_line(clean(title)) or None) and row.state == "unread"


@given(st.binary(max_size=400))
def test_no_bytes_behind_a_header_raise(content: bytes) -> None:
    source = Source("export", lambda: io.BufferedReader(io.BytesIO(HEAD.encode() + content)))  # type: ignore[arg-type]
    assert all(isinstance(row, Imported | Refused) for row in pocket_csv.rows(source, Intake()))
