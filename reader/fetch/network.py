"""The way to the network for httpx2: names looked up once, addresses checked, proxies respected.

It imports httpx2, so whoever needs it imports it late.
"""

import asyncio
import ipaddress
import socket
from collections.abc import AsyncIterator, Iterable
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

import httpcore2
import httpx2

from reader.errors import FetchError
from reader.fetch.daemon import in_daemon_thread

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# Before a host's next address is tried; the last one has all the time there is.
_SECONDS_AN_ADDRESS = 3.0
_ADDRESSES_TRIED = 4
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Guard:
    """Keeps a public page from sending reader to this machine or its private network.

    What a person names may be anywhere. Once a public host was asked, only public ones are, and those
    private ones that were asked before (a company's page that signs in elsewhere and comes back).
    """

    def __init__(self, is_public: bool = False) -> None:
        """is_public tells that the addresses come from a page, not from a person."""
        self._public_asked = is_public
        self._private_hosts: set[str] = set()

    def admitted(self, host: str, addresses: list[Address]) -> list[Address]:
        """The addresses that may be asked; none known (a proxy looks them up) counts as public.

        Raises FetchError where none may be.
        """
        public = [address for address in addresses if is_public(address)]
        private = bool(addresses) and not public
        if private and self._public_asked and host not in self._private_hosts:
            raise FetchError(
                f"it leads to {host}, which is on this machine or its private network; "
                "open that address itself if you meant it"
            )
        if private:
            self._private_hosts.add(host)
        else:
            self._public_asked = True
        return public or addresses


def is_public(address: Address) -> bool:
    """Whether an address belongs to the internet at large, also as one of IPv4 inside IPv6."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner:
            return is_public(inner)
    return address.is_global and not address.is_multicast


def is_known_to_others(host: str) -> bool:
    """Whether a host's name is one of the internet at large, which other services may be asked about."""
    if address := literal(host):
        return is_public(address)
    name = host.rstrip(".").lower()
    return "." in name and not name.endswith((".localhost", ".local", ".internal", ".home.arpa", ".lan", ".test"))


def literal(host: str) -> Address | None:
    """The address that a host spells out: 127.0.0.1, ::1, also 127.1, 0x7f.1, 2130706433; None for a name."""
    try:
        return ipaddress.ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except (OSError, ValueError):
        return None


async def look_up(host: str, port: int) -> list[Address]:
    """The addresses of a host, in the system's order of preference. Raises OSError (gaierror)."""
    if address := literal(host):
        return [address]
    found = await in_daemon_thread(lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    return list(dict.fromkeys(ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found))


class _Network(httpcore2.AsyncNetworkBackend):
    """Connects to an address that was looked up and admitted, never to a name: what was checked is what is asked."""

    def __init__(self, guard: Guard | None) -> None:
        self._guard = guard
        self._sockets = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        addresses = await look_up(host, port)
        if self._guard:
            addresses = self._guard.admitted(host, addresses)
        *others, last = addresses[:_ADDRESSES_TRIED]
        for address in others:
            try:
                return await self._sockets.connect_tcp(str(address), port, _SECONDS_AN_ADDRESS)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return await self._sockets.connect_tcp(str(last), port, timeout)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class _Body(httpx2.AsyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._answer.aiter_stream():
            yield piece

    async def aclose(self) -> None:
        await self._answer.aclose()


class Transport(httpx2.AsyncBaseTransport):
    """HTTP/1.1 and HTTP/2, directly or through the proxy that the environment names for a host."""

    def __init__(self, guard: Guard | None = None) -> None:
        self._guard = guard or Guard()
        self._pools: dict[str | None, httpcore2.AsyncConnectionPool] = {}

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        proxy = proxy_for(request.url)
        if proxy:
            host = request.url.raw_host.decode("ascii")
            self._guard.admitted(host, _known_addresses(host))
        if proxy not in self._pools:
            self._pools[proxy] = httpcore2.AsyncConnectionPool(
                proxy=_proxy(proxy) if proxy else None,
                http2=True,
                network_backend=_Network(None if proxy else self._guard),
            )
        url = request.url
        answer = await self._pools[proxy].handle_async_request(
            httpcore2.Request(
                request.method,
                httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(
            answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions
        )

    async def aclose(self) -> None:
        for pool in self._pools.values():
            await pool.aclose()


def proxy_for(url: httpx2.URL) -> str | None:
    """The proxy that HTTPS_PROXY, HTTP_PROXY or ALL_PROXY names for an address, None where NO_PROXY spares it."""
    proxies = getproxies()
    proxy = proxies.get(url.scheme) or proxies.get("all")
    if not proxy or proxy_bypass(url.host):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


def _known_addresses(host: str) -> list[Address]:
    """The addresses that a host has without being looked up; none for a name, which the proxy looks up."""
    host = host.rstrip(".").lower()
    if host == "localhost" or host.endswith(".localhost"):
        return [ipaddress.IPv4Address("127.0.0.1")]
    address = literal(host)
    return [address] if address else []


def _proxy(address: str) -> httpcore2.Proxy:
    """Raises FetchError for a proxy that is none of HTTP."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchError(f"the proxy is a {parts.scheme} one; reader speaks to http and https proxies: set HTTPS_PROXY")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    login = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    return httpcore2.Proxy(httpcore2.URL(scheme=parts.scheme, host=parts.hostname, port=port, target="/"), auth=login)
