"""python -m reader; the command `reader` comes here through reader/launch.py."""

import sys

from reader.cli.parser import run


def main() -> None:
    """Runs the command line and ends with its exit status."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
