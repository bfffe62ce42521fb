"""reader cat of what is a list: feeds of each format, OPML, folders, mailboxes; from files and from a server."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.blog import blog
from tests.cli.process import clean_line, reader
from tests.fetch.conftest import answer, paths, serve
from tests.tui.hostile import ENTITIES, HOSTILE, MARKUP, acting_in_lines

__all__ = ["serve"]

LONG = "The lock at Marlow was rebuilt in the spring, and the barges went through it one after the other. " * 12
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Canal &amp;amp; Days</title>
<link>https://canal.example/</link><description>Locks and barges</description><language>en</language>
<item><title>The &lt;i&gt;first&lt;/i&gt; lock</title><link>https://canal.example/first</link>
<dc:creator>Ana Lund</dc:creator><pubDate>Mon, 01 Jan 2024 10:00:00 GMT</pubDate><description>In short.</description>
<content:encoded><![CDATA[<p>The <em>whole</em> text, <a href="/map">mapped</a>.</p><h2>Part</h2>]]>
</content:encoded></item>
<item><title>A teaser</title><link>https://canal.example/second</link>
<description>Only the start &amp;hellip;</description></item><item><link>https://canal.example/third</link><description>{LONG}</description></item>
<item><title>Nowhere</title><guid isPermaLink="false">7</guid><description>Words without a page.</description></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Kanal</title>
<author><name>Bo Wick</name></author><id>x</id><updated>2024-01-02T00:00:00Z</updated>
<entry><title type="html">Sch&amp;ouml;n</title><link href="https://canal.example/schoen"/><id>1</id>
<published>2024-01-02T03:04:05+02:00</published><updated>2025-01-01T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Der <b>ganze</b> Text.</p></div></content></entry>
</feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Old</title><link>https://canal.example/</link>
</channel><item rdf:about="y"><title>Of old</title><link>https://canal.example/old</link><dc:date>2004-05-06</dc:date>
<description>Then.</description></item></rdf:RDF>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Canal JSON",
    "authors": [{"name": "Cy Rahman"}],
    "items": [
        {"id": "1", "url": "https://canal.example/j", "title": "In JSON", "content_html": "<p>All <b>of</b> it.</p>",
         "summary": "A summary.", "date_published": "2024-03-04T05:06:07Z"},
        {"id": "2", "content_text": "Only *text*, no title."},
        "no item",
    ],
}  # fmt: skip
OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>My feeds</title></head><body>
<outline text="Blogs"><outline text="Canal Days" xmlUrl="https://canal.example/feed" htmlUrl="https://canal.example/"/>
</outline><outline title="Other" text="x" xmlurl="https://other.example/rss" description="All else"/>
<outline text="no" xmlUrl="file:///etc/passwd"/></body></opml>"""


def read(*sources: str, format: str = "json") -> list[dict[str, Any]]:  # noqa: A002
    done = reader("cat", "--format", format, *sources)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def kept(tmp_path: Path, name: str, content: str) -> str:
    (tmp_path / name).write_text(content, "utf-8")
    return str(tmp_path / name)


def test_a_feed_is_a_list_of_entries(tmp_path: Path) -> None:
    (found,) = read(kept(tmp_path, "feed.xml", RSS))
    assert (found["title"], found["excerpt"], found["language"]) == ("Canal & Days", "Locks and barges", "en")
    first, teaser, untitled, nowhere = found["entries"]
    assert first == {
        "title": "The first lock",
        "location": "https://canal.example/first",
        "published": "2024-01-01T10:00:00Z",
        "byline": "Ana Lund",
        "excerpt": "In short.",
        "markdown": "The *whole* text, [mapped](https://canal.example/map).\n\n## Part",
    }
    assert (teaser["excerpt"], teaser["markdown"]) == ("Only the start …", None)
    assert untitled["title"] is None and untitled["excerpt"].startswith("The lock at Marlow")
    assert untitled["markdown"].count("The lock at Marlow") == 12
    assert (nowhere["location"], nowhere["markdown"]) == (None, "Words without a page.")


