"""The encodings of the web by their labels, each read as browsers read it.

Source: encoding.spec.whatwg.org, sections 4.2 (labels) and 8 to 14 (what each decodes).
"""

REPLACED = "replacement"
"""Stands for encodings that browsers gave up, because their bytes can hide markup in text."""

# Python's codecs of these names know less than browsers do.
_CODECS = {
    "big5": "big5hkscs",
    "euc-jp": "euc_jis_2004",
    "euc-kr": "cp949",
    "gbk": "gb18030",
    "iso-2022-jp": "iso2022_jp_ext",
    "shift_jis": "cp932",
}


def name_of(label: str) -> str | None:
    """The standard's name of an encoding for one of its labels, None where it has none such."""
    import webencodings

    encoding = webencodings.lookup(label)
    return str(encoding.name) if encoding else None


def read_as(name: str, content: bytes) -> str:
    """The text of some bytes in an encoding of the standard; what isn't in it is U+FFFD."""
    if name in _CODECS:
        return content.decode(_CODECS[name], "replace")
    import webencodings

    return str(webencodings.lookup(name).codec_info.decode(content, "replace")[0])
