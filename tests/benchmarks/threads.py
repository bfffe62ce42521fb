"""Thread pages: how many are known, and how much of their words: python -m tests.benchmarks.threads CORPUS.

CORPUS is a folder with truth.json {id: {"url", "type", "text"}} and pages/ID.html.gz; the type "forum" holds the
threads. Of these the first post and all replies are set against the truth, with and without names and days, beside
trafilatura's text of the same page; where no thread was known, the article's text. Of all other types it lists
the pages that were taken for threads. No figure is asserted.
"""

import gzip
import json
import statistics
import sys
import time
from pathlib import Path

from reader.dissect import dissect
from reader.errors import ReaderError
from reader.values import NO_CONVERSATION, Article, Conversation
from tests.benchmarks.extraction import token_f1

BLOGS = {"wordpress-html"}
NOTHING = Article(None, None, None, None, None, None, None, None, markdown="", text="")


def is_thread(conversation: Conversation) -> bool:
    return not BLOGS.issuperset(conversation.sources)


def bodies(article: Article, conversation: Conversation) -> str:
    return "\n".join([article.words, *(comment.text for comment in conversation.comments)])


def with_names(article: Article, conversation: Conversation) -> str:
    heads = [(article.byline, article.published), *((c.author, c.published) for c in conversation.comments)]
    return "\n".join([*(f"{name or ''} {(day or '')[:10]}" for name, day in heads), bodies(article, conversation)])


def whole(page: str, url: str | None) -> str:
    """All that a page says, article and conversation: for any scorer that calls a function."""
    try:
        article, conversation = dissect(page.encode(), "utf-8", url, "article")[:2]
    except ReaderError:
        return ""
    return with_names(article, conversation) if is_thread(conversation) else article.words


def main(corpus: Path) -> None:
    import trafilatura

    truth = json.loads((corpus / "truth.json").read_text(encoding="utf-8"))
    rows, alarms, slowest = [], [], 0.0
    for key, entry in truth.items():
        page = gzip.decompress((corpus / "pages" / f"{key}.html.gz").read_bytes())
        begin = time.process_time()
        try:
            article, conversation = dissect(page, "utf-8", entry.get("url"), "article")[:2]
        except ReaderError as error:
            print(f"  {key}: {error}")
            article, conversation = NOTHING, NO_CONVERSATION
        slowest = max(slowest, time.process_time() - begin)
        if entry.get("type") != "forum":
            if is_thread(conversation):
                alarms.append((key, conversation.sources[0], len(conversation.comments), entry.get("url")))
            continue
        text = page.decode("utf-8", "replace")
        peer = trafilatura.extract(text, url=entry.get("url")) or ""
        is_known = is_thread(conversation)
        ours = with_names(article, conversation) if is_known else article.words
        plain = bodies(article, conversation) if is_known else article.words
        scores = [token_f1(found, entry["text"]) for found in (peer, ours, plain)]
        rows.append(scores)
        source = conversation.sources[0] if is_known else "-"
        print(f"  {key} {source:22} {len(conversation.comments):4}  " + "  ".join(f"{score:.3f}" for score in scores))
    if rows:
        means = [statistics.mean(column) for column in zip(*rows, strict=True)]
        print(f"{len(rows)} threads: trafilatura {means[0]:.4f}, reader {means[1]:.4f}, bodies only {means[2]:.4f}")
    print(f"slowest page {slowest:.2f} s of CPU; taken for threads among {len(truth) - len(rows)} others:")
    for alarm in alarms:
        print("  ", *alarm)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
