"""The command line: which command the words name, and its exit status."""

import argparse
import errno
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from reader import __version__, paths
from reader.cli.usage import CommandParser, source_word
from reader.errors import ReaderError, UsageError
from reader.text import did_you_mean

if TYPE_CHECKING:
    from reader.config import Config
    from reader.desk import Desk

Commands = argparse._SubParsersAction

COMMANDS = {
    "open": "open_",
    "cat": "cat",
    "add": "add",
    "list": "list_",
    "edit": "edit",
    "undo": "undo",
    "history": "history",
    "import": "import_",
    "export": "export",
    "spam": "spam",
    "backup": "backup",
    "restore": "restore",
    "doctor": "doctor",
    "keys": "keys",
    "config": "config",
    "completion": "completion",
    "manual": "manual",
}
"""The words that name a command, and the module of reader.cli that each stands in."""

SOURCES = "a URL, a file, a folder, a feed, @ID of a bookmark, or - for stdin"
"""What a SOURCE may be, for the help of commands."""

EXAMPLES = """\
examples:
  reader                                 the library, or on the first run an article to try everything on
  reader https://example.org/an-essay    an article with its comments
  reader saved-page.html                 a file: HTML, Markdown, text, EPUB, MHTML or mail
  reader https://example.org/feed        a feed, a folder or a mailbox, as a list to open from
  curl -s https://example.org | reader -
  reader @3                              bookmark 3, without the network
  reader cat --format json URL           the article and its comments as JSON
  reader add URL; reader list            keep an article; what is kept

In the reader: c comments, s spam, b bookmark, ? all keys, q quits.
`reader COMMAND --help` tells more of a command; `reader open list` opens a file named list."""


def run(words: Sequence[str]) -> int:
    """Runs the command that the words name. 0, 1 where something failed, 2 for words that make no sense."""
    try:
        # The first frame makes many objects and no garbage; the app turns the collector on again.
        gc.disable()
        options = _parsed(list(words))
        if not options.draws:
            gc.enable()
        return int(options.run(options))
    except UsageError as error:
        return fail(error, 2)
    except ReaderError as error:
        return fail(error, 1)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # `reader cat … | head` closed its end: nobody is left to tell. Python's own flush at exit must not.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EIO):
            return fail(f"the output can't be written: {error.strerror}")
        from reader import log

        return fail(log.kept(error))


def fail(error: object, status: int = 1) -> int:
    """One line on standard error."""
    print(f"reader: {error}", file=sys.stderr)
    return status


