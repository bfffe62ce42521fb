"""utterances: an issue of a repository at GitHub, found by the page's name, and its comments."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

from lxml.html import HtmlElement

from reader.batches import Answer, Batch
from reader.conversation.platform import PageParts, Platform
from reader.conversation.services.addresses import path_of, without_fragment
from reader.conversation.services.answers import comment, id_in, json_of, number_in, objects, text_in, value_at
from reader.conversation.services.embeds import script_from
from reader.errors import ConversationError
from reader.html.tree import text_of
from reader.patterns import lazy
from reader.text import clean, one_line
from reader.values import Comment, Request
from reader.words import without_marks

API = "https://api.github.com/"
PER_PAGE = 100

_REPOSITORY = lazy(r"[\w.-]{1,100}/[\w.-]{1,100}")
_EXTENSION = lazy(r"\.\w+$")


class Utterances(Platform):
    """Recognised by its script. What is said comes as Markdown, sixty requests an hour are free.

    A request's place is "term REPOSITORY TERM" for the search, "issue REPOSITORY NUMBER PAGE" for comments. Source:
    utterance/utterances src/client.ts, src/github.ts; docs.github.com/rest (search issues, list issue comments).
    """

    name = "utterances"
    title = "GitHub issues (utterances)"
    gives = ("dates", "scores", "count")
    seen = False

    def requests(self, parts: PageParts) -> tuple[Request, ...]:
        script = script_from(parts, "utteranc.es/client.js")
        repository = (script.get("repo") or "").strip() if script is not None else ""
        if script is None or not _REPOSITORY.fullmatch(repository):
            return ()
        if (number := (script.get("issue-number") or "").strip()).isdecimal():
            return (_comments_request(repository, number, 1),)
        if not (term := term_of(parts, (script.get("issue-term") or "").strip())):
            return ()
        query = {"q": f'"{term}" type:issue in:title repo:{repository}', "sort": "created", "order": "asc"}
        return (Request(self.name, f"{API}search/issues?{urlencode(query)}", f"term {repository} {term}"),)

    def read(self, answer: Answer) -> Batch:
        what, _, rest = answer.request.place.partition(" ")
        repository, _, rest = rest.partition(" ")
        found = json_of(answer)
        if what == "term":
            issues = [issue for issue in objects(value_at(found, "items")) if rest in text_in(issue, "title")]
            number = id_in(issues[0], "number") if issues else ""
            more = (_comments_request(repository, number, 1),) if number.isdecimal() else ()
            return Batch(self.name, declared_count=number_in(issues[0], "comments") if issues else 0, more=more)
        if not isinstance(found, list):
            raise ConversationError(text_in(found, "message") or "it gave no comments")
        number, _, page = rest.partition(" ")
        more = (_comments_request(repository, number, int(page) + 1),) if len(found) >= PER_PAGE else ()
        return Batch(self.name, tuple(_comments(found)), more=more, is_structured=True)


def term_of(parts: PageParts, mapping: str) -> str:
    """What a page is called at GitHub, as the embedding scripts of utterances and giscus make it."""
    if mapping == "pathname":
        return _EXTENSION.sub("", path_of(parts.address).removeprefix("/")) if parts.address else ""
    if mapping == "url":
        return without_fragment(parts.address or "")
    if mapping == "title":
        return _words_of(next(parts.tree.iter("title"), None))
    if mapping == "og:title":
        stated = parts.tree.xpath('//meta[@property="og:title" or @name="og:title"]/@content')
        return one_line(str(stated[0])) if stated else ""
    return mapping


def _words_of(element: HtmlElement | None) -> str:
    return one_line(element.text or text_of(element)) if element is not None else ""


def _comments_request(repository: str, number: str, page: int) -> Request:
    query = urlencode({"per_page": PER_PAGE, "page": page})
    url = f"{API}repos/{repository}/issues/{quote(number)}/comments?{query}"
    return Request(Utterances.name, url, f"issue {repository} {number} {page}")


def _comments(items: list[Any]) -> Iterator[Comment]:
    for item in objects(items):
        if not (own_id := id_in(item, "id")):
            continue
        said = clean(text_in(item, "body"))
        bare = comment(
            f"github-{own_id}",
            text_in(item, "user", "login"),
            "",
            author_url=text_in(item, "user", "html_url"),
            published=text_in(item, "created_at"),
            score=number_in(item, "reactions", "+1"),
        )
        yield bare._replace(markdown=said, text=without_marks(said))
