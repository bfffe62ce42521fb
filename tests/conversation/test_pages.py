"""Pages of threads and of comments: followed to the end, each asked for once, and no other page's."""

import asyncio

import pytest

from reader.batches import Answer, Batch
from reader.conversation import registry
from reader.conversation.threads.page_links import numbered
from reader.errors import ConversationError
from reader.gathering import Gathering
from reader.html.tree import parse
from reader.values import Conversation, Request

THREAD = "https://yard.example/threads/pumps.7/"


def post(number: int) -> str:
    return (
        f'<article class="js-post" data-content="post-{number}"><h4 class="message-name"><a class="username">'
        f'Rower {number}</a></h4><div class="message-attribution"><time datetime="2021-05-03T10:00:00Z">May 3</time>'
        f'</div><div class="message-body"><div class="bbWrapper">Remark {number}.</div></div></article>'
    )


def thread(numbers: range, *targets: str) -> str:
    pager = "".join(f'<a rel="next" href="{target}">next</a>' for target in targets)
    return f'<html id="XF"><body><h1 class="p-title-value">Pumps</h1>{"".join(map(post, numbers))}{pager}</body></html>'


THREE_PAGES = {
    THREAD: thread(range(1, 4), "/threads/pumps.7/page-2", "/threads/pumps.7/page-3"),
    THREAD + "page-2": thread(range(4, 7), "/threads/pumps.7/", "/threads/pumps.7/page-3"),
    THREAD + "page-3": thread(range(7, 9), "/threads/pumps.7/page-2"),
}


def gathered(pages: dict[str, str], address: str) -> tuple[Conversation, list[str]]:
    """The conversation when all was asked, and what was asked, in order."""
    asked: list[str] = []

    async def ask(request: Request) -> Batch:
        asked.append(request.url)
        if request.url not in pages:
            raise ConversationError("there is no such page")
        return registry.read(Answer(request, pages[request.url].encode(), request.url, "text/html"))

    found = registry.cut(parse(pages[address]), address)

    async def whole() -> Conversation:
        gathering = Gathering(found.conversation, ask)
        async for _ in gathering.gather(found.requests):
            pass
        return gathering.conversation

    return asyncio.run(whole()), asked


def texts(conversation: Conversation) -> list[str]:
    return [comment.text for comment in conversation.comments]


def test_a_thread_is_read_to_its_end() -> None:
    conversation, asked = gathered(THREE_PAGES, THREAD)
    assert texts(conversation) == [f"Remark {number}." for number in range(2, 9)]
    assert asked == [THREAD + "page-2", THREAD + "page-3"]
    assert conversation.complete


def test_from_its_middle_a_thread_is_read_to_the_end_then_to_the_beginning() -> None:
    """The page that was opened has the article; the thread's first post is then one of the comments."""
    conversation, asked = gathered(THREE_PAGES, THREAD + "page-2")
    assert sorted(texts(conversation)) == [f"Remark {number}." for number in (1, 2, 3, 5, 6, 7, 8)]
    assert asked == [THREAD + "page-3", THREAD]
    assert conversation.complete


def test_a_page_that_fails_is_not_taken_for_the_end() -> None:
    pages = {address: page for address, page in THREE_PAGES.items() if not address.endswith("3")}
    conversation, asked = gathered(pages, THREAD)
    assert (len(conversation.comments), len(asked), conversation.complete) == (5, 2, False)


@pytest.mark.parametrize(
    "target",
    [
        "/threads/oars.8/",
        "/threads/oars.8/page-2",
        "https://other.example/threads/pumps.7/page-2",
        "/threads/pumps.7/",
        "/threads/pumps.7/#post-3",
        "javascript:next()",
        "http://[broken/page-2",
    ],
)
def test_only_pages_of_the_same_thread_are_asked_for(target: str) -> None:
    _, asked = gathered({THREAD: thread(range(1, 4), target)}, THREAD)
    assert asked == []


def test_pages_that_lead_in_a_ring_come_to_an_end() -> None:
    pages = dict(THREE_PAGES)
    pages[THREAD + "page-3"] = thread(range(7, 9), "/threads/pumps.7/", "/threads/pumps.7/page-2")
    _, asked = gathered(pages, THREAD)
    assert asked == [THREAD + "page-2", THREAD + "page-3"]


