"""The child process: one parse of a page, the conversation read and cut out of the tree, then the article.

Run as `python -P -m reader.dissect` with pages on standard input: a line of JSON (view, url, charset, size)
and size bytes each; a line of JSON comes back for each. It ends with its input. A page gets 10 s of CPU and
the process 1 GB of memory where the system can limit them.
"""

import json
import resource
import sys
from contextlib import suppress
from dataclasses import asdict, replace
from typing import Any, BinaryIO

from reader.errors import DissectError, ReaderError
from reader.values import Article, Conversation, View

MEMORY_BYTES = 1 << 30
CPU_SECONDS = 10


def dissect(content: bytes, charset: str | None, url: str | None, view: View) -> tuple[Article, Conversation]:
    """The article and the conversation of a page of HTML.

    Raises DissectError where it has no text to read, or is no article but a check, a login or an error.
    """
    from reader.conversation.registry import cut
    from reader.extract.article import article_of
    from reader.extract.pagers import next_page
    from reader.extract.refusals import refuse_data
    from reader.extract.second_look import LITTLE, second_look
    from reader.html.decode import decode
    from reader.html.tree import parse

    text = decode(content, charset)
    refuse_data(text)
    tree = parse(text)
    conversation = cut(tree, url)
    following = next_page(tree, url) if view == "article" else None
    article: Article | None = None
    with suppress(DissectError):
        article = article_of(tree, url, view)
    if article is None or (view == "article" and article.word_count < LITTLE and not conversation.comments):
        article = second_look(parse(text), url, article)
    return replace(article, next_page=following), conversation


def main() -> None:
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    # Whatever a library prints must not end up among the answers.
    sys.stdout = sys.stderr
    _limit_memory()
    _import_readers()
    while line := requests.readline():
        request = json.loads(line)
        _limit_cpu()
        _write(answers, _answer(request, requests.read(request["size"])))


def _answer(request: dict[str, Any], content: bytes) -> dict[str, Any]:
    try:
        article, conversation = dissect(content, request["charset"], request["url"], request["view"])
    except ReaderError as error:
        return {"error": str(error)}
    except (MemoryError, RecursionError):
        return {"error": "the page is too complex to read; open it in a browser"}
    return {"article": asdict(article), "conversation": asdict(conversation)}


def _write(answers: BinaryIO, answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer).encode() + b"\n")
    answers.flush()


def _import_readers() -> None:
    """What every page needs, while the parent still waits for the network."""
    import resiliparse.extract.html2text
    import trafilatura

    import reader.conversation.registry
    import reader.extract.article

    del resiliparse, trafilatura, reader


def _limit_memory() -> None:
    with suppress(OSError, ValueError):  # macOS refuses; the parent's clock remains
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _limit_cpu() -> None:
    """The CPU limit counts a process's whole life, so each page moves it on."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (used + CPU_SECONDS, resource.getrlimit(resource.RLIMIT_CPU)[1]))


if __name__ == "__main__":
    main()
