"""Pages that nest too deeply, or carry too many attributes, made bearable before they are parsed."""

import re

# Elements that close themselves or each other add no depth of their own.
_NOT_COUNTED = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li option tr td th thead tbody tfoot html "
    "head body script style".split()
)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*+)[^<>]*+>")
_HEAVY_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9:-]*+)([^<>]{20000,})>?")
_DEPTH_LIMIT = 100
_ATTRIBUTE_LIMIT = 1000
_HEAVY_LENGTH = 20_000


def flattened(text: str) -> str:
    """The page without the tags that stand deeper than a hundred elements; their text stays."""
    depth = 0

    def keep(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag.group(2).lower() in _NOT_COUNTED:
            return tag.group()
        is_too_deep = depth > _DEPTH_LIMIT
        if tag.group(1):
            depth = max(0, depth - 1)
        else:
            depth += 1
            is_too_deep = depth > _DEPTH_LIMIT
        return " " if is_too_deep else tag.group()

    return _TAG.sub(keep, text)


def without_heavy_tags(text: str) -> str:
    """The page with the attributes taken from tags that have thousands, which a parser needs seconds for."""
    if max(map(len, text.split("<"))) < _HEAVY_LENGTH:
        return text
    return _HEAVY_TAG.sub(
        lambda tag: f"<{tag.group(1)}>" if len(tag.group(2).split()) > _ATTRIBUTE_LIMIT else tag.group(), text
    )
