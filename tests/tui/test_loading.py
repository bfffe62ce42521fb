"""What the screen says while a page loads, when it doesn't come, and of a configuration that is wrong."""

import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.blog import blog, genuine, post
from tests.fetch.conftest import Server, answer
from tests.tui.conftest import Open

Serve = Callable[..., Server]


@pytest.fixture
def slow(serve: Serve) -> tuple[Server, threading.Event]:
    """A server that answers once it is told to."""
    told = threading.Event()
    page = post([genuine(0)]).encode()

    def handle(connection: socket.socket, request: str) -> None:
        told.wait(20)
        answer(page)(connection, request)

    return serve(handle), told


def test_the_screen_stands_while_a_page_loads(reader: Open, slow: tuple[Server, threading.Event]) -> None:
    server, told = slow
    terminal = reader(f"{server.url}/post").wait_for(f"{server.url}/post", "127.0.0.1", "waiting", "Esc cancels")
    terminal.press("?").wait_for("Moving").press("esc").wait_for("waiting")
    told.set()
    terminal.wait_for("Alder 1.", "Ana Lund", "1 comment · 1 shown").wait_without("waiting")


def test_a_pane_that_waits_for_its_comments_says_so(reader: Open, slow: tuple[Server, threading.Event]) -> None:
    server, told = slow
    terminal = reader(f"{server.url}/post").wait_for("waiting").press("c").wait_for("Still loading: no comments yet.")
    terminal.press("esc").wait_for("No comments.").press("r").wait_for("Still loading")
    told.set()
    terminal.wait_for("Ana Lund").wait_without("Still loading")


def test_esc_cancels_and_r_tries_again(reader: Open, slow: tuple[Server, threading.Event]) -> None:
    server, told = slow
    terminal = reader(f"{server.url}/post").wait_for("Esc cancels").press("esc").wait_for("loading was stopped")
    told.set()
    terminal.press("b").wait_for("nothing to keep yet").press("r").wait_for("Alder 1.")
    assert len(server.requests) == 2


def test_ctrl_c_cancels_too_and_leaving_never_waits(reader: Open, slow: tuple[Server, threading.Event]) -> None:
    server, _ = slow
    terminal = reader(f"{server.url}/post").wait_for("Esc cancels").press("ctrl+c").wait_for("again quits")
    terminal.wait_without("Esc cancels").press("r").wait_for("Esc cancels").press("q")
    assert terminal.wait_for_end() == 0


def test_a_reload_that_fails_leaves_the_article(reader: Open, serve: Serve) -> None:
    server = serve(answer(post([genuine(0)]).encode()))
    terminal = reader(f"{server.url}/post").wait_for("Alder 1.", "Ana Lund")
    server.handler = answer(b"broken", "500 Internal Server Error")
    terminal.press("r").wait_for("500").wait_for("Alder 1.", "Ana Lund")


def test_a_page_that_is_gone_is_read_from_its_bookmark(reader: Open, serve: Serve) -> None:
    server = serve(answer(post([genuine(0)]).encode()))
    terminal = reader(f"{server.url}/post").wait_for("Alder 1.", "Ana Lund").press("b").wait_for("kept as @1")
    terminal.press("Q")
    terminal.wait_for_end()
    server.close()
    server.handler = answer(b"", "503 Service Unavailable")
    reader(f"{server.url}/post").wait_for("Alder 1.", "Ana Lund", "1 comment · 1 shown")


def test_r_on_a_bookmark_reads_its_file_again_and_shows_the_copy_where_that_is_gone(
    reader: Open, tmp_path: Path
) -> None:
    page = tmp_path / "post.html"
    page.write_text(post([genuine(0)]), "utf-8")
    terminal = reader("post.html", cwd=tmp_path).wait_for("Alder 1.").press("b").wait_for("kept as @1").press("Q")
    terminal.wait_for_end()
    page.write_text(post([genuine(0)]).replace("Alder 1.", "Hazel 1."), "utf-8")
    terminal = reader("@1").wait_for("Alder 1.", "the copy kept on").press("r")
    terminal.wait_for("the text changed", "Hazel 1.").wait_without("Alder 1.")
    page.unlink()
    terminal.press("r").wait_for("the copy kept on", "no such file", "Hazel 1.").press("Q")
    assert terminal.wait_for_end() == 0


