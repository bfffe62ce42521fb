"""The child process: one parse of a page, the conversation read and cut out of the tree, then the article.

Run as `python -P -m reader.dissect` with pages on standard input: a line of JSON (view, url, charset, is_local,
headers, replies, place, size; of what is not HTML media_type and source; of the answer to a platform's request asked;
alone elsewhere, an address whose discussions are looked for, or entry, that of one whose conversation is) and size
bytes each; a line of JSON comes back for each. It ends with its input. A page gets 10 s of CPU and the process 1 GB of
memory where the system can limit them.
"""

import gc
import json
import resource
import sys
import warnings
from collections.abc import Mapping
from contextlib import suppress
from select import select
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from reader.batches import Answer, Batch
from reader.errors import TOO_COMPLEX, DissectError, ReaderError
from reader.values import NO_CONVERSATION, Article, Conversation, Request, View, request_from, to_fields

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from reader.conversation.budget import Budget
    from reader.conversation.registry import Cut

MEMORY_BYTES = 1 << 30
CPU_SECONDS = 10
CONVERSATION_SECONDS = 6
"""What a page's parse and its conversation may take of that."""
_UNREAD = "the comments in the page could not be read: {}; open it in a browser"

HTML = ("text/html", "application/xhtml+xml")
# What most pages have, for whose sake the first takes four times as long as the second.
_ANY_PAGE = b"""<html lang="en"><head><title>A page</title></head><body><main><h1>A page</h1>
<p class="byline">By Ana Lund, 2 May 2016</p><p>What there is to say, and it is said in one sentence.</p>
<h2>See also</h2><p><a href="/">Another page</a></p></main>
<ol class="commentlist"><li class="comment" id="comment-1"><cite class="fn">Bo</cite> says:
<a href="#comment-1">May 3, 2016 at 4:05 pm</a><p>So it is.</p></li></ol></body></html>"""


class Dissected(NamedTuple):
    """What a page has: its article, its conversation, and what its own site can be asked for of the rest of that."""

    article: Article
    conversation: Conversation = NO_CONVERSATION
    requests: tuple[Request, ...] = ()


def dissect(
    content: bytes,
    charset: str | None,
    url: str | None,
    view: View,
    is_local: bool = False,
    headers: Mapping[str, str] | None = None,
    replies: str = "",
    place: str = "",
) -> Dissected:
    """The article and the conversation of a page of HTML; of a thread the first post and what was replied to it.

    is_local tells that the page is a file, where other advice helps than for an address, and nobody is asked; headers
    are those of Page, as place is; replies is the feed of its comments that the feed names in which it was found.

    Raises DissectError where it has no text to read, or is no article but a check, a login or an error.
    """
    from reader.conversation.budget import Budget
    from reader.extract.article import article_of
    from reader.extract.feed_links import feeds_of
    from reader.extract.pagers import next_page
    from reader.extract.post import article_of_post
    from reader.extract.refusals import refuse_data
    from reader.extract.saved import without_embedded_files
    from reader.extract.second_look import LITTLE, second_look
    from reader.html.decode import decode

    text = without_embedded_files(decode(content, charset))
    refuse_data(text)
    budget = Budget(CONVERSATION_SECONDS)
    page = _Page(text, place)  # within the budget, as it takes longer where there are more comments
    conversation, post, requests = _cut(page, url, headers, is_local, replies, budget)
    tree = page.tree
    feeds = feeds_of(tree, url)
    if post and view == "article":
        return Dissected(article_of_post(tree, url, post)._replace(feeds=feeds), conversation, requests)
    following = next_page(tree, url) if view == "article" else None
    article: Article | None = None
    with suppress(DissectError):
        article = article_of(tree, url, view)
    if article is None or (view == "article" and article.word_count < LITTLE and not conversation.comments):
        article = second_look(page.anew(), url, article, is_local)
    return Dissected(article._replace(feeds=feeds, next_page=following), conversation, requests)


class _Page:
    """A page's text and its tree, whose elements are held: lxml makes those that nobody holds anew for every walk."""

    def __init__(self, text: str, place: str) -> None:
        self._text = text
        self._place = place
        self._hold()

    def _hold(self) -> None:
        self.tree = self.anew()
        self._held = list(self.tree.iter())

    def anew(self) -> "HtmlElement":
        """The tree of the page as it came."""
        from reader.html.tree import parse

        tree = parse(self._text)
        if self._place:
            from reader.html.names import want

            want(tree, self._place)
        return tree

    def renew(self) -> None:
        """Parses the page anew: what was cut out of it is there again."""
        del self.tree, self._held
        self._hold()