def test_a_list_is_markdown_text_and_html_too(tmp_path: Path) -> None:
    path = kept(tmp_path, "feed.rss", RSS)
    markdown = reader("cat", path).stdout
    assert "- [The first lock](https://canal.example/first) · 2024-01-01 · Ana Lund\n\n  In short.\n" in markdown
    assert "- Nowhere\n\n  Words without a page." in markdown
    assert "The first lock · 2024-01-01 · Ana Lund" in reader("cat", "--format", "text", path).stdout
    assert '<a href="https://canal.example/first">The first lock</a>' in reader("cat", "--format", "html", path).stdout


def test_every_format_of_feeds_is_read(tmp_path: Path) -> None:
    files = {"a.atom": ATOM, "r.rdf": RDF, "j.json": json.dumps(JSON_FEED), "o.opml": OPML}
    atom, rdf, feed, opml = read(*(kept(tmp_path, name, text) for name, text in files.items()))
    assert (atom["title"], atom["byline"]) == ("Kanal", "Bo Wick")
    assert atom["entries"][0] == {
        "title": "Schön",
        "location": "https://canal.example/schoen",
        "published": "2024-01-02T03:04:05+02:00",
        "byline": "Bo Wick",
        "excerpt": "Der ganze Text.",
        "markdown": "Der **ganze** Text.",
    }
    assert [(entry["title"], entry["published"]) for entry in rdf["entries"]] == [("Of old", "2004-05-06")]
    whole, text = feed["entries"]
    assert (whole["title"], whole["byline"], whole["excerpt"]) == ("In JSON", "Cy Rahman", "A summary.")
    assert whole["markdown"] == "All **of** it." and whole["published"] == "2024-03-04T05:06:07Z"
    assert (text["title"], text["location"], text["markdown"]) == (None, None, r"Only \*text\*, no title.")
    assert opml["title"] == "My feeds"
    assert [(entry["title"], entry["location"]) for entry in opml["entries"]] == [
        ("Canal Days", "https://canal.example/feed"),
        ("Other", "https://other.example/rss"),
    ]


@pytest.mark.parametrize(
    "media_type", ["application/rss+xml", "text/xml; charset=utf-8", "text/html", "text/plain", None]
)
def test_a_feed_is_told_from_a_page_whatever_the_server_says(serve, media_type: str | None) -> None:  # type: ignore[no-untyped-def]
    url = f"{serve(answer(RSS.encode(), media_type=media_type)).url}/feed"
    (found,) = read(url)
    assert (found["title"], found["url"], len(found["entries"])) == ("Canal & Days", url, 4)


def test_links_in_a_feed_are_relative_to_it(serve) -> None:  # type: ignore[no-untyped-def]
    feed = json.dumps(JSON_FEED).replace("https://canal.example/j", "posts/j")
    server = serve(paths(blog=answer(feed.encode(), media_type="application/json")))
    (found,) = read(f"{server.url}/blog/feed.json")
    assert found["entries"][0]["location"] == f"{server.url}/blog/posts/j"


def test_a_broken_feed_gives_what_can_be_read(tmp_path: Path) -> None:
    cut = RSS[: RSS.index("A teaser") + 4].replace("Locks and barges", "Locks & barges <b> &nosuch;")
    (found,) = read(kept(tmp_path, "feed.xml", cut))
    assert found["entries"][0]["title"] == "The first lock"


def test_entities_reach_no_file_and_do_not_grow(tmp_path: Path) -> None:
    secret = kept(tmp_path, "secret", "tell nobody")
    grown = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "grown">{grown}<!ENTITY file SYSTEM "file://{secret}">]>'
    rss = RSS.replace('<?xml version="1.0"?>', head).replace("A teaser", "A &e9; &file; teaser")
    opml = OPML.replace('<?xml version="1.0"?>', head).replace("Canal Days", "Canal &file; Days")
    for name, text in (("feed.xml", rss), ("feeds.opml", opml)):
        done = reader("cat", kept(tmp_path, name, text))
        assert "Canal" in done.stdout
        assert "tell nobody" not in done.stdout and "grown" not in done.stdout
        assert len(done.stdout) < 5000


