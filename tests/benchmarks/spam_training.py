"""Trains the spam filter's model: python -m tests.benchmarks spam_training FILE [--write]

FILE is JSON lines as `reader spam judge` reads them, each with a "label" (spam or ham) and a "source". Without
--write it says how well the filter does on sources that its model has not seen (tests.benchmarks.spam says more); with
it, it trains on all and writes assets/spam.weights. The same file and versions give the same bytes. It needs scipy, of
the extra `benchmark`.

Pings are learnt from three times: with all that is known of them, with name and address, by their name alone, as
pages show them. All sources weigh alike where they have many, and spam as much as ham.
"""

import argparse
import json
from collections.abc import Sequence
from math import sqrt
from pathlib import Path
from typing import Any

from reader import shipped
from reader.spam.finding import points_of
from reader.spam.grams import BUCKETS, FIELDS, buckets_of
from reader.spam.item import Item
from reader.spam.model import FILE, Models, read
from reader.spam.rules import findings_on
from tests.benchmarks.spam_rows import Row, family, is_ping, items_of, rows_of

VIEWS = ("full", "name+url", "name only")
# How much the data count against small weights, how much of what the rules say is taken for known, so that the model
# learns what they don't, and the items from which a source counts no more.
_STRENGTH = 3.0
_BELIEF = 1.0
_ENOUGH = 150
_STEPS = 200
# What is added to every item's odds: rules and model begin to hide at about the same odds then.
_LEANING = {"pings": 0.0, "comments": 1.5}


def trained(rows: Sequence[Row]) -> bytes:
    """The file of weights that rows give."""
    described, weights = [], b""
    for name, views, wanted in (("pings", VIEWS, True), ("comments", VIEWS[:1], False)):
        chosen = [row for row in rows if is_ping(row) == wanted]
        found, bias = _fitted(chosen, views)
        scale = max(1e-6, float(abs(found).max())) / 127
        described.append({"of": name, "scale": round(scale, 8), "bias": round(bias + _LEANING[name], 6)})
        weights += bytes(round(weight / scale) & 0xFF for weight in found)
    return json.dumps(described).encode() + b"\n" + weights


def models(rows: Sequence[Row]) -> Models:
    """The models of pings and of comments that rows give."""
    return read(trained(rows))


def _fitted(rows: Sequence[Row], views: Sequence[str]) -> Any:
    """The weights of a logistic regression, and its bias."""
    import numpy
    from scipy.optimize import minimize
    from scipy.sparse import vstack

    seen = [list(items_of(rows, view)) for view in views]
    matrix = vstack(list(map(_matrix, seen))).tocsr()
    known = _BELIEF * numpy.array([points_of(findings_on(item)) for items in seen for item in items])
    sign = numpy.tile([1.0 if row["label"] == "spam" else -1.0 for row in rows], len(views))
    weight = numpy.tile(_weights(rows), len(views))
    across = matrix.T.tocsr()

    def cost(point: Any) -> Any:
        margin = -sign * (matrix @ point[:-1] + point[-1] + known)
        slope = -sign * weight * _STRENGTH / (1 + numpy.exp(-numpy.clip(margin, -30, 30)))
        loss = _STRENGTH * (weight * numpy.logaddexp(0, margin)).sum() + point[:-1] @ point[:-1] / 2
        return loss, numpy.append(across @ slope + point[:-1], slope.sum())

    point = minimize(cost, numpy.zeros(BUCKETS + 1), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}).x
    return point[:-1], float(point[-1])


def _matrix(items: Sequence[Item]) -> Any:
    """A row for each item: the buckets of each of its fields, as long as one together."""
    import numpy
    from scipy.sparse import csr_matrix

    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for item in items:
        found = buckets_of(item)
        shares: dict[int, float] = {}
        for field in FIELDS:
            for bucket in found.get(field, ()):
                shares[bucket] = shares.get(bucket, 0) + 1 / sqrt(len(found[field]))
        columns += sorted(shares)
        values += [shares[column] for column in sorted(shares)]
        ends.append(len(columns))
    return csr_matrix((numpy.array(values), columns, ends), shape=(len(items), BUCKETS))


def _weights(rows: Sequence[Row]) -> list[float]:
    groups = [(family(row), row["label"]) for row in rows]
    count = {group: groups.count(group) for group in set(groups)}
    weights = [min(1, _ENOUGH / count[group]) for group in groups]
    total = {
        label: sum(w for w, (_, of) in zip(weights, groups, strict=True) if of == label) for label in ("spam", "ham")
    }
    return [weight * sum(total.values()) / 2 / total[label] for weight, (_, label) in zip(weights, groups, strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks spam_training",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--write", action="store_true", help=f"write assets/{FILE}")
    options = parser.parse_args()
    content = trained(rows_of(options.file))
    if options.write:
        shipped.asset("selection.json").with_name(FILE).write_bytes(content)
    print(f"{len(content):,} bytes")


if __name__ == "__main__":
    main()
