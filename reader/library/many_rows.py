"""Many rows put into a table that has triggers."""

from collections.abc import Sequence
from itertools import islice
from sqlite3 import SQLITE_LIMIT_VARIABLE_NUMBER, Connection
from typing import Any

_MOST_ROWS = 600


def insert(
    connection: Connection, table: str, names: Sequence[str], rows: Sequence[Sequence[Any]], otherwise: str = ""
) -> None:
    """Inserts rows of so many columns; otherwise is what follows the values ("ON CONFLICT DO NOTHING").

    Before a statement whose triggers may fail, SQLite puts aside each page that it changes: for one row that costs
    twice as much as the row. Source: sqlite.org/tempfiles.html, "statement journal files".
    """
    if not rows:
        return
    most = min(_MOST_ROWS, connection.getlimit(SQLITE_LIMIT_VARIABLE_NUMBER) // len(names))
    one, left = f"({', '.join('?' * len(names))})", iter(rows)
    while some := [*islice(left, most)]:
        sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES {', '.join([one] * len(some))} {otherwise}"
        connection.execute(sql, [value for row in some for value in row])
