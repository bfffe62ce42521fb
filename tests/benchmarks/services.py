"""Comment services: what is found in their recorded answers, set against what these hold: python -m
tests.benchmarks.services FOLDER.

FOLDER holds a folder of recordings for each service. They are served over HTTP on loopback, and read as reader reads
them: pages are opened with all that they announce of their own host; answers of services that have a host of their
own are fetched and read as if they had been asked for. The other side is counted in the raw files by their own keys
and elements, with nothing of reader. A number such as "8/9" is right ones of those held; no figure is asserted.
"""

import asyncio
import json
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from lxml import html

from reader.conversation.merging import merged
from reader.events import drain
from reader.fetch.limits import Limits
from reader.fetch.location import fetch
from reader.library.store import Store
from reader.reading import start
from reader.values import NO_CONVERSATION, Comment, Conversation, Request
from reader.workers import loop
from tests.desks import DISSECTOR, desk_over


class Held(NamedTuple):
    """One comment as a file has it. published is ISO with a zone, or a day; parent is what it answers, there or not."""

    id: str
    author: str | None
    published: str | None
    parent: str | None


class Row(NamedTuple):
    """Right ones and those held: items, authors, dates, parents. extra_count were found and are not held."""

    name: str
    items: tuple[int, int]
    authors: tuple[int, int]
    dates: tuple[int, int]
    parents: tuple[int, int]
    extra_count: int
    request_count: int


Answers = dict[str, Path | bytes | Callable[[dict[str, list[str]]], bytes]]


@contextmanager
def served(answers: Answers) -> Iterator[tuple[str, list[str]]]:
    """A server of what stands under each path, and the list of what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            asked.append(self.path)
            found = answers.get(parts.path)
            found = found(parse_qs(parts.query)) if callable(found) else found
            content = found.read_bytes() if isinstance(found, Path) else found or b""
            self.send_response(200 if content else 404)
            is_json = content.lstrip()[:1] in (b"{", b"[")
            self.send_header("Content-Type", "application/json" if is_json else "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(content or b"<p>There is nothing here.</p>")

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
    finally:
        server.shutdown()
        server.server_close()


def opened(url: str) -> tuple[Comment, ...]:
    """What reader finds when it opens a page."""
    with tempfile.TemporaryDirectory() as folder:
        return drain(url, start(url, desk_over(Store.open(Path(folder) / "library")))).conversation.comments


def asked_for(request: Request) -> tuple[Comment, ...]:
    """What reader reads in the answer to a request, and in those to the requests that this leads to."""

    async def gathered() -> Conversation:
        conversation, waiting = NO_CONVERSATION, [request]
        while waiting:
            one = waiting.pop(0)
            batch = await DISSECTOR.read(await fetch(one.url, Limits()), one)
            conversation, _ = merged(conversation, batch)
            waiting += batch.more
        return conversation

    return asyncio.run_coroutine_threadsafe(gathered(), loop()).result().comments


def row(name: str, found: Iterable[Comment], held: Iterable[Held], request_count: int) -> Row:
    found, held = list(found), list(held)
    names = {comment.id: comment.author for comment in found}
    held_names = {one.id: one.author for one in held}
    parents = [(comment.author, names[comment.parent_id]) for comment in found if comment.parent_id]
    held_parents = [(one.author, held_names[one.parent]) for one in held if one.parent in held_names]
    authors = [comment.author for comment in found if comment.author]
    dates = [instant(comment.published) for comment in found if comment.published]
    return Row(
        name,
        (min(len(found), len(held)), len(held)),
        right(authors, [one.author for one in held if one.author]),
        right(dates, [instant(one.published) for one in held if one.published]),
        right(parents, held_parents),
        max(0, len(found) - len(held)),
        request_count,
    )


def right(found: Iterable[Any], held: Iterable[Any]) -> tuple[int, int]:
    both = Counter(found) & Counter(held := list(held))
    return both.total(), len(held)


def instant(published: str) -> str:
    """A moment in UTC to the second, or a day."""
    return datetime.fromisoformat(published).astimezone(UTC).isoformat()[:19] if "T" in published else published


def since_1970(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()


# What the files hold


def held_at_hacker_news(item: dict[str, Any]) -> Iterator[Held]:
    for child in item["children"]:
        yield Held(str(child["id"]), child["author"], child["created_at"], str(item["id"]))
        yield from held_at_hacker_news(child)


def held_at_reddit(things: Any) -> Iterator[Held]:
    for thing in things["data"]["children"] if things else ():
        if thing["kind"] == "t1":
            data = thing["data"]
            author = None if data["author"] == "[deleted]" else data["author"]
            yield Held(data["name"], author, since_1970(data["created_utc"]), data["parent_id"])
            yield from held_at_reddit(data["replies"])


def held_at_discourse(posts: Iterable[dict[str, Any]]) -> list[Held]:
    return [
        Held(
            str(post["post_number"]),
            post["username"],
            post["created_at"],
            str(post["reply_to_post_number"]) if post["reply_to_post_number"] else None,
        )
        for post in posts
        if post["post_number"] > 1
    ]


def held_at_isso(answer: dict[str, Any]) -> list[Held]:
    every = [one for root in answer["replies"] for one in (root, *root.get("replies", []))]
    return [Held(str(one["id"]), one["author"], since_1970(int(one["created"])), str(one["parent"])) for one in every]


def held_at_waline(answer: dict[str, Any]) -> list[Held]:
    every = [one for root in answer["data"]["data"] for one in (root, *root["children"])]
    return [Held(str(one["objectId"]), one["nick"], since_1970(one["time"] / 1000), str(one["pid"])) for one in every]


def held_in_page(path: Path, items: str, author: str, date: str, parent: str) -> list[Held]:
    """Comments of a page by XPath: the items, and in each what gives its id, author, day and parent's id."""
    tree = html.fromstring(path.read_bytes())
    held = []
    for node in tree.xpath(items):
        said = [str(node.xpath(f"string({expression})")).strip() or None for expression in (author, date, parent)]
        own_id = node.get("id") or node.get("data-fullname") or node.get("data-id") or node.get("data-shortid")
        held.append(Held(own_id, *said))
    return held


