"""A conversation that grows: what is asked, in which order, and what is made of what comes or doesn't."""

import asyncio
from collections.abc import Mapping

from reader.batches import Batch
from reader.errors import FetchError, ReaderError
from reader.gathering import MOST_REQUESTS, Asked, Failed, Gathering, Grown, News
from reader.values import NO_CONVERSATION, Comment, Conversation, Request

HOST = "https://marsh.example"


def said(number: int, parent: int | None = None, text: str = "") -> Comment:
    text = text or f"Remark {number} on the reeds."
    return Comment(f"c{number}", "comment", f"Ana {number}", text, text, f"c{parent}" if parent else None)


def asked(name: str, **more: object) -> Request:
    return Request("marsh", f"{HOST}/{name}", **more)  # type: ignore[arg-type]


async def gathered(
    conversation: Conversation, answers: Mapping[str, Batch | ReaderError], *requests: Request
) -> tuple[list[News], list[str]]:
    """What came, and what was asked for."""
    names: list[str] = []

    async def ask(request: Request) -> Batch:
        names.append(request.url.removeprefix(f"{HOST}/"))
        await asyncio.sleep(0)
        answer = answers[names[-1]]
        if isinstance(answer, ReaderError):
            raise answer
        return answer

    gathering = Gathering(conversation, ask)
    return [one async for one in gathering.gather(requests)], names


def last(news: list[News]) -> Conversation:
    end = news[-1]
    assert isinstance(end, Grown) and end.is_last
    return end.conversation


async def test_pages_are_followed_to_the_end_and_each_is_told() -> None:
    page = Conversation((said(1),), 3, complete=False)
    answers = {
        "1": Batch("rest", (said(1), said(2, 1)), more=(asked("2"),), is_structured=True),
        "2": Batch("rest", (said(3, 2),), is_structured=True),
    }
    news, names = await gathered(page, answers, asked("1"))
    assert names == ["1", "2"]
    assert [one.added_count for one in news if isinstance(one, Grown)] == [1, 1, 0]
    assert [comment.parent_id for comment in last(news).comments] == [None, "c1", "c2"]
    assert last(news).complete
    assert not any(one.conversation.complete for one in news[:-1] if isinstance(one, Grown))


async def test_what_fails_is_asked_another_way() -> None:
    feed = Batch("feed", (said(2),))
    news, names = await gathered(
        Conversation((said(1),), 2), {"1": FetchError("off"), "feed": feed}, asked("1", instead=(asked("feed"),))
    )
    assert names == ["1", "feed"]
    assert not any(isinstance(one, Failed) for one in news)
    assert last(news).complete and len(last(news).comments) == 2


async def test_what_failed_is_told_where_what_was_asked_instead_lacks_something() -> None:
    error, feed = FetchError("off"), Batch("feed", (said(2),), complete=None)
    for declared_count, failures in ((2, 0), (9, 1)):
        page = Conversation((said(1),), declared_count, complete=False)
        news, _ = await gathered(page, {"1": error, "feed": feed}, asked("1", instead=(asked("feed"),)))
        failed = [one for one in news if isinstance(one, Failed)]
        assert len(failed) == failures and all(one.error is error for one in failed)
        assert last(news).complete == (failures == 0) and len(last(news).comments) == 2
        assert isinstance(news[-1], Grown) and len(news[-1].waiting) == failures


async def test_an_interface_that_promises_more_and_repeats_itself_is_not_whole() -> None:
    same = Batch("rest", (said(2),), more=(asked("1"),), is_structured=True)
    news, names = await gathered(Conversation((said(1),), 9), {"1": same}, asked("1"))
    assert names == ["1", "1"] and not last(news).complete and not last(news).note


async def test_what_fails_at_last_is_told_and_leaves_what_is_there() -> None:
    news, _ = await gathered(Conversation((said(1),), 2), {"1": FetchError("off")}, asked("1"))
    assert [one.host for one in news if isinstance(one, Failed)] == ["marsh.example"]
    assert last(news).comments == (said(1),)
    assert not last(news).complete


async def test_what_failed_knows_what_failed_before_it() -> None:
    failures: dict[str, Batch | ReaderError] = {name: FetchError(f"{name} is off") for name in ("1", "2", "3")}
    chain = asked("1", instead=(asked("2", instead=(asked("3"),)),))
    news, names = await gathered(Conversation((said(1),), 2), failures, chain)
    (failed,) = (one for one in news if isinstance(one, Failed))
    assert [str(error) for _, error in failed.before] == ["1 is off", "2 is off"] and str(failed.error) == "3 is off"
    assert [one.request.url[-1] for one in news if isinstance(one, Asked)] == names == ["1", "2", "3"]


