"""A running WordPress read over the network, post by post: python -m tests.benchmarks.wordpress_live JSON [TRUTH].

JSON is a file {site: {"posts": {name: {"url", "comments"}}}} with each post's number of comments in the database.
With TRUTH, as for tests.benchmarks.wordpress, parents and kinds are held against it, and every installed language
may be tried: --locales of a site that serves /l/LOCALE/ before its paths. No figure is asserted.
"""

import json
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from reader.desk import Desk
from reader.events import drain
from reader.fetch import location
from reader.library.store import Store
from reader.reading import start
from reader.values import Conversation
from tests.benchmarks.wordpress import HEAD, Score, rows_of, scored

POST = "the-last-train-was-free"


class Told(NamedTuple):
    """What a reading gave: requests, seconds until all had come, and sentences on what had not."""

    conversation: Conversation
    request_count: int
    seconds: float
    missing: list[str]


def read(url: str, desk: Desk) -> Told:
    """A post with all of its conversation, each fetch counted."""
    asked = 0
    fetch = location.fetch

    async def counted(*arguments: Any, **options: Any) -> Any:
        nonlocal asked
        asked += 1
        return await fetch(*arguments, **options)

    location.fetch = counted
    begin = time.monotonic()
    try:
        found = drain(url, start(url, desk))
    finally:
        location.fetch = fetch
    return Told(found.conversation, asked, time.monotonic() - begin, found.missing)


def posts(site: dict[str, Any], truth: dict[str, Any], desk: Desk) -> None:
    for name, post in site["posts"].items():
        told = read(post["url"], desk)
        found = told.conversation
        share = ""
        if name in truth and found.comments:
            score = scored(found, rows_of(truth[name]), post["comments"], is_true_parent=True)
            share = f"parents {score.parents / score.both:.3f} kinds {score.kinds / score.both:.3f}"
        print(
            f"{name[:32]:32} {len(found.comments):5} of {post['comments']:5}  {told.request_count:3} requests"
            f"  {told.seconds:5.1f} s  {share:27} {'whole' if found.complete else 'not whole'}"
            f"  {', '.join(found.sources)}  {'; '.join([found.note or '', *told.missing]).strip('; ')}"
        )


def locales(base: str, site: dict[str, Any], truth: dict[str, Any], names: list[str], desk: Desk) -> None:
    every = Score()
    print(HEAD)
    for name in names:
        told = read(site["posts"][POST]["url"].replace(base, f"{base}/l/{name}"), desk)
        score = scored(told.conversation, rows_of(truth[POST]), site["posts"][POST]["comments"], is_true_parent=True)
        every.add(score)
        print(f"{name:26} {score}")
    print(f"{'all':26} {every}")


def main(arguments: list[str]) -> None:
    places = [Path(argument) for argument in arguments if not argument.startswith("--")]
    sites = json.loads(places[0].read_text("utf-8"))
    truth = json.loads(places[1].read_text("utf-8")) if len(places) > 1 else {}
    names = next((one.partition("=")[2].split(",") for one in arguments if one.startswith("--locales=")), [])
    with TemporaryDirectory() as folder:
        desk = Desk(Store(Path(folder)))
        known = {name: site for name, site in sites.items() if isinstance(site, dict) and "posts" in site}
        if names:
            locales(sites["base"], known["en"], truth, names, desk)
            return
        for name, site in known.items():
            posts(site, truth if name == "en" else {}, desk)


if __name__ == "__main__":
    main(sys.argv[1:])