NO_LISTS = {
    "sitemap.xml": ('<?xml version="1.0"?><urlset><url><loc>x</loc></url></urlset>', "XML (urlset), and no feed"),
    "empty.rss": ('<rss version="2.0"><channel><title>T</title></channel></rss>', "no entries yet"),
    "empty.opml": ("<opml><body/></opml>", "no feeds in it"),
    "broken.atom": ("<<<", "no feed"),
    "empty.json": ('{"version": "https://jsonfeed.org/version/1", "items": []}', "no entries yet"),
    "broken.json": ('{"version": "https://jsonfeed.org/version/1", "items": [}', "broken JSON"),
    "empty.mbox": ("no mail", "no message"),
}


def test_what_is_no_list_is_one_line(tmp_path: Path) -> None:
    done = reader("cat", *(kept(tmp_path, name, text) for name, (text, _) in NO_LISTS.items()))
    assert (done.returncode, done.stdout) == (1, "")
    for line, (name, (_, said)) in zip(done.stderr.splitlines(keepends=True), NO_LISTS.items(), strict=True):
        clean_line(line)
        assert name in line and said in line


def test_json_that_is_no_feed_says_so(serve) -> None:  # type: ignore[no-untyped-def]
    done = reader("cat", serve(answer(b'{"a": 1}', media_type="application/json")).url)
    assert done.returncode == 1
    clean_line(done.stderr)
    assert "it is JSON" in done.stderr


def test_a_list_is_not_kept_as_an_article(tmp_path: Path) -> None:
    done = reader("add", kept(tmp_path, "feed.xml", RSS))
    assert (done.returncode, done.stdout) == (1, "")
    clean_line(done.stderr)
    assert "a list of 4 entries" in done.stderr
    assert reader("list").stdout == ""


def test_a_folder_is_a_list_of_its_readable_files(tmp_path: Path) -> None:
    blog(tmp_path, name="b.html", title="The Lock at Marlow")
    kept(tmp_path, "a.md", "---\ntitle: 'A walk'\n---\n\nText.")
    kept(tmp_path, "c.txt", "Words.")
    kept(tmp_path, "feed.xml", RSS)
    kept(tmp_path, ".hidden.md", "# Hidden")
    kept(tmp_path, "code.py", "import this")
    (tmp_path / "inner").mkdir()
    kept(tmp_path / "inner", "deep.md", "# Deep")
    os.mkfifo(tmp_path / "pipe.txt")
    (found,) = read(str(tmp_path))
    assert [(entry["title"], entry["excerpt"]) for entry in found["entries"]] == [
        ("A walk", "Markdown · a.md"),
        ("The Lock at Marlow - Canal Days", "page · b.html"),
        ("c.txt", "text"),
        ("Canal & Days", "feed · feed.xml"),
    ]
    assert [read(entry["location"])[0]["title"] for entry in found["entries"][:2]] == ["A walk", "The Lock at Marlow"]
    done = reader("cat", "inner", cwd=tmp_path)
    assert "- [Deep](inner/deep.md)" in done.stdout


def test_a_mailbox_is_a_list_of_its_messages(tmp_path: Path) -> None:
    first = "From ana@canal.example Mon Jan  1 10:00:00 2024\nFrom: Ana Lund <ana@canal.example>\nSubject: The lock\n" \
        "Date: Mon, 1 Jan 2024 10:00:00 +0000\n\nIt is open.\n>From here on it leads down.\n\n"  # fmt: skip
    second = (
        "From bo@canal.example Tue Jan  2 10:00:00 2024\nFrom: bo@canal.example\nSubject: Re: The lock\n\nSo it is.\n"
    )
    one, both = read(kept(tmp_path, "one.mbox", first), kept(tmp_path, "list", first + second))
    assert (one["title"], one["byline"], one["published"]) == ("The lock", "Ana Lund", "2024-01-01T10:00:00Z")
    assert one["entries"] == [] and "From here on it leads down." in one["markdown"]
    assert [(entry["title"], entry["byline"], entry["location"]) for entry in both["entries"]] == [
        ("The lock", "Ana Lund", None),
        ("Re: The lock", "bo@canal.example", None),
    ]
    assert both["entries"][1]["markdown"] == "So it is."


