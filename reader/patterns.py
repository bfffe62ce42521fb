"""Regular expressions that are compiled when they are first used: a start needs few of those that all rooms have."""

import re
from typing import Any, AnyStr, Generic, cast


class _Lazy(Generic[AnyStr]):
    """Stands for a compiled pattern; what it was once asked for, it has as its own afterwards."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self._written: tuple[AnyStr, int] = pattern, flags

    def __getattr__(self, name: str) -> Any:
        # The cache of `re` holds the compiled pattern between one attribute and the next.
        value = getattr(re.compile(*self._written), name)
        setattr(self, name, value)
        return value


def lazy(pattern: AnyStr, flags: int = 0) -> "re.Pattern[AnyStr]":
    """The pattern, to be used as what re.compile gives; what is wrong in it shows at its first use."""
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, flags))
