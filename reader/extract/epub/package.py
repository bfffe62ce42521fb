"""An EPUB's package file: what the book is called, by whom, and which files are its chapters (EPUB 2 and 3)."""

from dataclasses import dataclass
from typing import Any

from lxml import etree

from reader.errors import DissectError
from reader.extract.entries import beginning, plain
from reader.extract.epub.archive import LOCKED, Archive, resolved
from reader.extract.moments import iso
from reader.text import one_line

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
_CHAPTER_TYPES = ("application/xhtml+xml", "text/html", "application/html", "text/x-oeb1-document")
# Fonts may be obfuscated without keeping anyone from reading (idpf.org, EPUB OCF 3; Adobe's form of the same).
_OBFUSCATIONS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


@dataclass(frozen=True, slots=True)
class Package:
    """What the package file says. chapters are names in the archive, in reading order."""

    title: str | None
    byline: str | None
    publisher: str | None
    published: str | None
    language: str | None
    excerpt: str | None
    chapters: tuple[str, ...]
    navigation: str | None
    ncx: str | None


def xml(content: bytes) -> Any:
    """The root of an XML file, mended where it is ill-formed; None where there is none. No entities, no network."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return None


def local_name(name: object) -> str:
    """A name without its namespace, also where the file uses a prefix that it doesn't declare."""
    return str(name).rpartition("}")[2].rpartition(":")[2]


def package_of(archive: Archive) -> Package:
    """Raises DissectError for a book that is encrypted, or that has no package file or no chapters."""
    _refuse_encrypted(archive)
    name = _package_name(archive)
    root = xml(archive.read(name)) if name else None
    if name is None or root is None:
        raise DissectError("this EPUB has no package file, which would name its chapters; get it again")
    manifest = {item.get("id"): item for item in root.iter("{*}item") if item.get("href")}
    files = {id_: resolved(item.get("href"), name)[0] for id_, item in manifest.items()}
    navigation = next((id_ for id_, item in manifest.items() if "nav" in (item.get("properties") or "").split()), None)
    ncx = next((id_ for id_, item in manifest.items() if "dtbncx" in (item.get("media-type") or "")), None)
    order = sorted(root.iter("{*}itemref"), key=lambda reference: reference.get("linear") == "no")
    wanted = [id_ for reference in order if (id_ := reference.get("idref")) in manifest and id_ != navigation]
    chapters = [files[id_] for id_ in wanted if (manifest[id_].get("media-type") or "").lower() in _CHAPTER_TYPES]
    if not chapters:
        raise DissectError("this EPUB names no chapters; get it again")
    return Package(
        **_metadata(root),
        chapters=tuple(dict.fromkeys(chapters)),
        navigation=files[navigation] if navigation else None,
        ncx=files[ncx] if ncx else None,
    )


def _refuse_encrypted(archive: Archive) -> None:
    if not archive.find(ENCRYPTION):
        return
    root = xml(archive.read(ENCRYPTION))
    methods = root.iter("{*}EncryptionMethod") if root is not None else ()
    if any(method.get("Algorithm") not in _OBFUSCATIONS and _is_of_data(method) for method in methods):
        raise DissectError(LOCKED)


def _is_of_data(method: Any) -> bool:
    """Keys are encrypted too, by methods of their own."""
    return local_name(method.getparent().tag) == "EncryptedData"


def _package_name(archive: Archive) -> str | None:
    """The package file that the container names; a book without one has it under its usual suffix."""
    root = xml(archive.read(CONTAINER)) if archive.find(CONTAINER) else None
    named = [file.get("full-path") or "" for file in root.iter("{*}rootfile")] if root is not None else []
    there = [name for name in named if archive.find(name)]
    return there[0] if there else next((name for name in archive.names if name.lower().endswith(".opf")), None)


def _metadata(root: Any) -> dict[str, str | None]:
    refined = {
        (meta.get("refines") or "").lstrip("#"): (meta.get("property"), one_line(meta.text or ""))
        for meta in root.iter("{*}meta")
        if meta.get("property") in ("role", "title-type")
    }
    titles = [(_text(node), refined.get(node.get("id"), ("", ""))[1]) for node in root.iter("{*}title")]
    main = [text for text, kind in titles if text and kind in ("", "main")] or [text for text, _ in titles if text]
    dates = sorted(root.iter("{*}date"), key=lambda node: _attribute(node, "event") not in ("publication", None))
    description = next(map(_text, root.iter("{*}description")), "")
    return {
        "title": main[0] if main else None,
        "byline": _authors(root, refined),
        "publisher": next(map(_text, root.iter("{*}publisher")), "") or None,
        "published": next(filter(None, (iso(_text(node)) for node in dates)), None),
        "language": next(map(_text, root.iter("{*}language")), "") or None,
        "excerpt": beginning(description),
    }


def _authors(root: Any, refined: dict[str, tuple[str | None, str]]) -> str | None:
    """The creators who are authors, or whose role isn't told; all, where none is."""
    people = []
    for node in root.iter("{*}creator"):
        role = _attribute(node, "role") or refined.get(node.get("id"), (None, ""))[1]
        people.append((_text(node), role))
    authors = [name for name, role in people if role in ("", "aut")] or [name for name, _ in people]
    return ", ".join(dict.fromkeys(filter(None, authors))) or None


def _attribute(node: Any, name: str) -> str | None:
    """An attribute of EPUB 2, which stands in the package's own namespace."""
    return next((value for key, value in node.attrib.items() if local_name(key) == name), None)


def _text(node: Any) -> str:
    return plain("".join(node.itertext()))
