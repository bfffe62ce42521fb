"""The one table of keys: bindings, footer, palette, help, `reader keys` and README are made from it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, cast

Where = Literal[
    "everywhere", "reading", "library", "lists", "history", "list", "links", "contents", "hits", "help", "highlights"
]

SCREENS: tuple[Where, ...] = (
    "reading", "library", "lists", "history", "list", "links", "contents", "hits", "help", "highlights"
)  # fmt: skip

SHOWN = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "space": "Space", "pagedown": "PgDn", "pageup": "PgUp",
    "home": "Home", "end": "End", "tab": "Tab", "enter": "Enter", "escape": "Esc", "f1": "F1",
    "backspace": "⌫", "slash": "/", "question_mark": "?", "exclamation_mark": "!", "equals_sign": "=",
    "right_square_bracket": "]", "left_square_bracket": "[", "minus": "-", "plus": "+", "less_than_sign": "<",
    "greater_than_sign": ">", "colon": ":", "backslash": "\\", "right_curly_bracket": "}",
    "left_curly_bracket": "{", "comma": ",", "quotation_mark": '"', "number_sign": "#",
    "ampersand": "&", "at": "@", "asterisk": "*", "full_stop": ".", "semicolon": ";", "underscore": "_", "tilde": "~",
    "apostrophe": "'", "vertical_line": "|", "dollar_sign": "$", "percent_sign": "%", "circumflex_accent": "^",
    "grave_accent": "`", "left_parenthesis": "(", "right_parenthesis": ")",
}  # fmt: skip
_MODIFIERS = {"alt+": "Alt+", "ctrl+": "^", "shift+": "⇧"}


_DIGITS = tuple("0123456789")
_COUNTED = frozenset(
    "line-down line-up page-down page-up half-down half-up next-heading previous-heading next-hit previous-hit"
    " next-sibling previous-sibling next-new previous-new parent narrower wider split-left split-right undo"
    " go-back go-forward sideways-left sideways-right theme pick".split()
)


class Key(NamedTuple):
    """One meaning and its keys. id is stable: config.toml remaps by it. keys are Textual's names, first the main one.

    where are the screens that it works on; short is the word in the footer, "" where it doesn't stand there;
    is_counted tells that a number typed before it says how many times it is done.
    """

    id: str
    keys: tuple[str, ...]
    does: str
    group: str
    where: tuple[Where, ...] = ("reading",)
    short: str = ""

    @property
    def is_counted(self) -> bool:
        return self.id in _COUNTED

    @property
    def action(self) -> str:
        return self.id.replace("-", "_")

    @property
    def names(self) -> tuple[str, ...]:
        """The keys as a person writes them."""
        return ("0–9",) if self.keys == _DIGITS else tuple(map(shown, self.keys)) or ("–",)

    @property
    def shown(self) -> str:
        return " ".join(self.names)


def shown(key: str) -> str:
    """A Textual key name as a person writes it: "exclamation_mark" is "!", "ctrl+f" is "^F"."""
    for modifier, sign in _MODIFIERS.items():
        if key.startswith(modifier):
            name = shown(key.removeprefix(modifier))
            return sign + (name.upper() if modifier == "ctrl+" and len(name) == 1 else name)
    return SHOWN.get(key) or (key.capitalize() if len(key) > 1 else key)


def _key(identifier: str, keys: str, does: str, group: str, where: str = "reading", short: str = "") -> Key:
    return Key(identifier, tuple(keys.split()), does, group, cast("tuple[Where, ...]", tuple(where.split())), short)


KEYS: tuple[Key, ...] = (
    _key("line-down", "j down", "scroll down; next comment", "Moving", "everywhere"),
    _key("line-up", "k up", "scroll up; previous comment", "Moving", "everywhere"),
    _key("page-down", "space pagedown ctrl+f", "a page down", "Moving", "everywhere"),
    _key("page-up", "pageup ctrl+b", "a page up", "Moving", "everywhere"),
    _key("half-down", "d", "half a page down", "Moving", "everywhere"),
    _key("half-up", "u", "half a page up", "Moving", "everywhere"),
    _key("top", "g home", "to the top", "Moving", "everywhere"),
    _key("bottom", "G end", "to the bottom", "Moving", "everywhere"),
    _key(
        "count",
        "0 1 2 3 4 5 6 7 8 9",
        "a number before a key: so many times; before that to the bottom: to so many % of the text, or to that comment",
        "Moving",
        "everywhere",
    ),
    _key("next-heading", "right_square_bracket", "next heading, or top-level comment", "Moving"),
    _key("previous-heading", "left_square_bracket", "previous heading, or top-level comment", "Moving"),
    _key("sideways-left", "left", "back in a wide table or code; fold the replies", "Moving"),
    _key("sideways-right", "right", "sideways in a wide table or code; unfold the replies", "Moving"),
    _key("contents", "t", "contents: the headings, or the threads", "Moving", "reading contents"),
    _key(
        "lists",
        "t",
        "choose a list: the unread, the archive, the trash, those of a tag",
        "Moving",
        "library lists",
        "lists",
    ),
    _key(
        "go-back",
        "ctrl+o backspace ctrl+left alt+left",
        "back to where one was, on this page or the one before",
        "Moving",
        "everywhere",
    ),
    _key("go-forward", "ctrl+right alt+right", "forward again", "Moving", "everywhere"),
    _key("other-pane", "tab shift+tab", "to the other pane", "Moving"),
    _key(
        "find",
        "slash",
        "find in the focused pane, or in the whole library; in a pane ^R makes it a regular expression",
        "Finding",
        "everywhere",
    ),
    _key("next-hit", "n", "next hit", "Finding", "everywhere"),
    _key("previous-hit", "N", "previous hit", "Finding", "everywhere"),
    _key("hits", "ampersand", "list of all hits, with the words around them", "Finding", "everywhere"),
    _key("hints", "f", "letters over links, footnotes, pictures and folds: open one here", "Links"),
    _key("hints-browser", "F", "the same, opened in the browser", "Links"),
    _key("links", "number_sign", "list of all links", "Links", "reading links"),
    _key("conversation", "c", "show or hide the conversation", "Conversation", short="comments"),
    _key("spam", "s", "show or hide spam", "Conversation", short="spam"),
    _key("hidden-kinds", "S", "what is hidden: spam, spam and all pings, nothing", "Conversation"),
    _key("mark", "exclamation_mark", "mark a comment as spam, or as not spam", "Conversation"),
    _key("mute", "X", "mute the author of a comment, everywhere, or hear them again", "Conversation"),
    _key(
        "why",
        "equals_sign",
        "why a comment is hidden; what is known of the article, or the bookmark",
        "Conversation",
        "reading library",
    ),
    _key(
        "fold",
        "enter",
        "fold or unfold the replies; in the article open the footnote or picture in view",
        "Conversation",
    ),
    _key("fold-one", "h", "fold the replies", "Conversation"),
    _key("unfold-one", "l", "unfold the replies", "Conversation"),
    _key("fold-all", "H", "fold all threads", "Conversation"),
    _key("unfold-all", "L", "unfold all threads", "Conversation"),
    _key("next-sibling", "J", "next comment of the same depth", "Conversation"),
    _key("previous-sibling", "K", "previous comment of the same depth", "Conversation"),
    _key("parent", "p", "to the comment that this one answers", "Conversation"),
    _key("root", "P", "to the beginning of the thread", "Conversation"),
    _key("fold-thread", "backslash", "fold the whole thread that one is in", "Conversation"),
    _key(
        "next-new",
        "right_curly_bracket",
        "next comment that is new since the last visit, or paragraph that is new after reading again",
        "Conversation",
    ),
    _key("previous-new", "left_curly_bracket", "previous new comment or paragraph", "Conversation"),
    _key(
        "sort",
        "comma",
        "order of the threads: as on the page, newest, oldest, score; order of the library",
        "Conversation",
        "reading library",
    ),
    _key("quote", "quotation_mark", "from a quotation to its paragraph, and back", "Conversation"),
    _key("discussions", "D", "load comments that are elsewhere, and discussions of the same article", "Conversation"),
    _key("bookmark", "b", "keep the article and its conversation, or put it away", "Keeping", short="bookmark"),
    _key("library", "B", "the library", "Keeping", "reading history list"),
    _key("history", "E", "the history: what was opened, the last first", "Keeping", "reading library history list"),
    _key(
        "open",
        "enter",
        "open what is chosen in a list",
        "Keeping",
        "library lists history list links contents hits help highlights",
        short="open",
    ),
    _key(
        "highlight",
        "m",
        "highlight the selection, the comment or the paragraph; again: its sentences, one by one, and off",
        "Keeping",
    ),
    _key("next-highlight", "apostrophe", "to the next highlight", "Keeping"),
    _key("highlights", "semicolon", "list of all highlights and their notes", "Keeping", "reading highlights"),
    _key(
        "note",
        "a",
        "a note on the highlight one is at; else a note and tags on the article; tags on all that are picked",
        "Keeping",
        "reading library",
    ),
    _key(
        "pick",
        "x",
        "pick a bookmark, or no longer; the keys below then do it to all that are picked",
        "Keeping",
        "library",
        "pick",
    ),
    _key("pick-all", "ctrl+a", "pick all of the list, or none", "Keeping", "library"),
    _key("archive", "A", "into the archive, or out of it", "Keeping", "reading library"),
    _key("favourite", "asterisk", "a favourite, or no longer", "Keeping", "reading library"),
    _key("mark-read", "i", "read, or unread again", "Keeping", "reading library"),
    _key("put-away", "X b", "put the bookmark into the trash, or take it out", "Keeping", "library"),
    _key("forget", "X", "take an article out of the history", "Keeping", "history", short="forget"),
    _key("forget-all", "C", "clear the history, once you say yes", "Keeping", "history", short="clear"),
    _key(
        "undo",
        "U",
        "undo the last mark, muting, highlight or note, or what was done to bookmarks",
        "Keeping",
        "everywhere",
    ),
    _key("browser", "o", "open the article, or the comment, in the browser", "Keeping", "everywhere"),
    _key("copy-link", "y", "copy the link", "Keeping", "reading links library"),
    _key(
        "copy-quoted",
        "Y",
        "copy the selection, highlight, comment or paragraph as a quotation with the link",
        "Keeping",
    ),
    _key("write", "w", "write the article and its comments into a file, as Markdown", "Keeping"),
    _key("pipe", "vertical_line", "the same into a command", "Keeping"),
    _key("edit", "e", "open a copy of it in the editor: $VISUAL or $EDITOR", "Keeping"),
    _key(
        "reload",
        "r",
        "read the page again, keeping the place; bring bookmarks up to date",
        "Screen",
        "reading list library",
    ),
    _key("view", "v", "the article, or the whole page; of a page without an article its feed", "Screen"),
    _key("narrower", "minus", "a narrower column", "Screen"),
    _key("wider", "plus", "a wider column", "Screen"),
    _key("split-left", "less_than_sign", "more room for the conversation", "Screen"),
    _key("split-right", "greater_than_sign", "more room for the article", "Screen"),
    _key("zen", "z", "the text and nothing else", "Screen"),
    _key("theme", "T", "next theme", "Screen", "everywhere"),
    _key("mouse", "M", "the mouse is reader's, or the terminal's own", "Screen", "everywhere"),
    _key("command", "colon ctrl+p", "commands; open a location", "Screen", "everywhere"),
    _key("help", "question_mark f1", "this help", "Screen", "everywhere", short="help"),
    _key("cancel", "escape", "close, clear the find, stop loading; never quits", "Screen", "everywhere"),
    _key("back", "q", "back, or quit", "Screen", "everywhere"),
    _key("quit", "Q ctrl+q", "quit", "Screen", "everywhere"),
)

_KEYS = {key.id: key for key in KEYS}


def chosen_keys(chosen: Mapping[str, str]) -> tuple[Key, ...]:
    """The table with other keys for some actions, as keymap.checked gives them."""
    return tuple(
        key._replace(keys=tuple(filter(None, chosen[key.id].split(",")))) if key.id in chosen else key for key in KEYS
    )


def key_of(identifier: str, chosen: Mapping[str, str] = MappingProxyType({})) -> str:
    """The main key of an action as a person writes it; where it has none now, the way by the palette: ": undo"."""
    names = _KEYS[identifier].keys if identifier not in chosen else chosen[identifier].split(",")
    return shown(names[0]) if any(names) else f"{key_of('command', chosen)} {identifier}"


def keys_for(where: Where, keys: tuple[Key, ...] = KEYS) -> tuple[Key, ...]:
    """The keys that work on a screen."""
    return tuple(key for key in keys if not {where, "everywhere"}.isdisjoint(key.where))


def sheet(keys: tuple[Key, ...] = KEYS) -> str:
    """The whole table as text."""
    groups = dict.fromkeys(key.group for key in keys)
    parts = []
    for group in groups:
        rows = [f"  {key.shown:<16} {key.does}" for key in keys if key.group == group]
        parts.append("\n".join([group, *rows]))
    return "\n\n".join(parts)


def markdown_table() -> str:
    """The whole table as Markdown, for README."""
    rows = [f"| {' '.join(f'`{name}`' for name in key.names)} | {key.does} |" for key in KEYS]
    return "\n".join(["| key | does |", "| --- | --- |", *rows])