# What is measured


def hacker_news(folder: Path) -> Iterator[Row]:
    recorded = json.loads((folder / "algolia-recorded-2014.json").read_bytes())
    items = {f"recorded 2014, {one['url']}": one["reply"] for one in recorded if "/items/" in one["url"]}
    items["algolia-item-17.json"] = json.loads((folder / "algolia-item-17.json").read_bytes())
    for name, item in items.items():
        with served({"/item": json.dumps(item).encode()}) as (base, asked):
            found = asked_for(Request("hacker-news", f"{base}/item"))
            yield row(name, found, held_at_hacker_news(item), len(asked))
    for path in sorted(folder.glob("*.html")):
        with served({"/item": path}) as (base, asked):
            yield row(path.name, opened(f"{base}/item?id=12345678"), held_by_indentation(path), len(asked))


def held_by_indentation(path: Path) -> Iterator[Held]:
    """A comment answers the last one before it that stands further left."""
    above: list[tuple[float, str]] = []
    for node in html.fromstring(path.read_bytes()).xpath("//tr[contains(@class, 'comtr')]"):
        width = node.xpath("number(.//td[@class='ind']/img/@width)")
        above = [one for one in above if one[0] < width]
        author = node.xpath("string(.//a[@class='hnuser'])") or None
        day = node.xpath("substring(.//span[@class='age']/@title, 1, 10)") or None
        yield Held(node.get("id"), author, day, above[-1][1] if above else None)
        above.append((width, node.get("id")))


def lobsters(folder: Path) -> Iterator[Row]:
    path = folder / "lobsters-2020-excerpt.html"
    held = held_in_page(
        path,
        "//div[contains(concat(' ', @class, ' '), ' comment ')][@data-shortid != '']",
        "string((.//div[@class='byline']//a[contains(@href, '/u/')])[last()])",
        "concat(substring((.//span/@title)[1], 1, 10), 'T', substring((.//span/@title)[1], 12, 8), '-05:00')",
        "ancestor::li[contains(@class, 'comments_subtree')][2]/div[@data-shortid]/@id",
    )
    with served({"/s/claygr/what": path}) as (base, asked):
        yield row(path.name, opened(f"{base}/s/claygr/what"), held, len(asked))


def reddit(folder: Path) -> Iterator[Row]:
    for path in sorted(folder.glob("*.json")):
        body = json.loads(path.read_bytes())["body"]
        if isinstance(body, list):
            with served({"/thread.json": json.dumps(body).encode()}) as (base, asked):
                found = asked_for(Request("reddit", f"{base}/thread.json"))
                yield row(path.name, found, held_at_reddit(body[1]), len(asked))
    path = folder / "defuddle-old-reddit.html"
    thing = "contains(@class, 'thing') and contains(@class, 'comment')"
    held = held_in_page(
        path,
        f"//div[{thing}]",
        "div[@class='entry']//a[@class='author']",
        "div[@class='entry']//time/@datetime",
        f"ancestor::div[{thing}][1]/@data-fullname",
    )
    with served({"/r/test/comments/abc123/test_post": path}) as (base, asked):
        yield row(path.name, opened(f"{base}/r/test/comments/abc123/test_post"), held, len(asked))


