"""Strings that try to act on a terminal or on its toolkit, and how to tell from raw bytes whether one did."""

import re

# Whatever a string does, this must stay as text; ASCII, so that it is found in any place that shows it.
MARKUP = "[@click=app.quit]tap[/]"
_ACTS = {
    "clipboard": "\x1b]52;c;UFdORUQ=\x07",
    "clipboard, ended by ST": "\x1b]52;c;UFdORUQ=\x1b\\",
    "window title": "\x1b]0;PWNED\x07",
    "clear, colour, home": "\x1b[2J\x1b[31m\x1b[H",
    "question": "\x1bP$qm\x1b\\\x1b[c\x1b[6n",
    "link": "\x1b]8;;http://evil.example/\x1b\\PWNED\x1b]8;;\x1b\\",
    "reset": "\x1bc",
    "C1": "\u009b2J\u009d0;PWNED\u009c\u0090$qm\u009c\u0085",
    # No NUL: files with one are taken for binary data.
    "controls": "\x01\x05\x07\x08\x0b\x0c\x0e\x0f\x7f",
    "bidi": "\u202edrawkcab\u202c\u2066isolate\u2069\u200e\u200f\u061c",
    "invisible": "\ufeff\u200b\u00ad\u2028\u2029\ufff9\U000e0041",
}
CONTROLS = "".join(_ACTS.values())
ENTITIES = "&#27;]52;c;UFdORUQ=&#7;&#27;]0;PWNED&#7;&#x9b;2J&#155;31m&#x202e;&#xd800;&#0;&#27;[2J"
BOMBS = "a" + "\u0301" * 3000 + " " + "w" * 20_000
TAGS = "[/] [/b] [red]x[/red] [ @click=app.quit]x [link=file:///etc/passwd]x[/link] [$error] [50%]"
HOSTILE = f"{MARKUP} {CONTROLS} {TAGS}"

# All that Textual writes, with nothing of a page's: modes, where the cursor goes, 24-bit colours and
# manners, the question whether it may draw whole frames at once, the pointer's shape, line ends.
_OWN = re.compile(
    r"\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1049|2004|2026)[hl]|\x1b\[\?20(?:26|48)\$p|\x1b\[(?:>\d+|<)u"
    r"|\x1b\[\d+;\d+H|\x1b\[(?:0|(?:[1-9];)*(?:[1-9]|(?:[34]8;2;\d+;\d+;\d+;?)+))?m"
    r"|\x1b\]22;[a-z-]+\x07|\r\n"
)
_ACTING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)


def acting(raw: bytes) -> list[str]:
    """What in the bytes acts on a terminal and isn't reader's own, each with what follows it."""
    text = _OWN.sub("", raw.decode("utf-8", "surrogateescape"))
    return [text[found.start() : found.start() + 20] for found in _ACTING.finditer(text)]


def acting_in_lines(text: str) -> list[str]:
    """The same for what a command prints: its only control characters are line ends."""
    return acting(text.replace("\n", "\r\n").encode("utf-8", "surrogateescape"))
