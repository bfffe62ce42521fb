"""Leaves out of a start what the toolkit would import for a palette of its own, which reader doesn't use.

That palette brings five widgets along: 13 of 180 ms of each start. What is left out is asked for by name alone, so any
name will do.
"""

import sys
from types import ModuleType

_PALETTE = "textual.command"


class _Placeholder(ModuleType):
    """Stands for a module that isn't needed: each of its names is an empty class."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


def leave_out_palette() -> None:
    """To be called before the toolkit is imported; afterwards it does nothing."""
    if "textual.app" not in sys.modules:
        sys.modules.setdefault(_PALETTE, _Placeholder(_PALETTE))
