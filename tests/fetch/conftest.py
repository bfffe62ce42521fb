"""Servers on loopback that answer exactly what a test says, byte by byte where it must be."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from reader.errors import FetchError
from reader.fetch.limits import Limits
from reader.fetch.location import fetch

TLS_HELLO = b"\x16\x03"

Handler = Callable[[socket.socket, str], None]


class Server:
    """A raw server: the handler gets the connection and the request's head, and writes what it likes."""

    def __init__(self, handler: Handler, context: ssl.SSLContext | None = None) -> None:
        self.requests: list[str] = []
        self.hung_up = threading.Event()
        self.handler = handler
        self._context = context
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.url = f"{'https' if context else 'http'}://127.0.0.1:{self.port}"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        if self._context:
            try:
                connection = self._context.wrap_socket(connection, server_side=True)
            except OSError:
                connection.close()
                return
        with suppress(OSError), connection:
            head = b""
            while b"\r\n\r\n" not in head and not head.startswith(TLS_HELLO):
                received = connection.recv(65536)
                if not received:
                    return
                head += received
            self.requests.append(head.decode("latin-1"))
            try:
                self.handler(connection, head.decode("latin-1"))
            except OSError:
                self.hung_up.set()


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    servers: list[Server] = []

    def start(handler: Handler, context: ssl.SSLContext | None = None) -> Server:
        servers.append(Server(handler, context))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


def answer(
    body: bytes = b"", status: str = "200 OK", media_type: str | None = "text/html", **headers: str
) -> Callable[[socket.socket, str], None]:
    """A handler that gives one whole answer; header names are written with underscores."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close"]
    if media_type is not None:
        lines.append(f"Content-Type: {media_type}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]

    def handle(connection: socket.socket, request: str) -> None:
        connection.sendall("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body)

    return handle


def paths(**handlers: Handler) -> Handler:
    """A handler that looks at the first path segment ("/" is `root`)."""

    def handle(connection: socket.socket, request: str) -> None:
        segment = request.split()[1].strip("/").split("/")[0] or "root"
        handlers.get(segment, answer(b"no", "404 Not Found"))(connection, request)

    return handle


def drip(piece: bytes, seconds: float = 0.02) -> Handler:
    """A handler that writes a piece again and again until the other side hangs up."""

    def handle(connection: socket.socket, request: str) -> None:
        while True:
            connection.sendall(piece)
            time.sleep(seconds)

    return handle


async def refusal(url: str, limits: Limits | None = None) -> str:
    """What a person is told of an address that gives no page; always one line."""
    with pytest.raises(FetchError) as caught:
        await fetch(url, limits or Limits())
    message = str(caught.value)
    assert message and "\n" not in message and "Traceback" not in message
    return message