async def test_what_fills_is_asked_only_while_something_is_missing() -> None:
    answers = {"1": Batch("rest", (said(2),), is_structured=True), "2": Batch("page", (said(3),))}
    _, names = await gathered(Conversation((said(1),), 2), answers, asked("1"), asked("2", fills=True))
    assert names == ["1"]
    news, names = await gathered(Conversation((said(1),), 3), answers, asked("1"), asked("2", fills=True))
    assert names == ["1", "2"]
    assert last(news).complete


async def test_what_is_not_public_is_said() -> None:
    rest = Batch("rest", tuple(map(said, range(1, 74))), is_structured=True)
    news, _ = await gathered(Conversation((said(1),), 75), {"1": rest}, asked("1"))
    assert last(news).complete
    assert last(news).note == "2 of the 75 that the page counts are not to be had: not public, or miscounted"


async def test_what_was_said_elsewhere_completes_nothing() -> None:
    page = Conversation((said(1),), 3, complete=False)
    other = said(9)._replace(id="hn-9", section="Hacker News")
    news, _ = await gathered(page, {"1": Batch("hn", (other,), is_structured=True)}, asked("1"))
    assert not last(news).complete and last(news).note is None
    assert (len(last(news).comments), last(news).declared_count) == (2, 4)


async def test_a_list_of_the_newest_is_not_all() -> None:
    feed = Batch("feed", tuple(map(said, range(1, 21))), complete=False)
    news, _ = await gathered(NO_CONVERSATION, {"1": feed}, asked("1"))
    assert len(last(news).comments) == 20
    assert not last(news).complete


async def test_a_page_that_always_has_a_next_one_comes_to_an_end() -> None:
    answers = {"1": Batch("rest", more=(asked("1"),))}
    news, names = await gathered(NO_CONVERSATION, answers, asked("1"))
    assert len(names) == MOST_REQUESTS
    assert not last(news).complete


async def test_pages_that_repeat_themselves_or_grow_without_end_are_left() -> None:
    same = Batch("rest", (said(1), said(2)), more=(asked("1"),))
    _, names = await gathered(Conversation((said(1),), 9), {"1": same}, asked("1"))
    assert len(names) == 2
    number = 0

    async def ask(request: Request) -> Batch:
        nonlocal number
        number += 100
        return Batch("rest", tuple(map(said, range(number, number + 100))), more=(asked("1"),), is_structured=True)

    gathering = Gathering(Conversation((said(1),), 40), ask)
    news = [one async for one in gathering.gather([asked("1")])]
    assert gathering.request_count < 20
    assert not last(news).complete or last(news).note is None


async def test_a_source_that_failed_leaves_it_incomplete() -> None:
    news, _ = await gathered(NO_CONVERSATION, {"1": FetchError("off")}, asked("1"))
    assert not last(news).complete


async def test_hosts_are_asked_beside_each_other_and_one_host_in_turn() -> None:
    open_hosts: list[str] = []
    together: list[set[str]] = []

    async def ask(request: Request) -> Batch:
        host = request.url.split("/")[2]
        assert host not in open_hosts
        open_hosts.append(host)
        together.append(set(open_hosts))
        await asyncio.sleep(0.01)
        open_hosts.remove(host)
        return Batch("any", (said(len(together)),))

    gathering = Gathering(NO_CONVERSATION, ask)
    requests = [Request("any", f"https://{host}.example/{number}") for number in range(3) for host in ("a", "b")]
    _ = [one async for one in gathering.gather(requests)]
    assert {"a.example", "b.example"} in together
    assert gathering.request_count == 6


async def test_closing_it_ends_what_is_under_way() -> None:
    ended = asyncio.Event()

    async def ask(request: Request) -> Batch:
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()
        raise AssertionError

    async def wait() -> None:
        async for _ in Gathering(NO_CONVERSATION, ask).gather([asked("1")]):
            pass

    waiting = asyncio.ensure_future(wait())
    await asyncio.sleep(0.01)
    waiting.cancel()
    await asyncio.wait_for(ended.wait(), 1)
