"""The command's way in, installed as the module reader_tui: a name that no other project's reader can take.

PyPI's reader writes over this package where both share an environment, and one on PYTHONPATH goes before it.
"""

import sys
from importlib.util import find_spec


def main() -> None:
    """Runs reader; where another project's package of that name stands in its place, says so in one line."""
    if not _is_ours():
        sys.exit(
            f"reader: another project's package named reader{_where()} stands in place of this one;"
            " give reader-tui an environment of its own (pipx install reader-tui), and unset PYTHONPATH"
        )
    from reader.__main__ import main

    main()


def _is_ours() -> bool:
    """This project's package imports nothing by itself, so one that can't be imported is another's."""
    try:
        import reader

        return not hasattr(reader, "make_reader") and find_spec("reader.cli") is not None
    except ImportError:
        return False


def _where() -> str:
    try:
        spec = find_spec("reader")
    except (ImportError, ValueError):
        return ""
    return f" ({spec.origin!a})" if spec and spec.origin else ""


if __name__ == "__main__":
    main()
