"""An EPUB's table of contents, from its navigation document (EPUB 3) or its NCX (EPUB 2)."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from reader.errors import DissectError
from reader.extract.epub.archive import Archive, resolved
from reader.extract.epub.package import Package, local_name, xml
from reader.text import one_line

_DEPTH_LIMIT = 4
_LIMIT = 5000


class Point(NamedTuple):
    """A line of the contents: its depth from 0, and where it leads: a file of the archive and an id in it, or ""."""

    depth: int
    label: str
    name: str
    fragment: str


def contents_of(archive: Archive, package: Package) -> list[Point]:
    """The lines that have a label and lead somewhere; none where the book has no contents that can be read."""
    for name, read in ((package.navigation, _of_navigation), (package.ncx, _of_ncx)):
        try:
            root = xml(archive.read(name)) if name else None
        except DissectError:
            root = None
        if name and root is not None and (points := list(read(root, name))):
            return points[:_LIMIT]
    return []


def _of_navigation(root: Any, name: str) -> Iterator[Point]:
    navs = list(root.iter("{*}nav"))
    nav = next((nav for nav in navs if "toc" in _type(nav).split()), navs[0] if navs else None)
    if nav is None:
        return
    for link, depth in _with_depth(nav, "ol", "a"):
        yield from _point(depth, "".join(link.itertext()), link.get("href"), name)


def _of_ncx(root: Any, name: str) -> Iterator[Point]:
    for point, depth in _with_depth(root, "navPoint", "navPoint"):
        label = next((text.text or "" for text in point.iterfind("{*}navLabel/{*}text")), "")
        content = next(point.iterfind("{*}content"), None)
        yield from _point(depth, label, content.get("src") if content is not None else None, name)


def _with_depth(root: Any, level: str, wanted: str) -> Iterator[tuple[Any, int]]:
    """The wanted elements in order, each with the number of levels that it stands in below the first."""
    depth = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        name = local_name(node.tag)
        if name == level:
            depth += 1 if event == "start" else -1
        if name == wanted and event == "start":
            yield node, max(depth - 1, 0)


def _point(depth: int, label: str, reference: str | None, base: str) -> Iterator[Point]:
    name, fragment = resolved(reference or "", base) if reference else ("", "")
    if (label := one_line(label)) and name:
        yield Point(min(depth, _DEPTH_LIMIT), label, name, fragment)


def _type(nav: Any) -> str:
    return next((value for key, value in nav.attrib.items() if local_name(key) == "type"), "")
