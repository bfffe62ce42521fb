"""Addresses as services use them: the same one written in several ways, and what a script of the page would read."""

from urllib.parse import unquote, urlsplit

from reader import links


def is_same(address: str, other: str) -> bool:
    """Whether two addresses name the same page: scheme, www, tracking parameters, fragment, last slash don't count."""
    return (bare := _bare(address)) is not None and bare == _bare(other)


def _bare(address: str) -> tuple[str, int | None, str, str] | None:
    site = links.site(address)
    if site is None:
        return None
    parts = urlsplit(links.without_tracking(links.absolute(address, None)))
    port = None if parts.port in (80, 443) else parts.port
    return site, port, unquote(parts.path).rstrip("/"), parts.query


def path_of(address: str | None) -> str:
    """What a script reads as location.pathname; "/" where there is no address."""
    return (urlsplit(address).path if address and links.is_web(address) else "") or "/"


def without_fragment(address: str) -> str:
    return address.partition("#")[0]


def joined(base: str, route: str) -> str:
    """A route under an interface's base, whether that ends in a slash or not."""
    return f"{base.rstrip('/')}/{route}"
