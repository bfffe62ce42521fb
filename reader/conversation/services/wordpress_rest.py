"""WordPress' REST interface: every comment of a post with its true parent, a hundred at a time; never pings."""

from urllib.parse import parse_qs, urlencode, urlsplit

from lxml.html import HtmlElement

from reader.batches import Answer, Batch
from reader.conversation.dates import machine_date
from reader.conversation.platform import PageParts, Platform
from reader.conversation.services.answers import comment, json_of, number_in, objects, text_in
from reader.conversation.services.own_feeds import feed_requests
from reader.conversation.wordpress.items import PING_CLASSES, Item, find
from reader.conversation.wordpress.surroundings import is_locked
from reader.errors import ConversationError
from reader.patterns import lazy
from reader.values import Request

PER_PAGE = 100
_ROUTE = "wp/v2/comments"
_POST_ID = lazy(r"/wp/v2/(?!categories/|tags/|users/|comments/|taxonomies/)[\w-]+/(\d{1,12})/?$")
_BODY_ID = lazy(r"(?:postid|page-id)-(\d{1,12})")


class WordPressRest(Platform):
    """Source: rest-api.php (rest_output_link_wp_head), WP_REST_Comments_Controller::get_items()."""

    name = "wordpress-rest"
    title = "WordPress' REST interface"
    gives = ("threads", "dates", "count")

    def requests(self, parts: PageParts) -> tuple[Request, ...]:
        """Every comment of the post, only if some are missing where the page tells all of those it has.

        Nothing for an article behind a password: its comments are as secret as its text.
        """
        base, post_id = _interface(parts)
        if not (base and post_id) or is_locked(parts.tree):
            return ()
        return (_request(base, post_id, 1)._replace(instead=feed_requests(parts), fills=_tells_all(parts)),)

    def read(self, answer: Answer) -> Batch:
        found = json_of(answer)
        if not isinstance(found, list):
            raise ConversationError(text_in(found, "message") or "it gave no list of comments")
        comments = tuple(
            comment(
                f"c{number_in(item, 'id')}",
                text_in(item, "author_name"),
                text_in(item, "content", "rendered"),
                parent_id=f"c{parent}" if (parent := number_in(item, "parent")) else None,
                author_url=text_in(item, "author_url"),
                published=_moment(text_in(item, "date_gmt")),
                base_url=answer.url,
            )
            for item in objects(found)
            if number_in(item, "id")
        )
        base, _, rest = answer.request.place.partition(" ")
        post_id, _, page = rest.partition(" ")
        page_count = _header(answer, "x-wp-totalpages")
        goes_on = int(page) < page_count if page_count is not None else len(found) == PER_PAGE
        return Batch(
            source=self.name,
            comments=comments,
            declared_count=_header(answer, "x-wp-total"),
            more=(_request(base, post_id, int(page) + 1),) if goes_on and comments else (),
            is_structured=True,
            has_pings=False,
        )


def _tells_all(parts: PageParts) -> bool:
    """Whether the page has each comment's moment with its zone, and none of them lies as deep as replies can.

    WordPress gives no reply link to a comment at that depth: what answers it stands beside it, under another parent.
    """
    items = find(parts.tree)
    comments = [item for item in items if PING_CLASSES.isdisjoint(item.classes)]
    return all(_is_dated(item.element) and _takes_replies(item) for item in comments)


def _is_dated(element: HtmlElement) -> bool:
    moments = (machine_date(time.get("datetime") or "") for time in element.iter("time"))
    return any("T" in moment for moment in moments if moment)


def _takes_replies(item: Item) -> bool:
    return any(f"replytocom={item.number}" in (link.get("href") or "") for link in item.element.iter("a"))


def _interface(parts: PageParts) -> tuple[str, str]:
    """Where the interface is and the post's number in it; "" for what the page doesn't tell."""
    base = next((link.url for link in parts.links if "https://api.w.org/" in link.rels), "")
    for link in parts.links:
        if link.media_type == "application/json" and (found := _POST_ID.search(_route(link.url))):
            return base or link.url[: link.url.index("wp/v2/")], found[1]
    body = next(parts.tree.iter("body"), None)
    if body is not None and (found := _BODY_ID.search(body.get("class") or "")):
        return base, found[1]
    short = (parse_qs(urlsplit(link.url).query) for link in parts.links if "shortlink" in link.rels)
    return base, next((query["p"][0] for query in short if query.get("p", [""])[0].isdecimal()), "")


def _route(url: str) -> str:
    """The route of an address of the interface, which without permalinks is a parameter."""
    parts = urlsplit(url)
    return parse_qs(parts.query).get("rest_route", [parts.path])[0]


def _request(base: str, post_id: str, page: int) -> Request:
    query = urlencode({"post": post_id, "per_page": PER_PAGE, "page": page, "order": "asc"})
    joint = "&" if "rest_route=" in base else "?"
    url = f"{base.rstrip('/')}/{_ROUTE}{joint}{query}"
    return Request(WordPressRest.name, url, f"{base} {post_id} {page}")


def _moment(date_gmt: str) -> str:
    return f"{date_gmt}Z" if date_gmt and not date_gmt.endswith("Z") else date_gmt


def _header(answer: Answer, name: str) -> int | None:
    value = answer.headers.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 10 else None
