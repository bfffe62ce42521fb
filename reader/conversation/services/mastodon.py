"""Mastodon: the replies to a status, on its own page or under an article that names it as the place to comment."""

from collections.abc import Iterator
from html import escape
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from lxml.html import HtmlElement

from reader import links
from reader.batches import Answer, Batch
from reader.conversation.platform import PageParts, Platform
from reader.conversation.services.addresses import path_of
from reader.conversation.services.answers import comment, id_in, json_of, number_in, objects, text_in, value_at
from reader.errors import ConversationError
from reader.patterns import lazy
from reader.values import Comment, Request

MOST_WITHOUT_LOGIN = 60
"""How many replies an instance lists for somebody who isn't logged in."""

_STATUS = lazy(r"/(?:@[\w.@-]{1,200}|users/[\w.-]{1,100}/statuses)/(\d{1,25})/?$")
_CONTEXT = lazy(r"https://([\w.-]{1,253})/api/v1/statuses/(\d{1,25})/context")
_HOST = lazy(r"[\w.-]{1,253}\.[\w-]{2,63}(?::\d{1,5})?")
_LINKS_TRIED = 200


class Mastodon(Platform):
    """A status's own page, or a page that announces one.

    Announced by the element <mastodon-comments host tootid> (dpecos/mastodon-comments), by the interface's address in
    a script, or by a link of class u-syndication (microformats.org/wiki/rel-syndication) to a status. A request's place
    is the status's number and its author's address. Source: docs.joinmastodon.org/methods/statuses/#context.
    """

    name = "mastodon"
    title = "Mastodon"
    gives = ("threads", "dates", "scores")
    seen = False

    def requests(self, parts: PageParts) -> tuple[Request, ...]:
        status = _STATUS.match(path_of(parts.address))
        if parts.address and status and _is_mastodon(parts):
            author_url = urljoin(parts.address, path_of(parts.address).rpartition(f"/{status[1]}")[0])
            return (_request(urljoin(parts.address, "/"), status[1], author_url),)
        found = _named_in_elements(parts) or _named_in_scripts(parts) or _syndicated(parts)
        return (_request(*found),) if found else ()

    def read(self, answer: Answer) -> Batch:
        found = json_of(answer)
        replies = value_at(found, "descendants")
        if not isinstance(replies, list):
            raise ConversationError(text_in(found, "error") or "it gave no replies")
        comments = tuple(_comments(replies, answer))
        return Batch(self.name, comments, complete=len(comments) < MOST_WITHOUT_LOGIN, is_structured=True)


def _is_mastodon(parts: PageParts) -> bool:
    return "#mastodon" in parts.names or ".detailed-status" in parts.names


def _request(base: str, status_id: str, author_url: str = "") -> Request:
    return Request(Mastodon.name, urljoin(base, f"/api/v1/statuses/{status_id}/context"), f"{status_id} {author_url}")


def _named_in_elements(parts: PageParts) -> tuple[str, str] | None:
    nodes: list[HtmlElement] = list(parts.tree.iter("mastodon-comments")) if "mastodon-comments" in parts.names else []
    for node in nodes:
        host, status_id = node.get("host") or "", node.get("tootid") or ""
        if _HOST.fullmatch(host) and status_id.isdecimal():
            return f"https://{host}/", status_id
    return None


def _named_in_scripts(parts: PageParts) -> tuple[str, str] | None:
    for node in parts.scripts:
        if node.text and "/api/v1/statuses/" in node.text and (found := _CONTEXT.search(node.text)):
            return f"https://{found[1]}/", found[2]
    return None


def _syndicated(parts: PageParts) -> tuple[str, str, str] | None:
    """The status that a page says it was also posted as."""
    if ".u-syndication" not in parts.names:
        return None
    for node in islice(parts.tree.xpath('//a[contains(@class, "u-syndication")][@href]'), _LINKS_TRIED):
        address = links.absolute(node.get("href"), parts.base_url)
        if links.is_web(address) and (status := _STATUS.match(path_of(address))):
            return address, status[1], urljoin(address, path_of(address).rpartition(f"/{status[1]}")[0])
    return None


def _comments(replies: list[Any], answer: Answer) -> Iterator[Comment]:
    status_id, _, author_url = answer.request.place.partition(" ")
    for item in objects(replies):
        own_id, parent_id = id_in(item, "id"), id_in(item, "in_reply_to_id")
        if not own_id:
            continue
        profile = text_in(item, "account", "url")
        warning = text_in(item, "spoiler_text")
        yield comment(
            own_id,
            text_in(item, "account", "display_name") or text_in(item, "account", "acct"),
            _warned(warning) + text_in(item, "content"),
            parent_id=parent_id if parent_id not in ("", status_id) else None,
            author_url=profile,
            published=text_in(item, "created_at"),
            score=number_in(item, "favourites_count"),
            is_openers=bool(author_url) and profile == author_url,
            base_url=answer.url,
        )


def _warned(warning: str) -> str:
    return f"<p><strong>{escape(warning)}</strong></p>" if warning else ""