def test_a_page_names_its_feeds(tmp_path: Path) -> None:
    links = """<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">
<link rel="alternate" type="application/rss+xml" href="/feed/">
<link rel="alternate stylesheet" type="text/css" href="a.css">
<link rel="alternate" type="application/feed+json" href="https://canal.example/feed.json">
<link rel="alternate" type="application/atom+xml" href="javascript:x"><base href="https://canal.example/blog/">"""
    path = Path(blog(tmp_path))
    path.write_text(path.read_text("utf-8").replace("<head>", f"<head>{links}"), "utf-8")
    (found,) = read(str(path))
    assert found["feeds"] == [
        "https://canal.example/feed/",
        "https://canal.example/feed.json",
        "https://canal.example/comments/feed/",
    ]


@pytest.mark.parametrize(
    ("says", "feed"),
    [
        ('<link rel="canonical" href="https://canal.example/blog/">', "https://canal.example/blog/feed.xml"),
        ('<meta property="og:url" content="https://canal.example/">', "https://canal.example/feed.xml"),
        (
            '<link rel="canonical" href="/blog/"><base href="https://canal.example/b/">',
            "https://canal.example/b/feed.xml",
        ),
        ("<!-- saved from url=(0024)https://canal.example/a/ -->", "https://canal.example/a/feed.xml"),
        ('<link rel="canonical" href="file:///etc/">', None),
        ("", None),
    ],
)
def test_a_home_page_in_a_file_names_its_feed_where_it_says_whose_it_is(
    tmp_path: Path, says: str, feed: str | None
) -> None:
    posts = "".join(f"<h2><a href='/{number}'>Post {number}</a></h2><p>{LONG[:90]}</p>" for number in range(9))
    head = f'{says}<title>Canal Days</title><link rel="alternate" type="application/rss+xml" href="feed.xml">'
    (found,) = read(kept(tmp_path, "home.html", f"<html><head>{head}</head><body>{posts}</body></html>"))
    assert found["feeds"] == ([feed] if feed else [])


@pytest.mark.parametrize("form", ["markdown", "text", "html", "json"])
def test_no_list_acts_on_the_terminal(tmp_path: Path, form: str) -> None:
    wicked = HOSTILE.replace("&", "&amp;").replace("<", "&lt;")
    visible = f"{''.join(sign for sign in wicked if sign >= ' ')} {ENTITIES.replace('&', '&amp;')}"
    rss = RSS.replace("A teaser", visible).replace("Ana Lund", visible).replace("/second", f"/{visible}")
    named = tmp_path / "folder"
    named.mkdir()
    name = f"{HOSTILE.replace('/', '')[:90]}.md"
    kept(named, name, f"# Title {HOSTILE}\n\nText.")
    mail = f"From a 2024\nFrom: {visible} <a@b>\nSubject: {visible}\n\n{HOSTILE}\n\n" * 2
    sources = [kept(tmp_path, "feed.xml", rss), str(named), kept(tmp_path, "list.mbox", mail)]
    done = reader("cat", "--format", form, *sources)
    assert done.returncode == 0, done.stderr
    assert done.stdout.replace("\\", "").count(MARKUP) >= 4
    assert acting_in_lines(done.stdout) == []


def test_what_is_beyond_the_limit_of_a_list_is_counted(tmp_path: Path) -> None:
    items = [{"id": str(number), "title": f"Entry {number}"} for number in range(2003)]
    (found,) = read(kept(tmp_path, "many.json", json.dumps(JSON_FEED | {"items": items})))
    assert len(found["entries"]) == 2000
    assert found["markdown"].endswith("- Entry 1999 · Cy Rahman\n\n…and 3 more, not shown.")
    assert found["note"] == "3 of its 2,003 entries are not shown"
    done = reader("cat", str(tmp_path / "many.json"))
    clean_line(done.stderr)
    assert found["note"] in done.stderr


def test_a_folder_shows_the_subjects_of_its_mails_decoded(tmp_path: Path) -> None:
    headers = (
        "From: Ana <a@harbour.example>\nSubject: =?utf-8?q?H=C3=A9llo?= again\nDate: Mon, 1 Jan 2024 10:00:00 +0000\n"
    )
    (tmp_path / "a.eml").write_text(f"{headers}\nHigh.", "utf-8")
    assert "[Héllo again]" in reader("cat", str(tmp_path)).stdout
