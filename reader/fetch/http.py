"""A page over HTTP: one deadline, counted bytes, redirects followed by hand, text only."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader import __version__, links
from reader.errors import FetchError, NotModified
from reader.fetch import answers, media, refresh, turns
from reader.fetch.failures import explained
from reader.fetch.limits import Limits, too_large, too_large_an_answer
from reader.text import clean, one_line
from reader.values import Page

if TYPE_CHECKING:
    import httpx2

    from reader.fetch.network import Guard

HEADERS = {
    "User-Agent": f"reader/{__version__} (+https://github.com/reader-tui/reader)",
    "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, text/*;q=0.8, */*;q=0.5",
    "Accept-Language": "*",
}
_HTML = ("text/html", "application/xhtml+xml")
_REDIRECTS = (301, 302, 303, 307, 308)
_REFUSAL_BYTES = 1 << 16
_KB = 1000
# What says something about a page's comments: where they are, and how many.
_TELLING = ("link", "x-wp-total", "x-wp-totalpages")
_LONGEST_HEADER = 8000
_BROKE_OFF = "the page broke off before its end"


async def get(
    url: str,
    source: str,
    limits: Limits,
    phase: Callable[[str, str], None],
    validators: tuple[str | None, str | None] | None = None,
    guard: "Guard | None" = None,
    is_picture: bool = False,
) -> Page:
    """The page, or the picture, at an http or https URL, after redirects. Raises FetchError, RefusedError, NotModified.

    guard remembers, between the fetches of one reading, whether the public network was asked.
    """
    if not links.is_web(url):
        raise FetchError("this address has no valid host and port; check it")
    fetching = _Fetching(source, limits, phase, guard, is_picture)
    try:
        async with asyncio.timeout(limits.seconds) as fetching.deadline:
            return await fetching.follow(links.tidy(url), validators)
    except FetchError:
        raise
    except TimeoutError as error:
        if fetching.answer and fetching.content:
            fetching.shortfall = f"only {_amount(fetching.received)} came within {limits.seconds:g} s"
            return fetching.page_of(fetching.answer)
        late = f"the server did not answer within {limits.seconds:g} s; try again, or give more time with --timeout"
        raise FetchError(fetching.told(late), f"took longer than {limits.seconds:g} s") from error
    except Exception as error:  # four libraries' exceptions, and a hostile server finds a fifth
        raise FetchError(fetching.told(explained(error))) from error


class _Fetching:
    """One fetch under way: where it stands, for messages, and its limits.

    answer is the one that has the page, None until it begins; content is what came of its body.
    """

    def __init__(
        self,
        source: str,
        limits: Limits,
        phase: Callable[[str, str], None],
        guard: "Guard | None" = None,
        is_picture: bool = False,
    ) -> None:
        self.source = source
        self.limits = limits
        self.phase = phase
        self.host = ""
        self.redirected = False
        self.received = 0
        self.shortfall: str | None = None
        self.answer: httpx2.Response | None = None
        self.content = bytearray()
        self.deadline = asyncio.timeout(None)
        self._guard = guard
        self._is_picture = is_picture

    async def follow(self, url: str, validators: tuple[str | None, str | None] | None) -> Page:
        """Asks, and asks again where it is sent. Cookies live as long as this call."""
        import httpx2

        from reader.fetch.network import Transport

        headers = HEADERS | _conditions(validators) | ({"Accept": "image/*"} if self._is_picture else {})
        async with httpx2.AsyncClient(transport=Transport(self._guard), headers=headers, timeout=None) as client:
            for _ in range(self.limits.redirects + 1):
                self.host = links.host(url) or ""
                self.answer = None
                await self._pause()
                self.phase(self.host, "connecting")
                async with client.stream("GET", url, extensions={"trace": self._trace}) as answer:
                    target = answer.headers.get("location") if answer.status_code in _REDIRECTS else None
                    if target is None:
                        page = await self._page(answer)
                        target = _onward(page, answer)
                        if target is None:
                            return page
                    url = _redirected(answer, target)
                    self.redirected = True
        raise FetchError(f"it redirects more than {self.limits.redirects} times; open it in a browser")

    async def _pause(self) -> None:
        """Waits until the host may be asked again, which takes none of the time that the page has."""
        seconds = turns.booked(self.host, self.limits.pause)
        if seconds > 0 and (deadline := self.deadline.when()) is not None:
            self.phase(self.host, "asking no more than once a second")
            self.deadline.reschedule(deadline + seconds)
            await asyncio.sleep(seconds)

    async def _page(self, answer: "httpx2.Response") -> Page:
        if answer.status_code == 304:
            raise NotModified("nothing has changed since it was fetched")
        if not answer.is_success:
            await self._read_body(answer, _REFUSAL_BYTES, cut=True)
            raise answers.problem(answer.status_code, answer.headers, bytes(self.content), self.told)
        media_type, _ = media.declared(answer.headers.get("content-type", ""))
        if self._is_picture:
            return await self._picture(answer, media_type)
        if not media.is_unknown(media_type) and not media.is_readable(media_type):
            raise self._no_text(media.name_of(media_type))
        self.answer = answer
        await self._read_body(answer, self.limits.decoded_bytes)
        if _breaks_off(answer):
            self.shortfall = _BROKE_OFF
        return self.page_of(answer)

    async def _picture(self, answer: "httpx2.Response", media_type: str) -> Page:
        if not media_type.startswith("image/"):
            raise FetchError(self.told("the server sent something else than a picture; open it in a browser"))
        await self._read_body(answer, self.limits.decoded_bytes)
        return Page(clean(self.source), _bare(answer.url), bytes(self.content), media_type)

    def page_of(self, answer: "httpx2.Response") -> Page:
        """What came of an answer. Raises FetchError where that is no text."""
        content = bytes(self.content)
        media_type, charset = media.declared(answer.headers.get("content-type", ""))
        wide = (charset or "").lower().startswith(("utf-16", "utf-32"))
        if not wide and (kind := media.binary_kind(content, promised_text=not media.is_unknown(media_type))):
            raise self._no_text(kind)
        if not content.strip(b"\xef\xbb\xbf \t\r\n"):
            empty = self.told("the server sent an empty page; open it in a browser")
            raise FetchError(empty, "sent an empty answer")
        return Page(
            source=clean(self.source),
            url=_bare(answer.url),
            content=content,
            media_type=media.settled(media_type, content, urlsplit(str(answer.url)).path),
            charset=charset,
            etag=_validator(answer.headers.get("etag")),
            last_modified=_validator(answer.headers.get("last-modified")),
            headers=_telling(answer.headers),
            shortfall=self.shortfall,
        )

    def _no_text(self, kind: str) -> FetchError:
        return FetchError(self.told(answers.not_text(kind)), f"answered with {kind}, not with text")

    async def _read_body(self, answer: "httpx2.Response", limit: int, cut: bool = False) -> None:
        """The decoded body, counted as it comes; past a limit it is refused, or cut where that is enough."""
        self.content.clear()
        told = 0
        async for chunk in self._pieces(answer):
            self.content += chunk
            self.received = answer.num_bytes_downloaded
            over = len(self.content) > limit or self.received > self.limits.wire_bytes
            if over and not cut:
                exceeded = limit if len(self.content) > limit else self.limits.wire_bytes
                raise FetchError(self.told(too_large(exceeded)), too_large_an_answer(exceeded))
            if over:
                break
            if self.received // (64 * _KB) >= told:
                told = self.received // (64 * _KB) + 1
                self.phase(self.host, f"reading {max(1, self.received // _KB)} KB")
        del self.content[limit:]

    async def _pieces(self, answer: "httpx2.Response") -> AsyncIterator[bytes]:
        """The decoded pieces of a body; where it breaks off or can't be decoded on, those that came."""
        import httpcore2
        import httpx2

        try:
            async for piece in answer.aiter_bytes():
                yield piece
        except (httpx2.DecodingError, httpcore2.RemoteProtocolError, httpcore2.ReadError):
            if not self.content:
                raise
            self.shortfall = _BROKE_OFF

    async def _trace(self, event: str, info: dict[str, object]) -> None:
        if event.endswith("receive_response_headers.started"):
            self.phase(self.host, "waiting")

    def told(self, message: str) -> str:
        """The message, naming the host where it isn't the one that was asked first."""
        return f"redirected to {self.host}: {message}" if self.redirected else message


