"""The network thread's streams, and the child that reads pages: what happens when one of them fails or dies."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator

import pytest

from reader import workers
from reader.errors import DissectError
from reader.values import Page
from tests.blog import genuine, post


async def counting(limit: int, failure: Exception | None = None) -> AsyncIterator[int]:
    for number in range(limit):
        yield number
    if failure:
        raise failure


def test_a_stream_gives_all_and_ends() -> None:
    assert list(workers.Stream(counting(5))) == [0, 1, 2, 3, 4]
    assert list(workers.Stream(counting(0))) == []


def test_what_a_source_raises_comes_out_after_its_events() -> None:
    stream = workers.Stream(counting(2, ValueError("broken")))
    taken = iter(stream)
    assert (next(taken), next(taken)) == (0, 1)
    with pytest.raises(ValueError, match="broken"):
        next(taken)


def test_a_cancelled_source_is_closed() -> None:
    closed = asyncio.Event()

    async def endless() -> AsyncIterator[int]:
        try:
            yield 1
            await asyncio.sleep(60)
            yield 2
        finally:
            closed.set()

    stream = workers.Stream(endless())
    taken = iter(stream)
    assert next(taken) == 1
    stream.cancel()
    assert list(taken) == []
    assert closed.is_set()


def page(content: str | bytes) -> Page:
    content = content.encode() if isinstance(content, str) else content
    return Page("x.html", None, content, "text/html", "utf-8")


async def dissected(dissector: workers.Dissector, content: str | bytes) -> str | None:
    article, *_ = await asyncio.wrap_future(
        asyncio.run_coroutine_threadsafe(dissector.dissect(page(content), "article"), workers.loop())
    )
    return article.title


async def test_a_child_that_dies_costs_one_page_only() -> None:
    dissector = workers.Dissector()
    good = post([genuine(0)])
    assert await dissected(dissector, good) == "The Lock at Marlow"
    (child,) = dissector._idle
    workers.loop().call_soon_threadsafe(child.kill)
    results = await asyncio.gather(*(dissected(dissector, good) for _ in range(3)), return_exceptions=True)
    assert all(result == "The Lock at Marlow" or isinstance(result, DissectError) for result in results)
    assert await dissected(dissector, good) == "The Lock at Marlow"


async def test_a_page_that_cannot_be_read_leaves_the_child_alive() -> None:
    dissector = workers.Dissector()
    for content in ("", "<html></html>", "<div>" * 200_000, b"\x00" * 1000):
        with pytest.raises(DissectError):
            await dissected(dissector, content)
    assert await dissected(dissector, post()) == "The Lock at Marlow"


def test_a_child_that_is_killed_is_no_complex_page(capfd: pytest.CaptureFixture[str]) -> None:
    async def killed() -> None:
        dissector = workers.Dissector()
        await dissector.warm()
        (child,) = dissector._idle
        os.kill(child.pid, signal.SIGSTOP)
        asyncio.get_running_loop().call_later(0.2, os.kill, child.pid, signal.SIGKILL)
        await dissector.dissect(page(post([genuine(0)])), "article")

    with pytest.raises(DissectError, match="stopped from outside, as happens where memory runs out; try again"):
        asyncio.run_coroutine_threadsafe(killed(), workers.loop()).result()
    assert capfd.readouterr().err == ""


def test_a_child_that_waits_reads_a_page_to_be_quick_and_one_that_fails_costs_nobody_theirs() -> None:
    program = """
import sys, reader.dissect as child
read = child.dissect
def failing(*given):
    child.dissect = read
    print("asked for none yet", file=sys.stderr, flush=True)
    raise ValueError("a platform of somebody's")
child.dissect = failing
child.main()
"""
    content = post([genuine(0)], title="Post 0").encode()
    request = {"view": "article", "url": None, "charset": "utf-8", "size": len(content)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", program], **pipes) as process:  # type: ignore[call-overload]
        assert process.stdin and process.stdout and process.stderr
        assert process.stderr.readline() == b"asked for none yet\n"
        process.stdin.write(json.dumps(request).encode() + b"\n" + content)
        process.stdin.close()
        assert json.loads(process.stdout.readline())["article"]["title"] == "Post 0"
