"""Bookmarks of browsers, feeds, lists: folders, notes, icons, commands that never run, links that aren't pages."""

import json
import struct
from datetime import UTC, datetime

import pytest

from reader.library.importers.importing import opened
from reader.library.importers.rows import Imported, ImportingError
from tests.library.importers.conftest import Read

HEAD = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n"
NOON = datetime(2020, 5, 4, 12, 0, tzinfo=UTC)


def _link(name: str, more: str = "") -> str:
    return f'<DT><A HREF="https://marsh.example/{name}" ADD_DATE="1588593600"{more}>{name}</A>\n'


def test_folders_become_paths_without_those_that_the_browser_made(read: Read) -> None:
    page = (
        f'{HEAD}<DL><p>\n<DT><H3 PERSONAL_TOOLBAR_FOLDER="true">Bar</H3>\n<DL><p>\n{_link("one")}'
        f"<DT><H3>Birds &amp; water</H3><DL><p>{_link('two')}</DL><p>\n{_link('three')}</DL><p>\n"
        f"{_link('four')}</DL><p>\n"
    )
    result = read(page)
    assert result.kind == "bookmarks, HTML" and not result.refused and not result.told
    assert [(entry.title, entry.folder) for entry in result.taken] == [
        ("one", ()), ("two", ("Birds & water",)), ("three", ()), ("four", ()),
    ]  # fmt: skip


def test_tags_notes_and_states_of_a_service_are_kept(read: Read) -> None:
    page = (
        f"{HEAD}<DL><p>\n\n\r{_link('one', ' LAST_MODIFIED=1588593600000 TOREAD=1 TAGS=a,b')}<DD>A &lt;b&gt; note"
        f"<BR>of two lines\n\r{_link('two', chr(32) + 'TAGS=linkding:bookmarks.archived,c TOREAD=0')}"
        f"<DD>Of the page[linkding-notes]Of mine[/linkding-notes]\n{_link('three')}</DL><p>"
    )
    one, two, three = read(page).taken
    assert one == Imported(
        "https://marsh.example/one", "one", NOON, NOON, tags=("a", "b"), note="A <b> note\nof two lines", state="unread"
    )
    assert (two.tags, two.state, two.excerpt, two.note) == (("c",), "archived", "Of the page", "Of mine")
    assert three.state is None and three.note is None


def test_an_address_is_read_as_it_is_written(read: Read) -> None:
    """linkding doesn't escape addresses: "&copy=" in one is no copyright sign."""
    page = f'{HEAD}<DL><p><DT><A HREF="https://marsh.example/?a=1&copy=2&amp;b=3">x > <b>y</b> &lt; z</A></DL><p>'
    assert read(page).only == Imported("https://marsh.example/?a=1&copy=2&b=3", "x > y < z")


def test_titles_that_are_never_closed_end_where_the_next_entry_begins(read: Read) -> None:
    page = f"{HEAD}<DL><p><DT><A HREF=https://m.example/1>one\n<A HREF=https://m.example/2>two<DD>mine\n</DL><p>"
    assert [(entry.title, entry.note) for entry in read(page).taken] == [("one", None), ("two", "mine")]


def test_icons_are_passed_over_wherever_a_chunk_ends(read: Read) -> None:
    """Icons of up to 300 KB; the rows around them are whole."""
    links = [
        _link(f"n{number}", f' ICON="data:image/png;base64,{"A" * (number * 7919 % 300_000)}" TAGS="t{number}"')
        for number in range(40)
    ]
    result = read(f"{HEAD}<DL><p>\n{''.join(links)}</DL><p>")
    assert [(entry.title, entry.tags) for entry in result.taken] == [(f"n{n}", (f"t{n}",)) for n in range(40)]
    assert not result.refused


@pytest.mark.parametrize("shift", range(8))
def test_an_icon_larger_than_any_tag_is_passed_over_wherever_it_begins(shift: int, read: Read) -> None:
    """The mark that it begins with may itself stand across the end of a chunk."""
    begin = f"{HEAD}<DL><p>\n{_link('one')}<DT><A HREF=https://marsh.example/two ICON"
    page = begin.replace("Bookmarks", "B" * ((1 << 16) - len(begin) - shift + 9), 1)
    result = read(f'{page}="data:image/png;base64,{"A" * 600_000}" TAGS=a>two</A>\n{_link("three")}</DL><p>')
    assert [(entry.title, entry.tags) for entry in result.taken] == [("one", ()), ("two", ("a",)), ("three", ())]


