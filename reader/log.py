"""What went wrong inside reader itself: the details into a file, one line for the person."""

import traceback

from reader import paths
from reader.text import one_line


def kept(error: BaseException) -> str:
    """Adds an error's traceback to the log; the line that says so. Never raises."""
    what = one_line(f"{type(error).__name__}: {error}")[:200]
    try:
        file = paths.made(paths.state_folder()) / "errors.log"
        with file.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write("".join(traceback.format_exception(error)) + "\n")
    except Exception:
        return f"reader made a mistake ({what}), and could not write the details down"
    return f"reader made a mistake ({what}); the details are in {file}, please report them"
