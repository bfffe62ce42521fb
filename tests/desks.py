"""The desk of a test that reads in its own process."""

from typing import Any

from reader.desk import Desk
from reader.library.store import Store
from reader.workers import Dissector

DISSECTOR = Dissector()


def desk_over(store: Store, **others: Any) -> Desk:
    """A desk over a library. The child that parses pages stays warm from test to test, as from page to page."""
    return Desk(store, dissector=DISSECTOR, **others)