def test_r_on_a_bookmark_reads_its_address_again(reader: Open, serve: Serve) -> None:
    server = serve(answer(post([genuine(0)]).encode()))
    terminal = reader(f"{server.url}/post").wait_for("Alder 1.", "Ana Lund").press("b").wait_for("kept as @1")
    terminal.press("Q").wait_for_end()
    server.handler = answer(post([genuine(0)]).replace("Alder 1.", "Hazel 1.").encode())
    terminal = reader("@1").wait_for("Alder 1.", "the copy kept on").press("r").wait_for("the text changed", "Hazel 1.")
    server.handler = answer(b"broken", "500 Internal Server Error")
    terminal.press("r").wait_for("the copy kept on", "500", "Hazel 1.")


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        ("404 Not Found", b"<p>No such page here", "404"),
        ("403 Forbidden", b"<p>No", "403"),
        ("200 OK", b"", "empty"),
        ("200 OK", b"<html><body></body></html>", ""),
    ],
)
def test_a_page_that_does_not_come_is_told(reader: Open, serve: Serve, status: str, body: bytes, said: str) -> None:
    terminal = reader(f"{serve(answer(body, status)).url}/post").wait_for("could not be opened", said)
    terminal.press("b").wait_for("nothing to keep").press("q")
    assert terminal.wait_for_end() == 0


def configured(folder: Path, text: str) -> Path:
    path = folder / "config" / "reader" / "config.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_a_key_can_be_remapped(reader: Open, tmp_path: Path, private_folders: Path) -> None:
    configured(private_folders, '[keys]\nconversation = "C"\nspam = "f5,x"\n')
    terminal = reader(blog(tmp_path)).wait_for("Ana Lund").press("C").wait_without("Ana Lund")
    terminal.press("C").wait_for("Ana Lund").press("x").wait_for("15 of them spam").press("s", "c").settle()
    terminal.wait_for("15 of them spam", "Ana Lund").press("?").wait_for("Moving")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[keys]\nnosuchaction = "v"\n', "nosuchaction"),
        ('[keys]\nspam = "nosuchkey"\n', "nosuchkey"),
        ('[keys]\nspam = "c"\n', "c"),
        ("colour = 3\n", "colour"),
        ("column = 3\n", "20 to 400"),
        ("column = [\n", "not TOML"),
    ],
)
def test_what_is_wrong_in_the_configuration_is_told(
    reader: Open, tmp_path: Path, private_folders: Path, text: str, said: str
) -> None:
    file = configured(private_folders, text)
    (tmp_path / "a.md").write_text("Some words.\n", "utf-8")
    terminal = reader(str(tmp_path / "a.md")).wait_for("Some words.").press("q")
    assert terminal.wait_for_end() == 0
    printed = terminal.raw.decode().replace("\r\n", "\n")
    (line,) = [line for line in printed.split("\n") if line.startswith("reader: ")]
    assert file.name in line
    assert said in line


@pytest.mark.parametrize("columns", [120, 60])
def test_how_many_faults_the_configuration_has_is_told(
    reader: Open, tmp_path: Path, private_folders: Path, columns: int
) -> None:
    faults = 'theme = "nrod"\ncolum = 80\ncolumn = 4000\nspam = "all"\n[keys]\ndown = "j"\nspam = "ctrl+i"\n'
    configured(private_folders, faults)
    (tmp_path / "a.md").write_text("Some words.\n", "utf-8")
    terminal = reader(str(tmp_path / "a.md"), columns=columns)
    terminal.wait_for("6 faults in config.toml, `reader config` tells")
    assert terminal.press("q").wait_for_end() == 0


def a_file_for_a_folder(folder: Path) -> Path:
    (folder / "file").write_text("not a folder", "utf-8")
    return folder / "file" / "shelf"


def a_damaged_store(folder: Path) -> Path:
    (folder / "shelf").mkdir()
    (folder / "shelf" / "main.db").write_bytes(b"this is no database, it only looks for trouble " * 1000)
    return folder / "shelf"


@pytest.mark.parametrize(
    ("make", "said"),
    [(a_file_for_a_folder, "no folder; name the"), (a_damaged_store, "saves what can be read; b tries again")],
)
def test_a_library_that_cannot_be_used_leaves_the_article(
    reader: Open, tmp_path: Path, make: Callable[[Path], Path], said: str
) -> None:
    terminal = reader("--library", str(make(tmp_path)), blog(tmp_path)).wait_for("Alder 1.", "15 spam hidden")
    terminal.press("b").wait_for(said).press("s").wait_for("15 of them spam").press("B").settle().press("q")
    terminal.press("Q")
    assert terminal.wait_for_end() == 0
