"""EPUB files as publishers' tools make them, written for the tests that open one."""

import io
import zipfile
from collections.abc import Mapping

CONTAINER = """<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
METADATA = """<dc:title id="t1">The Lock Keeper</dc:title><meta refines="#t1" property="title-type">main</meta>
<dc:creator id="c1">Ana Lund</dc:creator><meta refines="#c1" property="role" scheme="marc:relators">aut</meta>
<dc:creator id="c2">Cy Rahman</dc:creator><meta refines="#c2" property="role">ill</meta>
<dc:language>en-GB</dc:language><dc:publisher>Canal Press</dc:publisher><dc:date>2019-04-01</dc:date>
<dc:description>&lt;p&gt;A tale of &lt;i&gt;water&lt;/i&gt;.&lt;/p&gt;</dc:description>"""
PROSE = "It rained for a week, and the river rose to the second step of the chapel before anyone thought of the cows."


def chapter(body: str, declaration: str = '<?xml version="1.0" encoding="utf-8"?>') -> str:
    return f"""{declaration}<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"
xmlns:epub="http://www.idpf.org/2007/ops"><head><title/><meta charset="utf-8"/></head><body>{body}</body></html>"""


def package(names: list[str], metadata: str = METADATA, extra: str = "") -> str:
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(names)
    )
    order = "".join(f'<itemref idref="i{number}"/>' for number in range(len(names)))
    return f"""<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="x">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>
<manifest>{items}{extra}</manifest><spine>{order}</spine></package>"""


NAVIGATION = '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
NCX = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'


def epub(files: Mapping[str, str | bytes], container: str | None = CONTAINER) -> bytes:
    """The bytes of an EPUB of these files; names are inside its OEBPS folder, unless they begin with a slash."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        if container:
            archive.writestr("META-INF/container.xml", container)
        for name, content in files.items():
            archive.writestr(name[1:] if name.startswith("/") else f"OEBPS/{name}", content)
    return buffer.getvalue()
