"""Each service's export becomes entries with all that it says, and nothing that it doesn't."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from reader.library.importers.rows import Body, Highlight, Imported
from tests.library.importers.conftest import Read

HERON = "https://marsh.example/heron"
NOON = datetime(2020, 5, 4, 12, 0, tzinfo=UTC)
SECONDS = "1588593600"


def _json(*items: object) -> str:
    return json.dumps(list(items))


EXPORTS = {
    "Pocket, CSV": (
        f"title,url,time_added,tags,status\nThe heron,{HERON},{SECONDS},birds|slow water,archive\n",
        Imported(HERON, "The heron", NOON, tags=("birds", "slow water"), state="archived"),
    ),
    "Pocket, CSV with a cursor": (
        f"title,url,time_added,cursor,tags,status\n{HERON},{HERON},{SECONDS},77,birds,unread\n",
        Imported(HERON, None, NOON, tags=("birds",), state="unread"),
    ),
    "Pocket, highlights": (
        _json({"url": HERON, "title": "The heron", "highlights": [{"quote": "It stood.", "created_at": int(SECONDS)}]}),
        Imported(HERON, "The heron", highlights=(Highlight("It stood.", made=NOON),)),
    ),
    "Instapaper, CSV": (
        "URL,Title,Selection,Folder,Timestamp,Tags\n"
        f'{HERON},The heron,It stood.,Birds,{SECONDS},"[""marsh"",""it\'s""]"\n',
        Imported(HERON, "The heron", NOON, tags=("marsh", "it's"), folder=("Birds",), note="It stood."),
    ),
    "Omnivore": (
        _json(
            {
                "id": "7c", "slug": "heron-1", "title": "The heron", "description": "A bird.", "author": "Ana Lund",
                "url": HERON, "state": "Active", "readingProgress": 25, "labels": ["birds"],
                "savedAt": "2020-05-04T12:00:00.000Z", "updatedAt": "2020-05-04T12:00:00Z", "publishedAt": None,
            }
        ),
        Imported(
            HERON, "The heron", NOON, NOON, tags=("birds",), state="unread", progress=0.25, author="Ana Lund",
            excerpt="A bird.", id="7c",
        ),
    ),
    "CSV for Omnivore": (
        f'url,state,labels,saved_at,published_at\n"{HERON}",ARCHIVED,"[birds, slow water]",2020-05-04T12:00:00Z,\n',
        Imported(HERON, None, NOON, tags=("birds", "slow water"), state="archived"),
    ),
    "wallabag, JSON": (
        _json(
            {
                "id": 5, "title": "The heron", "url": HERON, "is_archived": 1, "is_starred": True,
                "created_at": "2020-05-04T14:00:00+0200", "updated_at": None, "tags": ["birds"],
                "content": "<p>It stood.</p>", "domain_name": "marsh.example", "published_by": ["Ana", "Ben"],
                "annotations": [{"quote": "It stood.", "text": "still", "created_at": "2020-05-04T12:00:00+0000"}],
            }
        ),
        Imported(
            HERON, "The heron", NOON, tags=("birds",), state="archived", favourite=True, author="Ana, Ben",
            site="marsh.example", id="5", highlights=(Highlight("It stood.", "still", NOON),),
            body=Body("html", "<p>It stood.</p>"),
        ),
    ),
    "wallabag, JSON of version 1": (
        _json({"0": "1", "id": "1", "title": "The heron", "url": HERON, "is_read": "1", "is_fav": "0", "tags": "a,b"}),
        Imported(HERON, "The heron", tags=("a", "b"), state="read", id="1"),
    ),
    "Readwise Reader, CSV": (
        "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\n"
        f"""The heron,{HERON},01g,"['birds', ""it's""]",2020-05-04 12:00:00+00:00,1,later,True\n""",
        Imported(HERON, "The heron", NOON, tags=("birds", "it's"), state="read", progress=1.0, id="01g"),
    ),
    "Raindrop, CSV": (
        "id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n"
        f'3,The heron,mine,A bird.,{HERON},Water / Birds,"a, b",2020-05-04T12:00:00.000Z,,'
        '"Highlight:It stood.\nNote:still\nHighlight:Then it flew.",true\n',
        Imported(
            HERON, "The heron", NOON, tags=("a", "b"), folder=("Water", "Birds"), note="mine", favourite=True,
            highlights=(Highlight("It stood.", "still"), Highlight("Then it flew.")), excerpt="A bird.", id="3",
        ),
    ),
    "Pinboard, JSON": (
        _json(
            {
                "href": HERON, "description": "The heron", "extended": "mine\ntwice", "hash": "9f", "toread": "yes",
                "time": "2020-05-04T12:00:00Z", "tags": "birds water", "shared": "no",
            }
        ),
        Imported(HERON, "The heron", NOON, tags=("birds", "water"), note="mine\ntwice", state="unread", id="9f"),
    ),
    "linkding, JSON": (
        json.dumps(
            {
                "count": 1,
                "results": [
                    {
                        "id": 8, "url": HERON, "title": "", "website_title": "The heron", "description": "A bird.",
                        "notes": "mine", "unread": False, "is_archived": True, "tag_names": ["birds"],
                        "date_added": "2020-05-04T12:00:00.000000Z", "date_modified": "2020-05-04T12:00:00Z",
                    }
                ],
            }
        ),
        Imported(
            HERON, "The heron", NOON, NOON, tags=("birds",), note="mine", state="archived", excerpt="A bird.", id="8"
        ),
    ),
    "Matter": (
        "Title,Author,Publisher,URL,Tags,Word Count,In Queue,Favorited,Read,Highlight Count,Last Interaction Date,"
        "File Id\n"
        f"The heron,Ana Lund,Marsh Notes,{HERON},birds;water,900,TRUE,TRUE,FALSE,0,2020-05-04 12:00:00,\n",
        Imported(
            HERON, "The heron", None, NOON, tags=("birds", "water"), state="unread", favourite=True, author="Ana Lund",
            site="Marsh Notes",
        ),
    ),
    "Delicious, JSON": (
        _json(
            {
                "title": "The heron", "tags": ["birds", ""], "url": HERON, "description": "mine", "created": SECONDS,
                "others": 9, "owner": "ana", "private": "0",
            }
        ),
        Imported(HERON, "The heron", NOON, tags=("birds",), note="mine"),
    ),
    "Delicious or Pinboard, XML": (
        '<?xml version="1.0"?>\n<posts user="ana">'
        '<post href="https://marsh.example/heron" description="The heron &amp; I"'
        ' extended="mine" hash="9f" tag="birds water" time="2020-05-04T12:00:00Z" toread="yes" /></posts>',
        Imported(HERON, "The heron & I", NOON, tags=("birds", "water"), note="mine", state="unread", id="9f"),
    ),
    "Readability, JSON": (
        json.dumps(
            {
                "bookmarks": [
                    {
                        "article__excerpt": "A bird&hellip;", "favorite": True, "article__url": HERON, "archive": True,
                        "article__title": "The heron", "date_added": "2020-05-04T12:00:00", "date_archived": None,
                    }
                ],
                "recommendations": [],
            }
        ),
        Imported(HERON, "The heron", NOON, state="archived", favourite=True, excerpt="A bird…"),
    ),
    "Karakeep, JSON": (
        json.dumps(
            {
                "bookmarks": [
                    {
                        "createdAt": int(SECONDS), "title": "The heron", "tags": ["birds"], "lists": ["in"],
                        "content": {"type": "link", "url": HERON, "author": "Ana Lund"}, "note": "mine",
                        "archived": True, "favourited": True,
                    }
                ],
                "lists": [{"id": "in", "name": "Birds", "parentId": "out"}, {"id": "out", "name": "Water"}],
            }
        ),
        Imported(
            HERON, "The heron", NOON, tags=("birds",), folder=("Water", "Birds"), note="mine", state="archived",
            favourite=True, author="Ana Lund",
        ),
    ),
    "Linkwarden, JSON": (
        json.dumps(
            {
                "collections": [
                    {"id": 2, "name": "Birds", "parentId": 1, "links": [
                        {"id": 4, "name": "The heron", "url": HERON, "tags": [{"name": "a"}], "description": "mine",
                         "createdAt": "2020-05-04T12:00:00.000Z"}
                    ]},
                    {"id": 1, "name": "Water", "parentId": None},
                ]
            }
        ),
        Imported(HERON, "The heron", NOON, tags=("a",), folder=("Water", "Birds"), note="mine", id="4"),
    ),
    "a table of addresses, CSV": (
        f"name;link;created at;labels;comment\nThe heron;{HERON};2020-05-04;a, b;mine\n",
        Imported(HERON, "The heron", datetime(2020, 5, 4, tzinfo=UTC), tags=("a", "b"), note="mine"),
    ),
}  # fmt: skip


_ROW = {
    "url": HERON, "title": "The heron", "tags": ["birds", "slow water"], "folder": "Water/Birds", "note": "mine",
    "read": True, "favourite": True,
}  # fmt: skip
_ROW_READ = Imported(
    HERON, "The heron", NOON, tags=("birds", "slow water"), folder=("Water", "Birds"), note="mine", state="read",
    favourite=True,
)  # fmt: skip
_SAID = "2020-05-04T12:00:00Z"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"created": _SAID}, {}),
        ({"createdAt": _SAID, "content": "It stood."}, {}),
        ({"date_added": int(SECONDS), "description": "A bird."}, {"excerpt": "A bird."}),
        ({"Saved At": _SAID, "folder": ["Water", "Birds"]}, {}),
        ({"timestamp": SECONDS, "is_archived": True}, {"state": "archived", "read": NOON}),
        ({"time": _SAID, "archived": _SAID}, {"state": "archived", "archived": NOON, "read": NOON}),
        ({"bookmarked_at": _SAID, "updatedAt": _SAID, "read": False, "unread": True},
         {"state": "unread", "updated": NOON}),
        ({"added": _SAID, "highlights": [{"text": "It stood.", "note": "still", "created": _SAID}, "Then it flew."]},
         {"highlights": (Highlight("It stood.", "still", NOON), Highlight("Then it flew."))}),
    ],
)  # fmt: skip
def test_an_array_of_anybodys_is_a_table_and_keeps_all_whatever_its_time_is_called(
    more: dict[str, object], expected: dict[str, Any], read: Read
) -> None:
    """Members that a service has too don't make it that service's, whose own members alone would be kept then."""
    result = read(_json(_ROW | more))
    assert result.kind == "a table of addresses, JSON"
    assert (result.taken, result.refused) == ([_ROW_READ._replace(**expected)], [])
    lost = [name for name in more if name in ("content", "description")]
    assert [one.partition(" (")[2] for one in result.told] == [f"{name})" for name in lost]


def test_an_address_and_a_description_are_not_pinboards(read: Read) -> None:
    result = read(_json({"href": HERON, "description": "A bird.", "title": "The heron", "note": "mine"}))
    assert result.taken == [Imported(HERON, "The heron", note="mine", excerpt="A bird.")]


@pytest.mark.parametrize("name", EXPORTS)
def test_an_entry_keeps_what_its_export_says(name: str, read: Read) -> None:
    content, expected = EXPORTS[name]
    result = read(content)
    assert name.startswith(result.kind)
    assert result.only == expected


def test_wallabags_excuse_for_a_text_that_it_never_got_is_none(read: Read) -> None:
    excuse = "wallabag can't retrieve contents for this article. Please <a href='https://w.example'>look</a>."
    (entry,) = read(_json({"url": HERON, "is_archived": 0, "is_starred": 0, "content": f" {excuse}"})).taken
    assert entry.body is None


def test_pocket_html_tells_the_read_from_the_unread(read: Read) -> None:
    link = '<li><a href="https://marsh.example/{0}" time_added="1588593600" tags="birds,water">Number {0}</a></li>\n'
    page = (
        "<!DOCTYPE html><html><head><title>Pocket Export</title></head><body>\n"
        f"<h1>Unread</h1>\n<ul>{link.format(1)}</ul>\n<h1>Read Archive</h1>\n<ul>{link.format(2)}</ul></body></html>"
    )
    result = read(page)
    assert [(entry.title, entry.state) for entry in result.taken] == [("Number 1", "unread"), ("Number 2", "archived")]
    assert result.taken[0].tags == ("birds", "water") and result.taken[0].added == NOON
    assert not result.refused and not result.told


def test_notes_and_uploads_of_karakeep_are_refused_by_what_they_are(read: Read) -> None:
    items = [
        {"createdAt": 1, "title": "Milk", "tags": [], "content": {"type": "text", "text": "Buy milk"}},
        {"createdAt": 1, "title": None, "tags": [], "content": None},
    ]
    result = read(json.dumps({"bookmarks": items}))
    assert [(row.place, row.what, row.why) for row in result.refused] == [
        ("entry 1", "Milk", "it is a note of its own, not a page"),
        ("entry 2", "", "it has no address"),
    ]


def test_what_lay_in_omnivores_trash_stays_there(read: Read) -> None:
    result = read(_json({"url": HERON, "slug": "s", "savedAt": None, "state": "Deleted"}))
    assert not result.taken and "trash" in result.refused[0].why


def test_an_export_with_nothing_in_it_says_so(read: Read) -> None:
    assert read("title,url,time_added,tags,status\n").told == ["there are no entries in it"]
    assert read('{"bookmarks": []}').told == ["there are no entries in it"]
