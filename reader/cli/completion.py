"""reader completion: what a shell needs to complete reader's commands, options and files, and words of the library."""

import argparse
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from reader.cli.parser import config_and_problems, library_of
from reader.errors import UsageError
from reader.text import one_line

SHELLS = ("bash", "zsh", "fish")
KINDS = ("tag", "bookmark", "query")
_TAG = "tag:"


class _Shells(tuple[str, ...]):
    """The shells, which are named where a word is none of them; what their scripts ask for is taken too."""

    def __contains__(self, word: object) -> bool:
        return super().__contains__(word) or word in KINDS


def fill(parser: argparse.ArgumentParser) -> None:
    parser.description = "Prints the completion of commands, options, files, tags and bookmarks for a shell."
    parser.epilog = (
        "examples:\n"
        '  bash: eval "$(reader completion bash)" in ~/.bashrc\n'
        "  zsh:  reader completion zsh > a folder of $fpath/_reader\n"
        "  fish: reader completion fish > ~/.config/fish/completions/reader.fish\n\n"
        "What these scripts ask for: `reader completion tag WORD` prints the tags that begin with WORD, `bookmark @1`\n"
        "the bookmarks, `query tag:WORD` the tags as a query names them."
    )
    parser.add_argument("shell", choices=_Shells(SHELLS), metavar="SHELL", help=", ".join(SHELLS))
    parser.add_argument("word", nargs="?", metavar="WORD", help="what tag, bookmark and query begin with")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """The script on standard output; or what begins with a word, a line each, nothing where that can't be known."""
    if options.shell in KINDS:
        config, _ = config_and_problems(told=False)
        with suppress(sqlite3.Error, OSError):
            for line in _offered(library_of(options, config) / "main.db", options.shell, options.word or ""):
                print(line)
    elif options.word is not None:
        raise UsageError(f"{options.shell} stands alone; `reader completion {options.shell}`")
    else:
        print(_script(options.shell))
    return 0


def _offered(file: Path, kind: str, word: str) -> Iterator[str]:
    from reader.library import offered
    from reader.library.query import naming

    word = word.lstrip("'\"").replace("\\", "")
    if kind == "tag":
        yield from map(one_line, offered.tags(file, word))
    elif kind == "bookmark" and word.startswith("@"):
        yield from (f"@{number}\t{one_line(name)}" for number, name in offered.bookmarks(file, word[1:]))
    elif kind == "query" and word.removeprefix("-").startswith(_TAG):
        before, _, name = word.partition(_TAG)
        for tag in map(one_line, offered.tags(file, name.lstrip('"'))):
            yield f"{before}{naming('tag', tag)}"


def _script(shell: str) -> str:
    import shtab

    from reader.cli import shells
    from reader.cli.tree import commands_of, whole_parser

    completers = {
        "SOURCE": shells.SOURCE,
        "FILE": shtab.FILE,
        "FOLDER": shtab.DIRECTORY,
        "TAG": shells.TAG,
        "QUERY": shells.QUERY,
        "@ID": shells.BOOKMARK,
    }
    parser = whole_parser()
    for command, _ in commands_of(parser):
        for action in command._actions:
            if isinstance(action.metavar, str) and action.metavar in completers:
                action.complete = completers[action.metavar]  # type: ignore[attr-defined]
    return f"{shtab.complete(parser, shell)}{shells.BASH_END if shell == 'bash' else ''}"
