"""Pictures in half cells, where the extra for them is installed: fetched when asked for, not before."""

import io
from pathlib import Path

import pytest

from tests.blog import post
from tests.fetch.conftest import answer, paths
from tests.tui.piloted import Piloted, opened
from tests.tui.test_links import Serve

Image = pytest.importorskip("PIL.Image", reason="Pillow, of the extra for pictures, is not installed")

BODY = "<p>Words before it.</p><p><img src='/boat' alt='A boat'> goes by.</p>" + "<p>More words of it.</p>" * 9


def png(width: int, height: int) -> bytes:
    """Red above, blue below."""
    made = Image.new("RGB", (width, height), "red")
    made.paste("blue", (0, height // 2, width, height))
    kept = io.BytesIO()
    made.save(kept, "PNG")
    return kept.getvalue()


def colours(reader: Piloted) -> list[tuple[str, str]]:
    """The upper and lower colour in the middle of each row that shows some of a picture."""
    found = []
    for strip in reader.app.screen._compositor.render_strips():
        segments = [one for one in strip if "▀" in one.text and one.style and one.style.color and one.style.bgcolor]
        if segments:
            style = segments[len(segments) // 2].style
            found.append((style.color.get_truecolor().hex, style.bgcolor.get_truecolor().hex))
    return found


@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
async def test_a_picture_is_fetched_when_asked_for_and_drawn(serve: Serve, size: tuple[int, int]) -> None:
    asked = []

    def boat(connection, request):  # type: ignore[no-untyped-def]
        asked.append(request)
        answer(png(400, 200), media_type="image/png")(connection, request)

    server = serve(paths(post=answer(post([], body=BODY).encode()), boat=boat))
    async with opened(f"{server.url}/post", size=size) as reader:
        await reader.wait_for("Words before it.", "[image: A boat]")
        before, nothing_asked = reader.text, not asked
        await reader.press("enter")
        await reader.until(lambda: colours(reader), "the picture")
        shown = colours(reader)
        assert nothing_asked and len(asked) == 1
        assert shown[0] == ("#ff0000", "#ff0000") and shown[-1] == ("#0000ff", "#0000ff")
        await reader.pilot.resize_terminal(60, 20)
        await reader.until(
            lambda: colours(reader) and len(colours(reader)) != len(shown), "the picture in another size"
        )
        assert len(asked) == 1
        await reader.pilot.resize_terminal(*size)
        await reader.press("escape")
        assert reader.text == before


@pytest.mark.parametrize(
    ("content", "media_type", "words"),
    [
        (b"\x89PNG\r\n\x1a\n broken", "image/png", "can't be decoded"),
        (b"<p>no picture</p>", "text/html", "something else than a picture"),
        (b"", "image/png", "no picture that can be drawn"),
        (b"\x89PNG" + b"x" * 11_000_000, "image/png", "larger than"),
    ],
)
async def test_what_is_no_picture_is_told(serve: Serve, content: bytes, media_type: str, words: str) -> None:
    server = serve(paths(post=answer(post([], body=BODY).encode()), boat=answer(content, media_type=media_type)))
    async with opened(f"{server.url}/post") as reader:
        await reader.wait_for("[image: A boat]")
        await reader.press("enter")
        await reader.wait_for(words, "o opens it in the browser")
        await reader.press("q")
        await reader.wait_for("[image: A boat]")


async def test_a_page_elsewhere_never_reaches_into_the_private_network(tmp_path: Path, serve: Serve) -> None:
    asked = []
    server = serve(paths(boat=lambda connection, request: asked.append(request)))
    (tmp_path / "page.md").write_text(f"# Locks\n\n![A boat]({server.url}/boat)", "utf-8")
    async with opened(str(tmp_path / "page.md")) as reader:
        await reader.wait_for("[image: A boat]")
        await reader.press("enter")
        await reader.wait_for("private network")
    assert not asked
