"""Bytes of a page to its text: which encoding, and who says so."""

import codecs
import re

import webencodings

from reader.errors import DissectError

_META_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{1,40})""", re.I)
_META_REACH = 4096
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(content: bytes, charset: str | None) -> str:
    """The text of a page: byte order mark, else the label beside it, else its own meta element, else UTF-8.

    Labels go through the WHATWG table only, so none can name a codec that isn't a character encoding.
    Raises DissectError where nothing names an encoding and the bytes are not UTF-8.
    """
    for mark, codec in _BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(codec, "replace")
    declared = _META_CHARSET.search(content[:_META_REACH])
    for label in (charset, declared.group(1).decode("ascii") if declared else None):
        encoding = webencodings.lookup(label) if label else None
        if encoding and encoding.name not in ("utf-16le", "utf-16be", "x-user-defined"):
            return str(encoding.codec_info.decode(content, "replace")[0])
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > len(content) - 4:  # cut in the middle of a character
            return content.decode("utf-8", "replace")
        raise DissectError("the page is not UTF-8 and names no encoding; save it as UTF-8 and open the file") from None
