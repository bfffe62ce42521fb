"""Pages that give a conversation, with the first item of each: python -m tests.benchmarks.conversations_found CORPUS….

CORPUS is a folder with truth.json {id: {"url"}} and pages/ID.html.gz. A person reads the list and counts what is no
comment. No figure is asserted.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reader.dissect import dissect
from reader.errors import ReaderError
from reader.values import Conversation


def conversations(corpus: Path) -> Iterator[tuple[str, Conversation]]:
    """Each page's name and its conversation, from the page alone: nothing is asked for."""
    truth = json.loads((corpus / "truth.json").read_text(encoding="utf-8"))
    for key, entry in truth.items():
        page = gzip.decompress((corpus / "pages" / f"{key}.html.gz").read_bytes())
        try:
            yield f"{corpus.name}/{key}", dissect(page, "utf-8", entry.get("url"), "article").conversation
        except ReaderError as error:
            print(f"  {corpus.name}/{key}: {error}", file=sys.stderr)


def main(corpora: list[Path]) -> None:
    by_source: Counter[str] = Counter()
    page_count = 0
    for corpus in corpora:
        for name, conversation in conversations(corpus):
            page_count += 1
            if not conversation.comments:
                continue
            source, first = conversation.sources[0], conversation.comments[0]
            by_source[source] += 1
            declared = "" if conversation.declared_count is None else f" of {conversation.declared_count}"
            print(f"{name}  {source}  {len(conversation.comments)}{declared}")
            print(f"    {first.author} · {first.published} · {' '.join(first.text.split())[:100]}")
    print(f"{by_source.total()} of {page_count} pages: {dict(by_source.most_common())}")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
