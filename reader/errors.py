"""What can go wrong, in words for the person at the terminal.

Every message is one line that says what failed, why, and what to do. Anything from outside that goes into
one is cleaned by the constructor, so an error can be printed as it is.
"""

from reader.text import one_line

TOO_COMPLEX = "the page is too complex to read; open it in a browser"
STOPPED = "what read the page was stopped from outside, as happens where memory runs out; try again"


class ReaderError(Exception):
    """The root: whatever reader tells a person instead of a traceback.

    short is the same in a few words, where these are others for a source of comments than for a page.
    """

    def __init__(self, message: str, short: str = "") -> None:
        super().__init__(one_line(message))
        self.short = one_line(short)

    @property
    def of_source(self) -> str:
        """What stands behind the name of a source of comments: " answered 404", ": there is no such host"."""
        if self.short:
            return f" {self.short}"
        reason = str(self).partition("; ")[0].replace("the page", "its answer")
        for subject in ("it ", "the server "):
            if reason.startswith(subject):
                return f" {reason.removeprefix(subject)}"
        return f": {reason}"


class UsageError(ReaderError):
    """The command line or the configuration asks for something that doesn't exist."""


class FetchError(ReaderError):
    """A location gave no page. wait_seconds is how long the server asks to be left alone, None where it doesn't."""

    wait_seconds: int | None = None


class NotModified(FetchError):
    """The page is the one whose validators were given; there is nothing new to read."""


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
