"""reader cat over many sources and many pages: in order, each for itself, whole."""

import json
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

from tests.blog import blog, post
from tests.cli.process import ROOT, reader
from tests.fetch.conftest import answer, serve

__all__ = ["serve"]


def test_order_holds_whatever_takes_longest(tmp_path: Path) -> None:
    """The first source is a pipe that is written last; a page that kills its child costs only itself."""
    os.mkfifo(tmp_path / "slow.html")
    bad = tmp_path / "bad.html"
    bad.write_text("<p class=x>" + "<ul><li>a" * 100_000, "utf-8")
    good = [blog(tmp_path, 0, 0, name=f"{number}.html", title=f"Post {number}") for number in range(6)]
    sources = [str(tmp_path / "slow.html"), *good[:3], str(bad), str(tmp_path / "none"), *good[3:]]
    command = [sys.executable, "-m", "reader", "cat", "--format", "json", "--no-comments", *sources]
    # A shell that starts the tests in the background has them ignore the signal, and children inherit that.
    heeds = partial(signal.signal, signal.SIGINT, signal.default_int_handler)
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, text=True, cwd=ROOT, preexec_fn=heeds, **pipes) as running:
        assert running.stdout
        assert running.stdout.readline() == "# The Lock at Marlow\n"  # the first in order is there at once
        running.send_signal(signal.SIGINT)
        try:
            _, told = running.communicate(timeout=30)
        finally:
            running.kill()
    assert running.returncode == 130
    assert "Traceback" not in told


def paged(number: int, last: int) -> bytes:
    pager = "".join(f'<a href="/ferry/{other}/">{other}</a> ' for other in range(1, last + 1))
    words = "".join(f"<p>{number}.{part}. {'The ferry crossed the river each morning. ' * 5}</p>" for part in range(6))
    page = post(title="The Ferry", body=f"{words}<p>{pager}</p>")
    return page.replace("</head>", '<meta property="og:type" content="article"></head>').encode()


def test_a_paged_article_is_whole(serve) -> None:  # type: ignore[no-untyped-def]
    def handle(connection, request):  # type: ignore[no-untyped-def]
        segments = request.split()[1].strip("/").split("/")
        number = int(segments[1]) if len(segments) > 1 else 1
        answer(paged(number, 3))(connection, request)

    server = serve(handle)
    (found,) = [json.loads(reader("cat", "--format", "json", f"{server.url}/ferry/").stdout)]
    places = [found["markdown"].index(f"{number}.0. The ferry") for number in (1, 2, 3)]
    assert places == sorted(places)
    assert (found["title"], found["next_page"], found["note"]) == ("The Ferry", None, None)
    assert len(server.requests) == 3


def test_a_page_that_is_missing_is_told(serve) -> None:  # type: ignore[no-untyped-def]
    def handle(connection, request):  # type: ignore[no-untyped-def]
        if request.split()[1].rstrip("/").endswith("2"):
            answer(b"no", "404 Not Found")(connection, request)
        else:
            answer(paged(1, 2))(connection, request)

    done = reader("cat", "--format", "json", f"{serve(handle).url}/ferry/")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert "1.5. The ferry" in found["markdown"]
    assert found["next_page"].endswith("/ferry/2/")
    assert found["note"].startswith("page 2 of it is missing") and found["note"] in done.stderr