def test_a_quote_that_is_never_closed_costs_no_more_than_its_row(read: Read) -> None:
    broken = '<DT><A HREF="https://marsh.example/two>two</A>\n'
    result = read(f"{HEAD}<DL><p>\n{_link('one')}{broken}{_link('three')}{_link('four')}</DL><p>")
    assert [entry.title for entry in result.taken if entry.title != "two"] == ["one", "three", "four"]
    assert len(result.taken) + len(result.refused) == 4


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("javascript:alert(1)", "it is a javascript: link, which works only inside a browser"),
        ("place:sort=8", "it is a place: link, which works only inside a browser"),
        ("about:config", "it is a about: link, which works only inside a browser"),
        ("chrome://settings", "it is a chrome: link, which works only inside a browser"),
        ("data:text/html,hello", "it is a data: link, which works only inside a browser"),
        ("file:///etc/passwd", "it is a file of one computer"),
        ("ftp://marsh.example/", "it is a ftp: link; only http and https are kept"),
        ("https://", "its address has no valid host"),
        ("heron", "it is no web address"),
        ("", "it has no address"),
        ("https://marsh.example/" + "a" * 100_000, "its address has 100,022 characters"),
    ],
)
def test_what_is_no_page_is_refused_with_the_reason(address: str, why: str, read: Read) -> None:
    result = read(f'{HEAD}<DL><p><DT><A HREF="{address}">It</A>\n{_link("one")}</DL><p>')
    (refused,) = result.refused
    assert refused.place == "entry 1" and refused.why.startswith(why) and len(refused.what) <= 120
    assert [entry.title for entry in result.taken] == ["one"]


def test_chrome_names_its_folders_after_their_content(read: Read) -> None:
    def page(name: str, **more: object) -> dict[str, object]:
        return {
            "date_added": "13233067200000000",
            "name": name,
            "type": "url",
            "url": f"https://m.example/{name}",
            **more,
        }

    birds = {"children": [page("a"), page("b", meta_info={"x": "[y"})], "name": "Birds", "type": "folder"}
    roots = {
        "bookmark_bar": {"children": [birds, page("c")], "name": "Lesezeichenleiste", "type": "folder"},
        "trash": {"children": [page("d")], "name": "Trash", "type": "folder"},
        "sync": "1",
    }
    result = read(json.dumps({"checksum": "x", "roots": roots, "version": 1}))
    assert result.kind.startswith("Chrome")
    assert [(entry.title, entry.folder, entry.added) for entry in result.taken] == [
        ("a", ("Birds",), NOON), ("b", ("Birds",), NOON), ("c", (), NOON),
    ]  # fmt: skip
    assert [row.why for row in result.refused] == ["it lay in the browser's trash"]


def _firefox() -> str:
    note = {"name": "bookmarkProperties/description", "value": "mine"}
    page = {"guid": "g1", "title": "one", "uri": "https://m.example/1", "dateAdded": 1588593600000000, "tags": "a,b"}
    feed = {"guid": "g3", "title": "Feed", "annos": [{"name": "livemark/feedURI", "value": "https://m.example/feed"}]}
    menu = {
        "guid": "menu________", "title": "menu", "root": "bookmarksMenuFolder",
        "children": [
            {"guid": "f1", "title": "Birds", "children": [page, {"guid": "s", "type": "text/x-moz-place-separator"}]},
            {**page, "guid": "g2", "uri": "place:sort=8", "annos": [note]},
            {**page, "guid": "g4", "title": "two", "annos": [note]},
            feed,
        ],
    }  # fmt: skip
    tags = {
        "guid": "tags________",
        "title": "tags",
        "root": "tagsFolder",
        "children": [{"title": "a", "children": [page]}],
    }
    return json.dumps({"guid": "root________", "title": "", "root": "placesRoot", "children": [menu, tags]})


def _checked_firefox(read: Read, content: bytes) -> None:
    result = read(content)
    assert result.kind.startswith("Firefox")
    one, two, feed = result.taken
    assert one == Imported("https://m.example/1", "one", NOON, tags=("a", "b"), folder=("Birds",), id="g1")
    assert (two.note, two.folder, feed.is_feed, feed.url) == ("mine", (), True, "https://m.example/feed")
    assert [row.what for row in result.refused] == ["place:sort=8"]


def test_firefox_gives_its_tree_without_the_folders_of_tags(read: Read) -> None:
    _checked_firefox(read, _firefox().encode())


def test_a_number_across_the_end_of_a_chunk_is_read_whole(read: Read) -> None:
    head = '{"guid": "r", "title": "", "children": [{"annos": [], "uri": "https://m.example/1", "dateAdded": '
    for shift in range(18):
        pad = " " * ((1 << 16) - len(head) - shift)
        assert read(f"{head.replace('[{', '[' + pad + '{')}1588593600000000}}]}}").only.added == NOON


def _packed(content: bytes) -> bytes:
    """mozLz4 whose block has literals, a long run of literals, and matches that overlap themselves."""
    block = bytearray()
    filler = b" " * 600
    length = len(content)
    block += (
        bytes([0xF0 + 0x0F]) + _lengths(length) + content + struct.pack("<H", 1) + _lengths(0)
    )  # content's last byte
    plain = content + content[-1:] * 19 + filler
    block += bytes([0xF0]) + _lengths(len(filler)) + filler
    return b"mozLz40\0" + struct.pack("<I", len(plain)) + bytes(block)


