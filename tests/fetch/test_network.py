"""Proxies, private addresses behind public pages, and TLS."""

import shutil
import ssl
import subprocess
from collections.abc import Callable
from pathlib import Path

import h2.config
import h2.connection
import h2.events
import pytest

from reader.errors import FetchError
from reader.fetch.location import fetch
from reader.fetch.network import is_known_to_others
from tests.fetch.conftest import Server, answer, paths

PAGE = b"<p>Words."
Serve = Callable[..., Server]

PRIVATE = [
    "127.0.0.1", "localhost", "LOCALHOST.", "x.localhost", "127.1", "2130706433", "0x7f.1", "0x7f000001", "0177.0.0.1",
    "127.0.0.1.", "0.0.0.0", "0", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
    "169.254.169.254", "10.0.0.1", "192.168.1.1", "172.16.0.1", "100.64.0.1", "[fe80::1]", "[fd00::1]", "224.0.0.1",
    "127。0。0。1", "①②⑦.⓪.⓪.①",
]  # fmt: skip


@pytest.fixture
def proxy(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> Server:
    """A public internet of our own: a proxy that answers for every host."""
    server = serve(answer(PAGE))
    monkeypatch.setenv("HTTP_PROXY", f"http://ana:s%20t@127.0.0.1:{server.port}")
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{server.port}")
    return server


async def test_the_proxy_of_the_environment_is_asked(proxy: Server) -> None:
    page = await fetch("http://example.org/x")
    assert (page.url, page.content) == ("http://example.org/x", PAGE)
    assert proxy.requests[0].startswith("GET http://example.org/x ")
    assert "proxy-authorization: basic " in proxy.requests[0].lower()


async def test_https_asks_the_proxy_for_a_tunnel(proxy: Server) -> None:
    proxy.handler = answer(b"", "403 Forbidden")
    with pytest.raises(FetchError, match="the proxy refused: 403"):
        await fetch("https://example.org/")
    assert proxy.requests[0].startswith("CONNECT example.org:443 ")


async def test_a_bare_host_is_asked_as_https(proxy: Server) -> None:
    proxy.handler = answer(b"", "403 Forbidden")
    with pytest.raises(FetchError):
        await fetch("example.org/x")
    assert proxy.requests[0].startswith("CONNECT example.org:443 ")


async def test_no_proxy_is_respected(proxy: Server, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    direct = serve(answer(b"<p>direct"))
    assert (await fetch(direct.url)).content == b"<p>direct"
    assert not proxy.requests


async def test_a_socks_proxy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1080")
    with pytest.raises(FetchError, match="the proxy is a socks5 one"):
        await fetch("http://example.org/")


@pytest.mark.parametrize("host", PRIVATE)
@pytest.mark.parametrize("spared", [False, True], ids=["through the proxy", "directly"])
async def test_a_public_page_reaches_no_private_address(
    proxy: Server, serve: Serve, monkeypatch: pytest.MonkeyPatch, host: str, spared: bool
) -> None:
    secret = serve(answer(b"<p>secret"))
    target = f"http://{host}:{secret.port}/"
    proxy.handler = answer(b"", "302 Found", Location=target.encode().decode("latin-1"))
    if spared:
        monkeypatch.setenv("NO_PROXY", host.strip("[]").lower())
    with pytest.raises(FetchError):
        await fetch("http://public.example/")
    assert not secret.requests
    assert len(proxy.requests) == 1


async def test_a_public_page_may_send_to_another_public_one(proxy: Server) -> None:
    proxy.handler = paths(**{"http:": answer(b"", "302 Found", Location="http://b.example/")})
    with pytest.raises(FetchError, match="more than 10 times"):
        await fetch("http://a.example/")
    assert len(proxy.requests) == 11


async def test_a_private_page_that_a_person_names_may_redirect_privately(serve: Serve) -> None:
    inner = serve(answer(PAGE))
    outer = serve(answer(b"", "302 Found", Location=f"http://localhost:{inner.port}/"))
    assert (await fetch(outer.url)).content == PAGE


# TLS


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., tuple[Path, Path]]:
    """Makes self-signed certificates with the openssl command."""
    if not shutil.which("openssl"):
        pytest.skip("no openssl command to make a certificate with")
    folder = tmp_path_factory.mktemp("tls")

    def make(name: str, *options: str) -> tuple[Path, Path]:
        chain, key = folder / f"{name}.pem", folder / f"{name}.key"
        command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
        command += [
            "-subj",
            f"/CN={name}",
            "-addext",
            "subjectAltName=IP:127.0.0.1" if name == "good" else "subjectAltName=DNS:x.example",
        ]
        subprocess.run([*command, "-keyout", key, "-out", chain, *options], check=True, capture_output=True)
        return chain, key

    return make


def server_context(chain: Path, key: Path, *protocols: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, key)
    context.set_alpn_protocols(protocols or ["http/1.1"])
    return context


async def test_a_self_signed_certificate_is_refused_by_name(
    serve: Serve, certificate: Callable[..., tuple[Path, Path]]
) -> None:
    server = serve(answer(PAGE), server_context(*certificate("good")))
    with pytest.raises(FetchError, match=r"certificate can't be trusted: self.signed certificate"):
        await fetch(server.url)
    assert not server.requests


async def test_a_certificate_of_another_host_is_refused(
    serve: Serve, certificate: Callable[..., tuple[Path, Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    chain, key = certificate("other")
    monkeypatch.setenv("SSL_CERT_FILE", str(chain))
    server = serve(answer(PAGE), server_context(chain, key))
    with pytest.raises(FetchError, match="certificate can't be trusted: IP address mismatch"):
        await fetch(server.url)


async def test_https_to_a_plain_server_is_told(serve: Serve) -> None:
    server = serve(answer(PAGE))
    with pytest.raises(FetchError, match="no secure connection could be made"):
        await fetch(server.url.replace("http:", "https:"))


async def test_an_encrypted_page_is_read_and_not_left_for_a_plain_one(
    serve: Serve, certificate: Callable[..., tuple[Path, Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    chain, key = certificate("good")
    monkeypatch.setenv("SSL_CERT_FILE", str(chain))
    plain = serve(answer(PAGE))
    server = serve(
        paths(root=answer(PAGE), down=answer(b"", "302 Found", Location=plain.url)), server_context(chain, key)
    )
    assert (await fetch(server.url)).content == PAGE
    with pytest.raises(FetchError, match="which is not encrypted"):
        await fetch(f"{server.url}/down")
    assert not plain.requests


async def test_http2_is_spoken(
    serve: Serve, certificate: Callable[..., tuple[Path, Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    chain, key = certificate("good")
    monkeypatch.setenv("SSL_CERT_FILE", str(chain))

    def handle(connection: ssl.SSLSocket, first: str) -> None:
        state = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        state.initiate_connection()
        received = first.encode("latin-1")
        while received:
            for event in state.receive_data(received):
                if isinstance(event, h2.events.RequestReceived):
                    state.send_headers(event.stream_id, [(":status", "200"), ("content-type", "text/html")])
                    state.send_data(event.stream_id, PAGE, end_stream=True)
            connection.sendall(state.data_to_send())
            received = connection.recv(65536)

    server = serve(handle, server_context(chain, key, "h2", "http/1.1"))
    assert (await fetch(server.url)).content == PAGE
    assert server.requests[0].startswith("PRI * HTTP/2.0")


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "10.1.2.3", "[::1]", "nas", "wiki.internal", "box.local", "2130706433"]
)
def test_others_know_nothing_of_this_network(host: str) -> None:
    assert not is_known_to_others(host)


@pytest.mark.parametrize("host", ["example.org", "8.8.8.8", "xn--strae-oqa.example.com"])
def test_others_may_be_asked_about_the_internet(host: str) -> None:
    assert is_known_to_others(host)
