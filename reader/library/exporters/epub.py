"""EPUB 3: a book of chapters, each written as it comes, whose comments stand at its end.

Source: w3.org/TR/epub-33.
"""

import time
from contextlib import suppress
from html import escape
from typing import BinaryIO, NamedTuple, Self
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from reader.library.exporters.xhtml import page
from reader.library.exporters.xml import allowed

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_XHTML = "application/xhtml+xml"


class Chapter(NamedTuple):
    """What is kept of a chapter until the end; comments tells whether it has those too."""

    number: int
    title: str
    comments: bool

    @property
    def name(self) -> str:
        return f"a{self.number}.xhtml"

    @property
    def comments_name(self) -> str:
        return f"c{self.number}.xhtml"


class Book:
    """An archive that is being written, whole once its block ends well. Of a chapter only the title stays in memory."""

    def __init__(self, file: BinaryIO, title: str) -> None:
        self._title = title
        self._chapters: list[Chapter] = []
        self._archive = ZipFile(file, "w")
        # First and unpacked, so that the file is known by its first bytes (3.3.2 of the container's rules).
        self._put("mimetype", "application/epub+zip", ZIP_STORED)
        self._put("META-INF/container.xml", _CONTAINER)

    @property
    def chapter_count(self) -> int:
        return len(self._chapters)

    def add(self, title: str, body: str, comments: str = "", language: str = "und") -> None:
        """A chapter of XHTML, and its comments, "" for none, which are linked with it both ways."""
        chapter = Chapter(len(self._chapters) + 1, title, bool(comments))
        self._chapters.append(chapter)
        if comments:
            body += f'\n<p><a href="{chapter.comments_name}">Comments</a></p>'
            back = f'<h1>Comments · <a href="{chapter.name}">{escape(title)}</a></h1>\n'
            self._put(chapter.comments_name, page(f"Comments · {title}", back + comments))
        self._put(chapter.name, page(title, body, language))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind:  # what there is goes nowhere, and the archive mustn't try again when it is collected
            with suppress(OSError):
                self._archive.close()
            return
        self._put("nav.xhtml", page(self._title, self._contents()))
        self._put("book.opf", self._package())
        self._archive.close()

    def _put(self, name: str, text: str, method: int = ZIP_DEFLATED) -> None:
        info = ZipInfo(name)
        info.compress_type = method
        self._archive.writestr(info, allowed(text).encode("utf-8", "replace"))

    def _contents(self) -> str:
        rows = [f'<li><a href="{one.name}">{escape(one.title)}</a></li>' for one in self._chapters]
        rows += [
            f'<li><a href="{one.comments_name}">Comments · {escape(one.title)}</a></li>'
            for one in self._with_comments()
        ]
        return '<nav epub:type="toc"><h1>Contents</h1><ol>\n' + "\n".join(rows) + "\n</ol></nav>"

    def _with_comments(self) -> list[Chapter]:
        return [one for one in self._chapters if one.comments]

    def _package(self) -> str:
        moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        names = [one.name for one in self._chapters] + [one.comments_name for one in self._with_comments()]
        items = "\n".join(f'<item id="{name[:-6]}" href="{name}" media-type="{_XHTML}"/>' for name in names)
        order = "\n".join(f'<itemref idref="{name[:-6]}"/>' for name in names)
        return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="uid">urn:uuid:{uuid4()}</dc:identifier>
<dc:title>{escape(self._title)}</dc:title>
<dc:language>und</dc:language>
<meta property="dcterms:modified">{moment}</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="{_XHTML}" properties="nav"/>
{items}
</manifest>
<spine>
{order}
</spine>
</package>
"""