def _parsed(words: list[str]) -> argparse.Namespace:
    """The first word is a command only if it is in the table; everything else is opened."""
    at = _first_word(words)
    if at is not None and words[at] in COMMANDS:
        name = words.pop(at)
    elif set(words) & {"-h", "--help", "-V", "--version"}:
        return _main_parser().parse_args(words)
    else:
        name = "open"
        if at == 0:
            _be_no_command(words[0])
    parser = CommandParser(
        prog=f"reader {name}", formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    add_common(parser)
    parser.set_defaults(draws=name == "open")
    module = import_module(f"reader.cli.{COMMANDS[name]}")
    module.fill(parser)
    return parser.parse_args(words)


def _be_no_command(word: str) -> None:
    """Raises UsageError where a word is nearly a command and nothing else."""
    if word.isalpha() and not os.path.lexists(word) and (meant := did_you_mean(word, COMMANDS)):
        raise UsageError(f"{word}: there is no such file and no such command{meant} `reader --help` lists them")


def _first_word(words: list[str]) -> int | None:
    """Where the first word stands that is no option and no option's value."""
    is_value = False
    for number, word in enumerate(words):
        if not is_value and (not word.startswith("-") or word == "-"):
            return number
        is_value = word in ("--timeout", "--view", "--library")
    return None


def _main_parser() -> argparse.ArgumentParser:
    parser = CommandParser(
        prog="reader",
        description="A web article and the conversation under it, in the terminal, without the spam.",
        usage="reader [SOURCE] | reader COMMAND …",
        epilog=_command_lines() + "\n\n" + EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("source", nargs="?", type=source_word, metavar="SOURCE", help=SOURCES)
    parser.add_argument("-V", "--version", action="version", version=f"reader {__version__}")
    add_common(parser)
    return parser


def _command_lines() -> str:
    rows = [
        ("open SOURCE", "the same as reader SOURCE"),
        ("cat SOURCE…", "articles with their comments to standard output: Markdown, text, HTML or JSON"),
        ("add SOURCE…", "keep articles in the library without opening them"),
        ("list [QUERY]", "what is in the library, or what of it a query finds"),
        ("edit @ID…", "tags, note and state of bookmarks"),
        ("undo", "takes back what was last done to bookmarks"),
        ("history [WORD…]", "what was opened on the screen, the last first; --clear forgets it"),
        ("import FILE…", "bookmarks from Pocket, browsers and most other programs that keep some"),
        ("export [QUERY]", "bookmarks as Markdown, EPUB, HTML, CSV, OPML, a browser's or reader's own file"),
        ("spam judge FILE", "verdicts on comments given as JSON lines"),
        ("spam explain SOURCE", "why each comment of a page is hidden or shown"),
        ("spam marks", "what you marked and whom you muted, as JSON lines; --add reads them back"),
        ("spam forget", "takes back all marks; --undo brings them back"),
        ("backup [FILE]", "a whole copy of the library; one is made each day of use"),
        ("restore [FILE]", "the library as a backup had it; without FILE the backups there are"),
        ("doctor", "whether all is well with the library; --repair mends it"),
        ("keys", "all keys"),
        ("config", "the configuration, documented"),
        ("completion SHELL", "completion of commands, options and files for bash, zsh or fish"),
        ("manual", "the manual page, for man"),
    ]
    return "commands:\n" + "\n".join(f"  {name:<21} {does}" for name, does in rows)


def add_common(parser: argparse.ArgumentParser) -> None:
    """The options that every command has."""
    group = parser.add_argument_group("everywhere")
    group.add_argument("--timeout", type=_seconds, metavar="S", help="seconds a page may take (default 20)")
    group.add_argument("--view", choices=("article", "page"), default="article", help="the article, or the whole page")
    group.add_argument("--linear", action="store_true", help="the screen for screen readers and braille lines")
    group.add_argument("--library", type=Path, metavar="FOLDER", help="another library than the usual one")


def _seconds(word: str) -> float:
    try:
        seconds = float(word)
    except ValueError:
        seconds = 0
    if not 0 < seconds <= 3600:
        raise argparse.ArgumentTypeError("give seconds, more than 0 and at most 3600")
    return seconds


def count(word: str) -> int:
    """How many of something an option asks for, for argparse."""
    if not word.isdecimal() or int(word) < 1:
        raise argparse.ArgumentTypeError("give a number, 1 or more")
    return int(word)


def config_of(options: argparse.Namespace) -> "Config":
    """The person's config; what in it can't be used is told on standard error, a line each."""
    return config_and_problems()[0]


def config_and_problems(told: bool = True) -> "tuple[Config, list[str]]":
    """The same with those lines: settings of wrong names or values, keys that can't be used."""

    from reader import config

    file = paths.config_file()
    found, problems = config.load(file)
    if found.keys or found.preset != "default":
        from reader.tui.keymap import checked

        keys, key_problems = checked(found.preset, found.keys)
        found = found._replace(keys=keys)
        problems += [config.located(file, name, words, "keys") for name, words in key_problems]
    for problem in problems if told else ():
        fail(problem)
    return found, problems


def tell_theme(name: str) -> bool:
    """Tells of a theme in the config that isn't there, and whether it did.

    It takes the screen's toolkit, which knows most of them.
    """
    from reader import config
    from reader.tui import themes

    told = themes.problem(name)
    if told:
        fail(config.located(paths.config_file(), "theme", told))
    return told is not None


def library_of(options: argparse.Namespace, config: "Config") -> Path:
    """The folder of the library that the options or the config name, as an absolute path."""
    named = options.library or (Path(config.library).expanduser() if config.library else paths.library_folder())
    return Path(os.path.abspath(named))


def desk_of(options: argparse.Namespace, config: "Config", *, source_count: int = 1) -> "Desk":
    """The library and the limits that the options and the config ask for. Hosts are spared where sources are many."""
    from reader.desk import Desk
    from reader.fetch.limits import BULK_PAUSE, Limits
    from reader.library.store import Store

    limits = Limits(
        seconds=options.timeout or config.timeout,
        pause=BULK_PAUSE if source_count > 1 else 0.0,
    )
    return Desk(Store(library_of(options, config)), limits, options.view, config.third_parties, config.history)
