"""The key sheet, as a page."""

from reader.document.blocks import Block
from reader.tui.keys import KEYS


def help_blocks() -> list[Block]:
    """The whole key table, a group under its heading."""
    blocks: list[Block] = []
    for group in dict.fromkeys(key.group for key in KEYS):
        blocks.append(Block("heading", group, level=2))
        rows = "\n".join(f"{key.shown}\t{key.does}" for key in KEYS if key.group == group)
        blocks.append(Block("table", rows))
    return blocks