def mastodon(folder: Path) -> Iterator[Row]:
    path = folder / "defuddle-mastodon.html"
    name = ".//strong[contains(@class, 'display-name__html')]"
    held = held_in_page(path, "//div[@data-id]", name, ".//time/@datetime", "''")
    with served({"/@alice/12345678": path}) as (base, asked):
        yield row(path.name, opened(f"{base}/@alice/12345678"), held, len(asked))


def discourse(folder: Path) -> Iterator[Row]:
    """A topic opened at its page, as far as its posts were recorded; then each recorded answer by itself."""
    answers = {path.name: json.loads(path.read_bytes()) for path in sorted(folder.glob("*.json"))}
    posts = {
        post["id"]: post for name, one in answers.items() if "2108" in name for post in one["post_stream"]["posts"]
    }

    def by_number(query: dict[str, list[str]]) -> bytes:
        wanted = [posts[int(number)] for number in query["post_ids[]"] if int(number) in posts]
        return json.dumps({"post_stream": {"posts": wanted}}).encode()

    topic: Answers = {
        "/t/comments/2108": b'<meta name="generator" content="Discourse"><article><p>A topic.</p></article>',
        "/t/2108.json": folder / "t_2108_post_452.json",
        "/t/2108/posts.json": by_number,
    }
    with served(topic) as (base, asked):
        yield row(
            "topic 2108 at its page", opened(f"{base}/t/comments/2108"), held_at_discourse(posts.values()), len(asked)
        )
    for name, one in answers.items():
        if "452" not in name:
            with served({"/posts.json": folder / name}) as (base, asked):
                found = asked_for(Request("discourse", f"{base}/posts.json", json.dumps([base, "7", ""])))
                yield row(name, found, held_at_discourse(one["post_stream"]["posts"]), len(asked))


def isso(folder: Path) -> Iterator[Row]:
    """The recorded page, its server's port changed to this one's; two pages like it for the other recordings."""

    def comments(query: dict[str, list[str]]) -> bytes:
        return (folder / f"{Path(query['uri'][0]).stem}.json").read_bytes()

    page = (folder / "letter.html").read_text("utf-8")
    answers: Answers = {"/isso/": comments}
    with served(answers) as (base, asked):
        for name in ("letter", "many", "nothing"):
            answers[f"/{name}.html"] = page.replace("http://127.0.0.1:8820/", f"{base}/isso/").encode()
            asked.clear()
            held = held_at_isso(json.loads((folder / f"{name}.json").read_bytes()))
            yield row(f"{name}.html", opened(f"{base}/{name}.html"), held, len(asked))


def waline(folder: Path) -> Iterator[Row]:
    recorded = folder / "path-_lights_pageSize-100_page-1.json"
    answers: Answers = {"/api/comment": recorded}
    with served(answers) as (base, asked):
        script = f"<script>Waline.init({{el: '#waline', serverURL: '{base}'}})</script>"
        answers["/lights"] = f"<article><h1>Lights</h1><p>Twelve lights.</p></article>{script}".encode()
        held = held_at_waline(json.loads(recorded.read_bytes()))
        yield row(recorded.name, opened(f"{base}/lights"), held, len(asked))


def mezzanine(folder: Path) -> Iterator[Row]:
    path = folder / "post.html"
    comment = "starts-with(@id, 'comment-') and contains(@class, 'comment')"
    held = held_in_page(
        path,
        f"//div[{comment}]",
        "string(div[@class='media-body']/h4//a | div[@class='media-body']/h4/text()[1])",
        "''",
        f"ancestor::div[{comment}][1]/@id",
    )
    with served({"/blog/the-harbour-lights/": path}) as (base, asked):
        yield row(path.name, opened(f"{base}/blog/the-harbour-lights/"), held, len(asked))


def ikiwiki(folder: Path) -> Iterator[Row]:
    path = folder / "tide.html"
    held = held_in_page(
        path, "//div[@class='comment'][starts-with(@id, 'comment-')]", ".//span[@class='author']", "''", "''"
    )
    with served({"/posts/tide/": path}) as (base, asked):
        yield row(path.name, opened(f"{base}/posts/tide/"), held, len(asked))


MEASURED = (hacker_news, lobsters, reddit, mastodon, discourse, isso, waline, mezzanine, ikiwiki)


def rows(folder: Path) -> Iterator[tuple[str, Row]]:
    for measured in MEASURED:
        name = measured.__name__.replace("_", "")
        if (folder / name).is_dir():
            yield from ((name, one) for one in measured(folder / name))


def main(folder: Path) -> None:
    print(f"{'':52} {'items':>9} {'authors':>9} {'dates':>9} {'parents':>9} {'extra':>5} {'asked':>5}")
    for service, one in rows(folder):
        counts = " ".join(f"{f'{found}/{held}':>9}" for found, held in one[1:5])
        print(f"{f'{service}: {one.name}'[-52:]:52} {counts} {one.extra_count:5} {one.request_count:5}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
