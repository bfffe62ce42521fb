"""The addresses of links and pictures: whole, without tracking, none that does else than lead somewhere."""

from reader.links import absolute, scheme, without_tracking
from reader.patterns import lazy
from reader.text import one_line

_LINK_SCHEMES = ("", "http", "https", "mailto", "tel", "ftp", "gemini", "gopher", "xmpp", "magnet")
# Most addresses: there is nothing in them that joining or tidying would change.
_WHOLE = lazy(r"https?://[A-Za-z0-9.-]+/[A-Za-z0-9/._~%+,;:@!$()*=-]*(?:#[A-Za-z0-9_.:-]+)?")
# Most of the others, at the site's root: no query, no step up.
_ROOTED = lazy(r"/(?![/.])(?:(?!/\.)[A-Za-z0-9/._~%+,;:@!$()*=-])*(?:#[A-Za-z0-9_.:-]+)?")
_ORIGIN = lazy(r"https?://[A-Za-z0-9.:-]+(?=/|$)")
_CACHE_LIMIT = 5_000


class Addresses:
    """Addresses as one page means them; it asks for many of them again and again."""

    def __init__(self, base_url: str | None) -> None:
        self._base_url = base_url
        origin = _ORIGIN.match(base_url or "")
        self._origin = origin.group() if origin else None
        self._known: dict[str, str | None] = {}

    def link(self, target: str | None) -> str | None:
        """A link's whole address, None where it would do something else than lead somewhere."""
        if not target or _WHOLE.fullmatch(target):
            return target or None
        if self._origin and _ROOTED.fullmatch(target):
            return self._origin + target
        if target not in self._known:
            if len(self._known) > _CACHE_LIMIT:
                self._known.clear()
            self._known[target] = self._tidied(target)
        return self._known[target]

    def web(self, target: str | None) -> str | None:
        """The address of something that is fetched: a picture, a film."""
        whole = self.link(target)
        return whole if whole and scheme(whole) in ("", "http", "https") else None

    def _tidied(self, target: str) -> str | None:
        if not target.strip():
            return None
        whole = one_line(without_tracking(absolute(target, self._base_url)))
        return whole if scheme(whole) in _LINK_SCHEMES else None
