"""reader doctor: whether all is well with the library and with what reader stands on."""

import argparse
import json

from reader.cli import surroundings
from reader.cli.parser import config_and_problems, library_of
from reader.library import health, mending
from reader.library.health import Finding
from reader.text import clean, one_line


def fill(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Looks at the library and at what reader stands on; a line for each. Exit status 1: something is wrong, or a "
        "repair could not bring all of it back."
    )
    parser.epilog = "example:\n  reader doctor --repair"
    parser.add_argument("--repair", action="store_true", help="mends what can be, and says what it did")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """1 where something is wrong, after the repair where one was asked for, and where that could not save all."""
    config, problems = config_and_problems(told=False)
    folder = library_of(options, config)
    found, is_lost = list(health.findings(folder)), False
    if options.repair:
        for line in mending.mend(folder, found):
            is_lost |= isinstance(line, mending.Lost)
            print(_repair(line, options.json))
        found = list(health.findings(folder))
    found += surroundings.findings(problems)
    for one in found:
        print(_as_json(one) if options.json else _as_line(one))
    return int(is_lost or any(one.state == "wrong" for one in found))


def _repair(line: str | mending.NotDone, is_json: bool) -> str:
    """A line of what was mended, or why something wasn't."""
    is_done = isinstance(line, str)
    says = clean(line if isinstance(line, str) else line.why)
    if is_json:
        return json.dumps({"repair" if is_done else "not repaired": says}, ensure_ascii=False)
    return f"{'REPAIR' if is_done else 'NOT REPAIRED'} {says}"


def _as_line(one: Finding) -> str:
    state = one.state.upper() if one.state == "wrong" else one.state
    return f"{state:<6} {one.name:<12} {one_line(one.says)}{f'; {one.todo}' if one.todo else ''}"


def _as_json(one: Finding) -> str:
    fields = {"name": one.name, "state": one.state, "says": one_line(one.says), "todo": one.todo or None}
    return json.dumps(fields, ensure_ascii=False)