def test_a_saved_page_asks_nobody_by_itself() -> None:
    page = THREE_PAGES[THREAD].replace("<body>", f'<link rel="canonical" href="{THREAD}"><body>')
    found = registry.cut(parse(page), None)
    assert found.requests == ()
    [offer] = found.conversation.offers
    assert (offer.host, offer.requests[0].url) == ("yard.example", THREAD + "page-2")


def question(page: int) -> str:
    other = {1: 2, 2: 1}[page]
    return (
        '<div id="question" data-questionid="7"><div class="js-post-body">Which pump?</div></div><div id="answers">'
        f'<div class="answer" data-answerid="{page}0" id="answer-{page}0"><div class="js-post-body">Pump {page}.</div>'
        f'</div><div class="pager-answers"><a href="/q/7?page={other}&amp;tab=votes">{other}</a></div></div>'
    )


def test_the_question_on_every_page_is_no_answer() -> None:
    first, second = "https://yard.example/q/7", "https://yard.example/q/7?page=2&tab=votes"
    conversation, asked = gathered({first: question(1), second: question(2)}, first)
    assert texts(conversation) == ["Pump 1.", "Pump 2."]
    assert asked == [second]


def drupal(number: int, *pages: int) -> str:
    links = "".join(f'<a href="?page={page}">{page + 1}</a>' for page in pages)
    return (
        f'<article><h1>Pumps</h1><p>Look at them.</p></article><section class="comments"><article id="comment-{number}"'
        f' class="comment js-comment" data-comment-user-id="0"><p class="comment__author">Bo</p><div '
        f'class="comment__content">Remark {number}.</div></article><nav class="pager">{links}</nav></section>'
    )


def test_pages_of_an_articles_comments_counted_from_zero() -> None:
    address = "https://yard.example/pumps"
    pages = {address: drupal(1, 1, 2), f"{address}?page=1": drupal(2, 0, 2), f"{address}?page=2": drupal(3, 0, 1)}
    conversation, asked = gathered(pages, address)
    assert texts(conversation) == ["Remark 1.", "Remark 2.", "Remark 3."]
    assert asked == [f"{address}?page=1", f"{address}?page=2"]
    assert conversation.complete


@pytest.mark.parametrize(
    ("first", "later", "position"),
    [
        ("https://y.example/viewtopic.php?t=7", "https://y.example/viewtopic.php?t=7&sid=ab&start=25", 25),
        ("https://y.example/threads/pumps.7/", "https://y.example/threads/pumps.7/page-2", 2),
        ("https://y.example/showthread.php?t=7", "https://www.y.example/showthread.php?t=7&page=3", 3),
        ("https://y.example/index.php?topic=7.0", "https://y.example/index.php?topic=7.15", 15),
        ("https://y.example/Thread-Pumps", "https://y.example/Thread-Pumps?page=2", 2),
        ("https://y.example/viewtopic.php?id=7", "https://y.example/viewtopic.php?id=7&p=2", 2),
        ("https://y.example/discussion/7/pumps", "https://y.example/discussion/7/pumps/p2", 2),
        ("https://y.example/topic/pumps/", "https://y.example/topic/pumps/page/2/", 2),
        ("https://y.example/thread-7-1-1.html", "https://y.example/thread-7-2-1.html", 2),
        ("https://y.example/item?id=7", "https://y.example/item?id=7&p=2", 2),
        ("https://y.example/topic/7-pumps/", "https://y.example/topic/7-pumps/page__st__20", 20),
    ],
)
def test_addresses_of_pages(first: str, later: str, position: int) -> None:
    one, other = numbered(first), numbered(later)
    assert one and other
    assert (other.whole, other.position) == (one.whole, position)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://y.example/?p=7", "https://y.example/?p=8"),
        ("https://y.example/viewtopic.php?t=7", "https://y.example/viewtopic.php?t=8"),
        ("https://y.example/2021/05/pumps.html", "https://y.example/2021/05/oars.html"),
    ],
)
def test_other_threads_are_not_pages(one: str, other: str) -> None:
    first, second = numbered(one), numbered(other)
    assert first and second and first.whole != second.whole
