"""What the words of a command line mean: a SOURCE; and of those that make no sense, in one line, what to do."""

import argparse
import os
import re
from typing import NoReturn

from reader import links
from reader.errors import UsageError
from reader.patterns import lazy
from reader.text import did_you_mean

_SAID = (
    (r"the following arguments are required: (.+)", r"\1 is missing"),
    (r"one of the arguments (.+) is required", r"give one of \1"),
    (r"argument (\S+): expected (?:one|at least one) argument", r"\1 needs a value behind it"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 and \2 exclude each other"),
    (r"argument (\S+): (.+)", r"\1: \2"),
)
"""What argparse says, and what is said instead."""
_NOT_KNOWN = "unrecognized arguments: "
_NOT_CHOSEN = lazy(r"argument (\S+): invalid choice: '(.*)' \(choose from (.*)\)")


class CommandParser(argparse.ArgumentParser):
    """A parser for one command, or for an action of one, whose errors are ReaderErrors."""

    def error(self, message: str) -> NoReturn:
        is_open = self.prog in ("reader", "reader open")
        begin = "" if is_open else f"{self.prog.removeprefix('reader ')}: "
        told = self._told(message)
        asking = "reader" if is_open else self.prog
        raise UsageError(f"{begin}{told}{'' if told.endswith('?') else ';'} `{asking} --help` tells what there is")

    def _told(self, message: str) -> str:
        if message.startswith(_NOT_KNOWN):
            return self._not_known(message.removeprefix(_NOT_KNOWN).split(" ")[0])
        if found := _NOT_CHOSEN.fullmatch(message):
            choices = found[3].replace("'", "").split(", ")
            return f"{found[1]} is one of {', '.join(choices)}, not {found[2]}{did_you_mean(found[2], choices)}"
        return next((re.sub(said, told, message) for said, told in _SAID if re.fullmatch(said, message)), message)

    def _not_known(self, word: str) -> str:
        if word.startswith("-"):
            name = word.partition("=")[0]
            return f"there is no option {name}{did_you_mean(name, self._options())}"
        if self.prog == "reader open":
            return "one source can be open at a time; `reader cat` prints several, `reader add` keeps several"
        return f"{word} is a word too many"

    def _options(self) -> list[str]:
        """The options of this command, and of its actions."""
        parsers = [
            self,
            *(parser for action in self._actions if isinstance(action, argparse._SubParsersAction)
              for parser in action.choices.values()),
        ]  # fmt: skip
        return [name for parser in parsers for action in parser._actions for name in action.option_strings]


def source_word(word: str) -> str:
    """A SOURCE of the command line, for argparse: some shell's variable is empty at times."""
    if not word or word.isspace():
        raise argparse.ArgumentTypeError("it is empty; give an address, a file or @ID of a bookmark")
    return word


def parted(source: str) -> tuple[str, str]:
    """A file and the place in it that is meant (page.html#tides); one that is itself called so goes before."""
    path, sign, place = source.rpartition("#")
    if sign and not links.is_web(source) and os.path.isfile(path) and not os.path.lexists(source):
        return path, place
    return source, ""


def whole_word(word: str) -> str:
    """A SOURCE of which all is taken, whatever place in it is named."""
    return parted(source_word(word))[0]