def _cut(
    page: _Page, url: str | None, headers: Mapping[str, str] | None, is_local: bool, replies: str, budget: "Budget"
) -> "Cut":
    """The conversation of a page, cut out of its tree. Whatever goes wrong with it, the article is there to be read."""
    from reader.conversation.budget import OutOfTime
    from reader.conversation.marks import drop_conversation
    from reader.conversation.registry import Cut, cut

    try:
        with budget.enforced():
            return cut(page.tree, url, headers, is_local, replies, budget)
    except OutOfTime:
        trouble = "that takes too long"
    except (MemoryError, RecursionError):
        trouble = "they are too many, or nest too deeply"
    except Exception as error:
        trouble = f"{type(error).__name__}, a fault in reader"
    page.renew()
    unread = _UNREAD.format(trouble)
    found = Cut(NO_CONVERSATION._replace(complete=False, note=unread), None)
    with suppress(Exception):
        found = cut(page.tree, url, headers, is_local, replies, trouble=unread)
    drop_conversation(page.tree)
    return found


def _document(request: dict[str, Any], content: bytes) -> Dissected:
    """The same of any document that reader reads."""
    media_type, charset, url = request.get("media_type", HTML[0]), request["charset"], request["url"]
    if media_type == "multipart/related":
        from reader.extract.mhtml import root_page

        root = root_page(content, url)
        found = dissect(root.content, root.charset, root.url, request["view"], request["is_local"])
        note = "the file ends in the middle of the page: this is what it has" if root.is_cut else found.article.note
        return found._replace(article=found.article._replace(note=note))
    if media_type not in HTML:
        from reader.extract.documents import article_of_document

        source = request["source"]
        return Dissected(article_of_document(content, media_type, charset, url or source))
    is_local, replies, place = request.get("is_local", False), request.get("replies", ""), request.get("place", "")
    return dissect(content, charset, url, request["view"], is_local, request.get("headers"), replies, place)


def _batch(request: dict[str, Any], content: bytes) -> Batch:
    """What a platform reads in the answer to its request."""
    from reader.conversation.registry import read

    asked = request_from(request["asked"])
    address, media_type = request["url"] or asked.url, request["media_type"]
    return read(Answer(asked, content, address, media_type, request["charset"], request["headers"]))


def _elsewhere(address: str) -> list[dict[str, Any]]:
    """What to ask the places that may discuss an address."""
    from reader.conversation.registry import elsewhere

    return [to_fields(request) for request in elsewhere(address)]


def _entry(address: str, replies: str, is_local: bool) -> dict[str, Any]:
    """What is known of an entry's conversation, and what to ask for it."""
    from reader.conversation.registry import of_entry

    found = of_entry(address, replies, is_local)
    return {
        "conversation": to_fields(found.conversation),
        "requests": [to_fields(request) for request in found.requests],
    }


def main() -> None:
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    # Whatever a library prints must not end up among the answers.
    sys.stdout = sys.stderr
    _limit_memory()
    _import_readers()
    if not select([requests], [], [], 0)[0]:  # it is waited for from the network
        with suppress(Exception):  # what is wrong, the page that is waited for tells
            dissect(_ANY_PAGE, "utf-8", None, "article")
    # The trees of a page are freed without the collector, which would look through a long one again and again.
    gc.freeze()
    gc.disable()
    while line := requests.readline():
        request = json.loads(line)
        _limit_cpu()
        _write(answers, _answer(request, requests.read(request["size"])))
        gc.collect()


def _answer(request: dict[str, Any], content: bytes) -> dict[str, Any]:
    try:
        if "asked" in request:
            return to_fields(_batch(request, content))
        if "elsewhere" in request:
            return {"requests": _elsewhere(request["elsewhere"])}
        if "entry" in request:
            return _entry(request["entry"], request["replies"], request["is_local"])
        article, conversation, requests = _document(request, content)
    except ReaderError as error:
        return {"error": str(error)}
    except (MemoryError, RecursionError):
        return {"error": TOO_COMPLEX}
    return {
        "article": to_fields(article),
        "conversation": to_fields(conversation),
        "requests": [to_fields(request) for request in requests],
    }


def _write(answers: BinaryIO, answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer).encode() + b"\n")
    answers.flush()


def _import_readers() -> None:
    """What every page needs, while the parent still waits for the network."""
    # bs4, which markdownify brings, would load it: its selectors take 50 ms to build, and nothing here selects by them.
    sys.modules["soupsieve"] = None  # type: ignore[assignment]
    warnings.simplefilter("ignore")  # bs4's about that

    import resiliparse.extract.html2text

    import reader.conversation.registry
    import reader.extract.article
    import reader.extract.post

    del resiliparse, reader


def _limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # what a limit ends leaves nothing behind
    with suppress(OSError, ValueError):  # macOS refuses; the parent's clock remains
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _limit_cpu() -> None:
    """The CPU limit counts a process's whole life, so each page moves it on."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime) + 1
    with suppress(OSError, ValueError):  # the person's own limit is lower
        resource.setrlimit(resource.RLIMIT_CPU, (used + CPU_SECONDS, resource.getrlimit(resource.RLIMIT_CPU)[1]))


if __name__ == "__main__":
    main()
