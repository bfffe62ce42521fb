"""Trains the model that tells articles from what surrounds them: python -m tests.benchmarks.train_selection CORPUS…

A corpus is a folder with truth.json {id: {"url", "text"}} and pages/ID.html.gz. Without --write, it says how
well models do on pages that they were not trained on (five folds); with it, it trains on all and writes
assets/selection.json. It needs lightgbm, of the extra `benchmark`.
"""

import argparse
import difflib
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

from reader import shipped
from reader.conversation.registry import cut
from reader.extract.features import FEATURES
from reader.extract.items import Item, words_of
from reader.extract.selection import counted, shown_outline
from reader.html.tree import parse
from tests.benchmarks.measures import token_f1

FOLDS = 5
ROUNDS = 160
SETTINGS = {
    "objective": "cross_entropy",
    "learning_rate": 0.06,
    "num_leaves": 12,
    "max_depth": 6,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "verbose": -1,
    "seed": 1,
    "deterministic": True,
}
LONGEST_ALIGNMENT = 60_000_000


class Sample(NamedTuple):
    """A page: its items, their rows, the share of each item's words that the truth has in that place, the truth."""

    corpus: str
    items: list[Item]
    rows: list[list[float]]
    shares: list[float]
    truth: str

    @property
    def judged(self) -> list[int]:
        """The places of the items that have words."""
        return [place for place, item in enumerate(self.items) if item.words and item.kind != "media"]

    def weight(self, place: int) -> float:
        """What an item counts: by its share of the true text, so that each page counts the same."""
        share = min(1.0, len(self.items[place].words) / max(1, len(words_of(self.truth))))
        return share**0.5 + 0.01


def samples(corpus: Path) -> Iterator[Sample]:
    truth = json.loads((corpus / "truth.json").read_text(encoding="utf-8"))
    for name, page in sorted(truth.items()):
        tree = parse(gzip.decompress((corpus / "pages" / f"{name}.html.gz").read_bytes()).decode("utf-8", "replace"))
        if cut(tree, page.get("url")).post:
            continue
        outline = shown_outline(tree)
        text = page.get("text") or ""
        if outline.items and text:
            kind = f"{corpus.name} {page.get('type', '')}".strip()
            yield Sample(kind, outline.items, counted(tree, outline), _shares(outline.items, text), text)


def _shares(items: list[Item], truth: str) -> list[float]:
    """How much of each item is in the truth, both read in order; runs under three words count for whole items only."""
    words = [word for item in items for word in item.words]
    owners = [place for place, item in enumerate(items) for _ in item.words]
    true_words = words_of(truth)
    hits = [0] * len(items)
    if len(words) * len(true_words) > LONGEST_ALIGNMENT:
        return [float(_is_in(item, true_words)) for item in items]
    for start, _, length in difflib.SequenceMatcher(None, words, true_words, autojunk=False).get_matching_blocks():
        for place in owners[start : start + length]:
            hits[place] += length >= 3 or length >= len(items[place].words)
    return [hit / len(item.words) if item.words else 0.0 for hit, item in zip(hits, items, strict=True)]


def _is_in(item: Item, words: list[str]) -> bool:
    return " ".join(item.words) in " ".join(words)


def trained(pages: list[Sample], seed: int = 1) -> Any:
    import lightgbm

    rows = [page.rows[place] for page in pages for place in page.judged]
    shares = [page.shares[place] for page in pages for place in page.judged]
    weights = []
    for page in pages:
        own = [page.weight(place) for place in page.judged]
        weights += [100 * weight / sum(own) for weight in own]
    import numpy

    data = lightgbm.Dataset(numpy.array(rows), numpy.array(shares), weight=numpy.array(weights))
    return lightgbm.train({**SETTINGS, "seed": seed}, data, ROUNDS)


def text_of(page: Sample, likelihoods: list[float]) -> str:
    """What a page's judged items say that are likely the article's."""
    judged = [page.items[place] for place in page.judged]
    likely = (item for item, likelihood in zip(judged, likelihoods, strict=True) if likelihood > 0.5)
    return "\n".join(item.text for item in likely if item.kind != "caption")


def cross_validate(pages: list[Sample]) -> None:
    """Prints the token F1 of each kind of page by models that did not see the page."""
    import numpy

    scores = defaultdict(list)
    order = numpy.random.RandomState(1).permutation(len(pages))
    for fold in range(FOLDS):
        held_out = set(order[fold::FOLDS].tolist())
        model = trained([page for number, page in enumerate(pages) if number not in held_out])
        for number in held_out:
            page = pages[number]
            found = text_of(page, model.predict(numpy.array([page.rows[place] for place in page.judged])).tolist())
            scores[page.corpus].append(token_f1(found, page.truth))
    for corpus, values in sorted(scores.items()):
        print(f"  {corpus:24} {len(values):4} pages  token F1 {mean(values):.4f}")


def written(model: Any) -> str:
    """The forest as JSON: the names of its features, and a tree a line, [feature, threshold, low, high] or a leaf."""
    trees = [tree["tree_structure"] for tree in model.dump_model()["tree_info"]]
    used = sorted({feature for tree in trees for feature in _features(tree)})
    lines = ",\n".join(json.dumps(_node(tree, used), separators=(",", ":")) for tree in trees)
    names = json.dumps([FEATURES[number] for number in used])
    return f'{{"features": {names},\n"trees": [\n{lines}\n]}}\n'


def _features(node: dict[str, Any]) -> Iterator[int]:
    if "split_feature" in node:
        yield node["split_feature"]
        yield from _features(node["left_child"])
        yield from _features(node["right_child"])


def _node(node: dict[str, Any], used: list[int]) -> Any:
    if "split_feature" not in node:
        return round(node["leaf_value"], 5)
    branches = (_node(node["left_child"], used), _node(node["right_child"], used))
    return [used.index(node["split_feature"]), float(f"{node['threshold']:.6g}"), *branches]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true", help="train on all of it and write assets/selection.json")
    options = parser.parse_args()
    pages = [sample for corpus in options.corpus for sample in samples(corpus)]
    if options.write:
        shipped.asset("selection.json").write_text(written(trained(pages)), encoding="utf-8")
    else:
        cross_validate(pages)


if __name__ == "__main__":
    main()
