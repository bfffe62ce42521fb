"""The key sheet, as a page."""

from collections.abc import Mapping

from reader.document.blocks import Block
from reader.tui.keys import KEYS, Key, shown


def help_blocks(own: Mapping[str, str]) -> list[Block]:
    """The whole key table, a group under its heading, with the person's own keys."""
    blocks: list[Block] = []
    for group in dict.fromkeys(key.group for key in KEYS):
        blocks.append(Block("heading", group, level=2))
        rows = [f"{_shown(key, own)}\t{key.does}" for key in KEYS if key.group == group]
        blocks.append(Block("table", "\n".join(rows)))
    return blocks


def _shown(key: Key, own: Mapping[str, str]) -> str:
    return " ".join(map(shown, own[key.id].split(","))) if key.id in own else key.shown
