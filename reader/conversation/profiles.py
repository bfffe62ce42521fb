"""Where the name of someone who speaks leads."""

from lxml.html import HtmlElement

from reader.links import absolute, is_web
from reader.text import one_line


def profile(link: HtmlElement | None, base_url: str | None) -> str | None:
    """The web address of a name's link; None without one, and for one that leads to a place in the page."""
    target = (link.get("href") or "").strip() if link is not None else ""
    url = absolute(target, base_url) if target and not target.startswith("#") else ""
    return one_line(url) if is_web(url) else None
