"""What can go wrong, in words for the person at the terminal.

Every message is one line that says what failed, why, and what to do. Anything from outside that goes into
one is cleaned by the constructor, so an error can be printed as it is.
"""

from reader.text import one_line


class ReaderError(Exception):
    """The root: whatever reader tells a person instead of a traceback."""

    def __init__(self, message: str) -> None:
        super().__init__(one_line(message))


class UsageError(ReaderError):
    """The command line or the configuration asks for something that doesn't exist."""


class FetchError(ReaderError):
    """A location gave no page. wait_seconds is how long the server asks to be left alone, None where it doesn't."""

    wait_seconds: int | None = None


class RefusedError(FetchError):
    """The server answered, and would not give the page: a login, a paywall, a robot check."""


class DissectError(ReaderError):
    """A page was fetched and could not be read: too complex, broken, or no text."""


class ConversationError(ReaderError):
    """An answer of a comment service is not what its interface promises."""


class LinkError(ReaderError):
    """A link that reader will not open, and why."""


class LibraryError(ReaderError):
    """The library could not be opened, read or written. What was on screen is still there."""


class ConfigError(UsageError):
    """config.toml has something that reader doesn't understand."""
