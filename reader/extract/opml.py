"""OPML, the list of subscriptions that feed readers export, to a list of feeds (opml.org/spec2.opml)."""

from lxml import etree

from reader.errors import DissectError
from reader.extract.listing import listing
from reader.links import is_web
from reader.text import one_line
from reader.values import Article, Entry


def article_of_opml(content: bytes, source: str) -> Article:
    """The list of the feeds in an OPML file. Raises DissectError where there is none."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        root = None
    outlines = [] if root is None else [_attributes(outline) for outline in root.iter("{*}outline")]
    entries = [_entry(outline) for outline in outlines if is_web(outline.get("xmlurl", ""))]
    if not entries:
        raise DissectError("this OPML file has no feeds in it; export it again from your feed reader")
    title = next((one_line(node.text or "") for node in root.iter("{*}title")), "")
    return listing(entries, title=title or "Feeds", url=source)


def _attributes(outline: etree._Element) -> dict[str, str]:
    """Programs differ in how they write the names."""
    return {str(name).lower(): one_line(value) for name, value in outline.attrib.items()}


def _entry(outline: dict[str, str]) -> Entry:
    address = outline["xmlurl"]
    home = outline.get("htmlurl", "")
    return Entry(
        title=outline.get("title") or outline.get("text") or address,
        location=address,
        excerpt=outline.get("description") or (home if is_web(home) else None) or address,
    )
