"""Choices that reader learns while it is used: short texts by name."""

from reader.library.store import Store, now


def get(store: Store, name: str) -> str | None:
    """The value of a choice; None where it was never made."""
    row = store.row("SELECT value FROM setting WHERE name = ?", (name,))
    return row["value"] if row else None


def put(store: Store, name: str, value: str) -> None:
    """Keeps a choice instead of the one before."""
    with store.write() as connection:
        connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?, ?)", (name, value, now()))


def of_site(name: str, host: str | None) -> str:
    """The name of a choice that holds for one site: "spam@example.org"."""
    return f"{name}@{host or ''}"