def _amount(byte_count: int) -> str:
    return f"{byte_count} bytes" if byte_count < _KB else f"{byte_count // _KB} KB"


def _breaks_off(answer: "httpx2.Response") -> bool:
    """Whether a gzip or deflate body ends before its own end, of which httpx2 says nothing."""
    decompressor = getattr(getattr(answer, "_decoder", None), "decompressor", None)
    return not getattr(getattr(decompressor, "decompressor", None), "eof", True)


def _onward(page: Page, answer: "httpx2.Response") -> str | None:
    """Where a page sends on that has hardly any text of its own, as it writes the address; not to itself."""
    if page.shortfall or page.media_type not in _HTML:
        return None
    text = page.content.decode("utf-8", "replace")
    target = refresh.target_in(text, answer.headers.get("refresh", ""))
    return target if target and links.absolute(target, page.url).partition("#")[0] != page.url else None


def _redirected(answer: "httpx2.Response", target: str) -> str:
    """The address that an answer sends on to. Raises FetchError for all but the web, and for a loss of encryption."""
    target = links.absolute(target, str(answer.url))
    shown = target[:200]
    if not links.is_web(target):
        raise FetchError(f"it redirects to {shown}, which is no web address; reader doesn't follow it")
    if answer.url.scheme == "https" and links.scheme(target) == "http":
        raise FetchError(f"it redirects to {shown}, which is not encrypted; open that address if you accept that")
    return target


def _conditions(validators: tuple[str | None, str | None] | None) -> dict[str, str]:
    etag, last_modified = validators or (None, None)
    named = {"If-None-Match": _validator(etag), "If-Modified-Since": _validator(last_modified)}
    return {name: value for name, value in named.items() if value}


def _validator(value: str | None) -> str | None:
    """A validator that can be sent back as it is; None for none, or for one that is not plain ASCII."""
    return value if value and value.isascii() and value.isprintable() and len(value) <= 512 else None


def _telling(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: one_line(headers[name])[:_LONGEST_HEADER] for name in _TELLING if name in headers}


def _bare(url: "httpx2.URL") -> str:
    """An address to keep: without a name and password in it, and without a fragment."""
    return one_line(str(url.copy_with(username=None, password=None, fragment=None)))
