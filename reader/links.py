"""What a link may do: which schemes are allowed, what a person is shown of it, and opening it in a browser."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit, urlunsplit

from reader.errors import LinkError
from reader.text import clean

WEB_SCHEMES = ("http", "https")
# Programs that draw in the terminal, and so need it for themselves while they run.
_TEXT_BROWSERS = ("w3m", "lynx", "elinks", "links", "links2", "browsh", "carbonyl")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_hsenc|_hsmi)(?==|$)", re.I)


@dataclass(frozen=True, slots=True)
class Browser:
    """A program that opens a web address; in_terminal tells whether it needs the screen to itself."""

    command: tuple[str, ...]
    in_terminal: bool


def scheme(target: str) -> str:
    """The scheme of an address in lower case, "" where it has none."""
    found = _SCHEME.match(target.strip())
    return found.group()[:-1].lower() if found else ""


def is_web(target: str) -> bool:
    """Whether an address is one that reader fetches: http or https with a host and, if any, a possible port."""
    if scheme(target) not in WEB_SCHEMES:
        return False
    try:
        parts = urlsplit(target.strip())
        return bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def absolute(target: str, base: str | None) -> str:
    """A page's link as an absolute, cleaned address; unparsable ones come back cleaned and unchanged."""
    target = "".join(clean(target).split("\n")).strip()
    try:
        return urljoin(base, target) if base else target
    except ValueError:
        return target


def without_tracking(target: str) -> str:
    """The address without the parameters that only follow people around."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return target
    if not parts.query or not any(map(_TRACKING.match, parts.query.split("&"))):
        return target
    kept = "&".join(pair for pair in parts.query.split("&") if not _TRACKING.match(pair))
    return urlunsplit(parts._replace(query=kept))


def host(target: str | None) -> str | None:
    """The real host of a web address, as it will be asked: lower case, in ASCII; None where there is none."""
    try:
        name = urlsplit(target or "").hostname
        return name.encode("idna").decode("ascii") if name else None
    except (ValueError, UnicodeError):
        return None


def site(target: str | None) -> str | None:
    """The host without a leading www."""
    name = host(target)
    return name.removeprefix("www.") if name else None


def checked(target: str) -> str:
    """A web address that is safe as one argument of a command.

    Raises LinkError for anything but http and https, naming what it is.
    """
    target = "".join(clean(target).split())
    if not is_web(target):
        kind = scheme(target)
        raise LinkError(f"{target[:80]}: {f'a {kind}: link' if kind else 'no web address'}; only http and https open")
    return target


def browser() -> Browser | None:
    """The browser of this session: $BROWSER, else the desktop's, else one that draws in the terminal."""
    chosen = os.environ.get("BROWSER", "").split(os.pathsep)[0].split()
    if chosen and shutil.which(chosen[0]):
        return Browser(tuple(chosen), os.path.basename(chosen[0]) in _TEXT_BROWSERS)
    if sys.platform == "darwin":
        return Browser(("open",), in_terminal=False)
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        for name in ("xdg-open", "firefox", "chromium", "google-chrome"):
            if path := shutil.which(name):
                return Browser((path,), in_terminal=False)
    for name in _TEXT_BROWSERS:
        if path := shutil.which(name):
            return Browser((path,), in_terminal=True)
    return None


def open_in(program: Browser, target: str) -> None:
    """Opens a web address; a text browser is waited for, a graphical one is not.

    Raises LinkError where the address may not be opened or the program can't be started.
    """
    arguments = [part.replace("%s", "") for part in program.command if part != "%s"]
    arguments.append(checked(target))
    try:
        if program.in_terminal:
            subprocess.run(arguments, check=False)
        else:
            subprocess.Popen(
                arguments,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
    except OSError as error:
        raise LinkError(f"{arguments[0]}: {error.strerror}; set BROWSER to a program that is there") from error
