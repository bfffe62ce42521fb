"""reader completion: what a shell needs to complete reader's commands, options and files."""

import argparse

from reader.cli.tree import commands_of, whole_parser

SHELLS = ("bash", "zsh", "fish")
_FILES = ("SOURCE", "FILE")
_FOLDERS = ("FOLDER",)


def fill(parser: argparse.ArgumentParser) -> None:
    parser.description = "Prints the completion of reader's commands, options and files for a shell."
    parser.epilog = (
        "examples:\n"
        '  bash: eval "$(reader completion bash)" in ~/.bashrc\n'
        "  zsh:  reader completion zsh > a folder of $fpath/_reader\n"
        "  fish: reader completion fish > ~/.config/fish/completions/reader.fish"
    )
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """The script on standard output."""
    import shtab

    parser = whole_parser()
    for command, _ in commands_of(parser):
        for action in command._actions:
            if action.metavar in _FILES:
                action.complete = shtab.FILE  # type: ignore[attr-defined]
            elif action.metavar in _FOLDERS:
                action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
    print(shtab.complete(parser, options.shell))
    return 0
