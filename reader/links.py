"""What a link may do: which schemes are allowed, what a person is shown of it, and opening it in a browser."""

import os
import re
import shutil
import subprocess
import sys
import threading
import unicodedata
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from reader.errors import LinkError
from reader.patterns import lazy
from reader.text import clean

WEB_SCHEMES = ("http", "https")
# Programs that draw in the terminal, and so need it for themselves while they run.
_TEXT_BROWSERS = ("w3m", "lynx", "elinks", "links", "links2", "browsh", "carbonyl")
_SCHEME = lazy(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_TRACKING = lazy(
    r"(?:amp;)?(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|gad_source|msclkid|twclid|ttclid|yclid|igshid|li_fat_id"
    r"|mc_[ce]id|mkt_tok|vero_id|oly_(?:anon|enc)_id|_hsenc|_hsmi|_openstat)(?==|$)",
    re.I,
)
# Nothing in it is written in another way than it is read: a list of bookmarks is mostly of such.
_PLAIN = lazy(r"(https?)://([a-z0-9.-]+)(/[A-Za-z0-9._~/-]*)?")
# What no host has (url.spec.whatwg.org, forbidden domain code points), beside what ends one.
_NO_HOST = lazy(r"[\s<>^|%\\\"`{}]")
_IN_PLACE = "!$%&'()*+,-./:;=?@_~[]"

_REFRESH = lazy(
    r"""\s*(?P<seconds>\d{1,6})(?:\.\d*)?\s*[;,\s]\s*(?:url\s*=\s*)?"""
    r"""(?:"(?P<double>[^"]*)|'(?P<single>[^']*)|(?P<bare>.+))""",
    re.I | re.S,
)
REFRESH_SECONDS = 5
"""A page that waits longer before it sends on to another is meant to be read."""


class Browser(NamedTuple):
    """A program that opens a web address; in_terminal tells whether it needs the screen to itself."""

    command: tuple[str, ...]
    in_terminal: bool


def scheme(target: str) -> str:
    """The scheme of an address in lower case, "" where it has none."""
    found = _SCHEME.match(target.strip())
    return found.group()[:-1].lower() if found else ""


def tidy(target: str) -> str:
    """An address as a browser reads it: cleaned, no tabs or line ends, backslashes of a web address as slashes.

    Without it https://evil.example\\@bank.example shows one host and asks another.
    """
    target = clean(target).replace("\t", "").replace("\n", "").strip()
    if "\\" not in target or scheme(target) not in ("", *WEB_SCHEMES):
        return target
    return re.sub("^[^?#]*", lambda found: found.group().replace("\\", "/"), target)


def is_web(target: str) -> bool:
    """Whether an address is one that reader fetches: http or https with a host and, if any, a possible port."""
    return host(target) is not None


@lru_cache(maxsize=4)  # one address is asked of several times in a row
def web_parts(target: str) -> tuple[SplitResult, str] | None:
    """The parts of a web address and its host in ASCII, None for what is none."""
    if plain := _PLAIN.fullmatch(target):
        kind, name, path = plain.groups("")
        return SplitResult(kind, name, path, "", ""), name
    target = tidy(target)
    if scheme(target) not in WEB_SCHEMES:
        return None
    try:
        parts = urlsplit(target)
        name = _in_ascii(parts.hostname or "")
        return (parts, name) if name and not _NO_HOST.search(name) and parts.port != 0 else None
    except ValueError:
        return None


def _in_ascii(name: str) -> str:
    """A host as it is asked (unicode.org/reports/tr46, nontransitional).

    The standard library's IDNA 2003 would make fass.de of faß.de; browsers and httpx2 don't.
    """
    if name.isascii():
        return name.lower()
    labels = unicodedata.normalize("NFKC", name).lower().replace("。", ".").split(".")
    return ".".join(label if label.isascii() else f"xn--{label.encode('punycode').decode('ascii')}" for label in labels)


def absolute(target: str, base: str | None) -> str:
    """A page's link as an absolute, tidied address; unparsable ones come back tidied and not joined."""
    target = tidy(target)
    try:
        return urljoin(base, target) if base else target
    except ValueError:
        return target


def sent_on_to(steps: str) -> str | None:
    """The address in "0; url=/there", what a Refresh header or meta element says; None where it isn't gone to at once.

    Source: html.spec.whatwg.org, section 4.2.5.3, "shared declarative refresh steps".
    """
    found = _REFRESH.match(steps)
    if found is None or int(found["seconds"]) > REFRESH_SECONDS:
        return None
    return (found["double"] or found["single"] or found["bare"] or "").strip() or None


def without_tracking(target: str) -> str:
    """The address without the parameters that only follow people around."""
    if "?" not in target:
        return target
    try:
        parts = urlsplit(target)
    except ValueError:
        return target
    if not parts.query or not any(map(_TRACKING.match, parts.query.split("&"))):
        return target
    kept = "&".join(pair for pair in parts.query.split("&") if not _TRACKING.match(pair))
    return urlunsplit(parts._replace(query=kept))


def route(target: str) -> str:
    """The fragment of an address that is a path (#!/topic/3, #/post/3), "" where it has none.

    It names the article where scripts write the page.
    """
    fragment = target.partition("#")[2]
    return fragment if fragment.startswith(("!", "/")) and len(fragment) > 2 else ""


def host(target: str | None) -> str | None:
    """The real host of a web address, as it will be asked: lower case, in ASCII; None where there is none."""
    found = web_parts(target or "")
    return found[1] if found else None


def site(target: str | None) -> str | None:
    """The host without a leading www."""
    name = host(target)
    return name.removeprefix("www.") if name and name.count(".") > 1 else name


def checked(target: str) -> str:
    """A web address that is safe as one argument of a command: written anew, its host and all else in ASCII.

    Raises LinkError for anything but http and https, naming what it is.
    """
    found = web_parts(target)
    if not found:
        kind = scheme(tidy(target))
        raise LinkError(f"only http and https addresses open, and this is {_not_web(kind)}: {tidy(target)[:200]}")
    parts, name = found
    login, at, _ = parts.netloc.rpartition("@")
    place = f"[{name}]" if ":" in name else name
    port = f":{parts.port}" if parts.port else ""
    rest = (quote(part, safe=_IN_PLACE) for part in parts[2:])
    return urlunsplit((parts.scheme, f"{quote(login, safe=_IN_PLACE)}{at}{place}{port}", *rest))


def _not_web(kind: str) -> str:
    if kind in WEB_SCHEMES:
        return "an address without a valid host"
    return f"a {kind}: link" if kind else "no web address"


def browser() -> Browser | None:
    """The browser of this session: $BROWSER, else the desktop's, else one that draws in the terminal."""
    for chosen in os.environ.get("BROWSER", "").split(os.pathsep):
        command = _words(chosen)
        if command and shutil.which(command[0]):
            return Browser(command, os.path.basename(command[0]) in _TEXT_BROWSERS)
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


def _words(command: str) -> tuple[str, ...]:
    """A command of $BROWSER as arguments; the & that some write at its end is for a shell, and left out."""
    import shlex

    try:
        words = shlex.split(command)
    except ValueError:
        words = command.split()
    return tuple(words[:-1] if words and words[-1] == "&" else words)


def open_in(program: Browser, target: str) -> None:
    """Opens a web address; a text browser is waited for, a graphical one is not.

    Raises LinkError where the address may not be opened or the program can't be started.
    """
    address = checked(target)
    arguments = [part.replace("%s", address) for part in program.command]
    if not any("%s" in part for part in program.command):
        arguments.append(address)
    try:
        if program.in_terminal:
            subprocess.run(arguments, check=False)
        else:
            started = subprocess.Popen(
                arguments,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            threading.Thread(target=started.wait, daemon=True).start()  # or it stays a zombie
    except OSError as error:
        raise LinkError(f"{arguments[0]}: {error.strerror}; set BROWSER to a program that is there") from error
