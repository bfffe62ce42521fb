"""Choices that reader learns while it is used: short texts by name."""

from sqlite3 import Connection
from urllib.parse import urlsplit

from reader import links
from reader.library.store import Store, now

_OWN_PORTS = {"http": 80, "https": 443}


def get(store: Store, name: str) -> str | None:
    """The value of a choice; None where it was never made."""
    row = store.row("SELECT value FROM setting WHERE name = ?", (name,))
    return row["value"] if row else None


def put(store: Store, name: str, value: str) -> None:
    """Keeps a choice instead of the one before."""
    with store.write() as connection:
        put_in(connection, name, value)


def put_in(connection: Connection, name: str, value: str) -> None:
    """The same in an open transaction."""
    connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?, ?)", (name, value, now()))


def at(name: str, where: str) -> str:
    """The name of a choice that holds for one site, or for one file: "spam@example.org"."""
    return f"{name}@{where}"


def site_of(address: str) -> str:
    """Which site an address is at, "" for what is no web address.

    Two servers of one machine are two sites: "localhost:8080".
    """
    site = links.site(address) or ""
    parts = urlsplit(links.tidy(address) if site else "")
    return f"{site}:{parts.port}" if parts.port not in (None, _OWN_PORTS.get(parts.scheme)) else site
