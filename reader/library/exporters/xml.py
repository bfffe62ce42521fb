"""Text that may stand in XML."""

import re

_NO_CHARACTERS = re.compile("[\f\ufffe\uffff]")


def allowed(text: str) -> str:
    """A text without what is no character of XML 1.0 (production 2), of what a cleaned text or one made of it can hold.

    Parsers of Markdown make a form feed of "&#12;".
    """
    return _NO_CHARACTERS.sub("", text)
