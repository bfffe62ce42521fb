"""Folders that name their parents by id, to paths of names."""

from reader.library.importers import fields

_DEEPEST = 32


class Paths:
    """Which folder lies in which. Ids may be of any type, parents missing or each other's."""

    def __init__(self) -> None:
        self._folders: dict[str, tuple[str, str]] = {}

    def add(self, id: object, name: object, parent: object) -> None:  # noqa: A002
        self._folders[fields.said(id)] = fields.said(name), fields.said(parent)

    def of(self, id: object) -> list[str]:  # noqa: A002
        """The names from the outermost to the folder itself."""
        found: list[str] = []
        at = fields.said(id)
        while at in self._folders and len(found) < _DEEPEST:
            name, at = self._folders[at]
            found.append(name)
        return found[::-1]
