"""Films and sounds, in frames, objects and custom elements: a name and an address that a browser can open."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml.html import HtmlElement

from reader.patterns import lazy
from reader.text import one_line

PLAYERS = frozenset(
    "iframe video audio object embed lite-youtube youtube-embed lite-vimeo amp-youtube amp-vimeo amp-dailymotion "
    "amp-video amp-audio amp-iframe".split()
)
_LAZY = (
    "src",
    "data-src",
    "data-lazy-src",
    "data-litespeed-src",
    "data-rocket-src",
    "data-original",
    "data-url",
    "data",
)
# The frames of services, and the page that shows the same film or sound.
_PAGES = (
    (lazy(r"//(?:[\w-]+\.)*youtube(?:-nocookie)?\.com/(?:embed|v)/(?!videoseries|live_stream)([\w-]{6,})"),
     "https://www.youtube.com/watch?v={}"),
    (lazy(r"//(?:[\w-]+\.)*youtube(?:-nocookie)?\.com/embed/videoseries\?(?:.*&)?list=([\w-]+)"),
     "https://www.youtube.com/playlist?list={}"),
    (lazy(r"//player\.vimeo\.com/video/(\d+)"), "https://vimeo.com/{}"),
    (lazy(r"//(?:[\w-]+\.)*dailymotion\.com/(?:embed|swf)/(?:video/)?(\w+)"), "https://www.dailymotion.com/video/{}"),
    (lazy(r"//open\.spotify\.com/embed/(\w+/\w+)"), "https://open.spotify.com/{}"),
    (lazy(r"//(?:www\.)?loom\.com/embed/(\w+)"), "https://www.loom.com/share/{}"),
)  # fmt: skip
_SERVICES = lazy(
    r"^(?:https?:)?//(?:[\w-]+\.)*(?:youtube(?:-nocookie)?\.com/(?:embed|v|watch)|youtu\.be/|vimeo\.com/|dailymotion\.com/"
    r"|soundcloud\.com/player|spotify\.com/embed|archive\.org/embed|ted\.com/|twitch\.tv/|streamable\.com/|loom\.com/embed"
    r"|wistia\.(?:net|com)/embed|bilibili\.com/|bandcamp\.com/EmbeddedPlayer|podcasts\.apple\.com/|mixcloud\.com/"
    r"|brightcove\.(?:net|com)/|facebook\.com/plugins/video|rutube\.ru/play/embed|peertube\.[\w.-]+/videos/embed)",
    re.I,
)
_FILE = lazy(r"\.(?:mp4|webm|ogv|mov|m4v|m3u8|mp3|ogg|oga|opus|m4a|wav|flac)(?=$|[?#])", re.I)
_FILMS_BY_ID = {
    "lite-youtube": "https://www.youtube.com/watch?v={}",
    "youtube-embed": "https://www.youtube.com/watch?v={}",
    "amp-youtube": "https://www.youtube.com/watch?v={}",
    "lite-vimeo": "https://vimeo.com/{}",
    "amp-vimeo": "https://vimeo.com/{}",
    "amp-dailymotion": "https://www.dailymotion.com/video/{}",
}


class Player(NamedTuple):
    """What a player plays: its name, "video" or "audio" where the page gives none, and where it leads."""

    name: str
    address: str


def player_of(node: HtmlElement) -> Player | None:
    """What the element plays, None for frames and objects of other things."""
    kind = "audio" if "audio" in node.tag else "video"
    name = one_line(node.get("title") or node.get("playlabel") or node.get("aria-label") or "") or kind
    if film := _film(node):
        return Player(name, film)
    is_certain = node.tag in ("video", "audio", "amp-video", "amp-audio")
    for address in _addresses(node):
        for pattern, page in _PAGES:
            if found := pattern.search(address):
                return Player(name, page.format(found.group(1)))
        if is_certain or _SERVICES.match(address) or _FILE.search(address):
            return Player(name, address)
    return None


def _film(node: HtmlElement) -> str | None:
    page = _FILMS_BY_ID.get(node.tag)
    number = node.get("videoid") or node.get("data-videoid") or node.get("video-id") or ""
    return page.format(number) if page and re.fullmatch(r"[\w-]{4,20}", number) else None


def _addresses(node: HtmlElement) -> Iterator[str]:
    """Where a player may have its film from, nearest first; data: and blob: addresses lead nowhere."""
    for holder in (node, *node.iterdescendants("source", "param", "embed")):
        if holder.tag == "param" and (holder.get("name") or "").lower() in ("movie", "src", "url"):
            yield (holder.get("value") or "").strip()
        for name in _LAZY:
            value = (holder.get(name) or "").strip()
            if value and not value.lower().startswith(("data:", "blob:", "about:", "javascript:")):
                yield value