def _lengths(length: int) -> bytes:
    rest = length - 15
    return b"\0" if rest <= 0 else b"\xff" * (rest // 255) + bytes([rest % 255])


def test_firefoxs_packed_backup_is_unpacked(read: Read) -> None:
    _checked_firefox(read, _packed(_firefox().encode() + b" "))


@pytest.mark.parametrize("harm", ["cut", "huge", "far", "nowhere"])
def test_a_damaged_packed_backup_ends_in_words(harm: str, read: Read, tmp_path: object) -> None:
    packed = _packed(_firefox().encode() + b" ")
    if harm == "cut":
        packed = packed[: len(packed) - 700]
    elif harm == "huge":
        packed = packed[:8] + struct.pack("<I", 2**32 - 1) + packed[12:]
    else:
        packed = packed[:12] + b"\x1fa" + (b"\xff\xff" if harm == "far" else bytes(2)) + packed[16:]
    if harm == "cut":
        result = read(packed)
        assert len(result.taken) == 3 and "damaged" in result.refused[-1].why
    else:
        with pytest.raises(ImportingError, match="packed backup"):
            read(packed)


def test_opml_gives_feeds_in_their_folders_and_runs_nothing(read: Read) -> None:
    result = read(
        '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0"><head><title>x</title></head><body>'
        '<outline text="Birds"><outline text="Marsh &amp; co" xmlUrl="https://m.example/feed?a=1&b=2" category="/a,b"/>'
        '</outline><outline text="Run" xmlUrl="|~/fetch.py"/><outline text="F" xmlUrl="https://m.example/2" '
        'filtercmd="rm -rf /"></outline><outline text="Page" type="link" url="https://m.example/3"/></body></opml>'
    )
    feed, filtered, page = result.taken
    assert feed == Imported(
        "https://m.example/feed?a=1&b=2", "Marsh & co", tags=("a", "b"), folder=("Birds",), is_feed=True
    )
    assert filtered.folder == () and not page.is_feed
    assert [row.why for row in result.refused] == ["it is a command to run, and reader runs none"]
    assert len(result.told) == 1 and "filters them" in result.told[0]


def test_newsboats_commands_never_run(read: Read, tmp_path: object) -> None:
    result = read(
        '# feeds\nhttps://m.example/feed birds "~The marsh" !\n"exec:touch /tmp/ran" tag\nfilter:rm:https://m.example\n'
        'query:Unread:unread = "yes"\n'
    )
    assert result.kind == "newsboat's urls"
    (feed,) = result.taken
    assert feed == Imported("https://m.example/feed", "The marsh", tags=("birds",), is_feed=True)
    assert [row.place for row in result.refused] == ["line 3", "line 4", "line 5"]
    assert [row.why.rpartition(", ")[2] for row in result.refused] == [
        "and reader runs none", "and reader runs none", "not a feed",
    ]  # fmt: skip


def test_a_list_of_addresses_may_have_titles_and_bullets(read: Read) -> None:
    result = read(
        "https://m.example/1\n\n- https://m.example/2\n<https://m.example/3>\nhttps://m.example/4 | Four\nwords here\n"
    )
    assert result.kind == "a list of addresses"
    assert [(entry.url[-1], entry.title) for entry in result.taken] == [
        ("1", None),
        ("2", None),
        ("3", None),
        ("4", "Four"),
    ]
    assert [(row.place, row.why) for row in result.refused] == [("line 6", "it does not begin with an address")]


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        ("https://m.example/1 The first marsh\nhttps://m.example/2\n", ["The first marsh", None]),
        ("https://m.example/1\tThe \u201cfirst\u201d ~ marsh!\n", ["The \u201cfirst\u201d ~ marsh!"]),
        ('- <https://m.example/1> "Birds"\n* https://m.example/2 - eels\nsee https://m.example/3\n', ["Birds", "eels"]),
        ("https://m.example/feedback herons\n" + "https://m.example/1 eels\nhttps://m.example/2 terns\n", None),
    ],
)
def test_a_title_may_stand_behind_an_address(read: Read, lines: str, titles: list[str | None] | None) -> None:
    result = read(lines)
    assert result.kind == "a list of addresses"
    assert [entry.title for entry in result.taken] == (titles or ["herons", "eels", "terns"])
    assert not any(entry.is_feed or entry.tags for entry in result.taken)


@pytest.mark.parametrize(
    "lines",
    [
        "https://m.example/atom birds marsh\n",
        'https://m.example/1 birds "~The marsh"\nhttps://m.example/2\n',
        "https://m.example/1 birds\nhttps://m.example/2 birds\n",
        "https://m.example/1 !\n",
    ],
)
def test_tags_behind_an_address_are_newsboats(read: Read, lines: str) -> None:
    result = read(lines)
    assert result.kind == "newsboat's urls" and all(entry.is_feed for entry in result.taken)


def test_progress_runs_from_nothing_to_all(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "list"
    path.write_text("".join(f"https://m.example/{number:06}\n" for number in range(20_000)))
    importing = opened(path)
    seen = [importing.progress for _ in importing]
    assert seen == sorted(seen) and 0 <= seen[0] < 0.5 and importing.progress == 1
