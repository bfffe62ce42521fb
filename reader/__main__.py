"""The way in: the command `reader`, and python -m reader."""

import sys

import reader


def main() -> None:
    """Runs the command line and ends with its exit status."""
    if hasattr(reader, "make_reader"):
        sys.exit(
            "reader: another project named reader (a feed library) is installed over this one;"
            " give reader-tui an environment of its own: pipx install reader-tui"
        )
    from reader.cli.parser import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
