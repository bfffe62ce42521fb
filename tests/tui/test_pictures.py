"""Pictures in half cells under their lines, where the extra for them is installed; fetched when asked for."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.config import Config
from tests.blog import Said, post
from tests.fetch.conftest import answer, paths
from tests.tui.piloted import Piloted, opened
from tests.tui.test_links import Serve

Image = pytest.importorskip("PIL.Image", reason="Pillow, of the extra for pictures, is not installed")

BODY = "<p>Words before it.</p><p><img src='/boat' alt='A boat'> goes by.</p>" + "<p>More words of it.</p>" * 9
FAR = "<p>The barges of the evening went down to the lower basin, one after the other.</p>" * 30
RED, BLUE = "#ff0000", "#0000ff"
SHOW = Config(pictures="show")


@pytest.fixture(autouse=True)
def coloured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


def png(width: int, height: int, kind: str = "RGB") -> bytes:
    """Red above; below blue, or of RGBA nothing."""
    made = Image.new(kind, (width, height), "red")
    made.paste("blue" if kind == "RGB" else (0, 0, 0, 0), (0, height // 2, width, height))
    kept = io.BytesIO()
    made.save(kept, "PNG")
    return kept.getvalue()


class Pier:
    """A server with one post and its pictures, all the same one; asked tells which were asked for."""

    def __init__(self, serve: Serve, body: str, picture: bytes | Callable[[], bytes]) -> None:
        self.asked: list[str] = []
        self.body = body
        self.said: list[Said] = []
        self.url = serve(self._answer).url + "/post"
        self._picture = picture

    def _answer(self, connection, request) -> None:  # type: ignore[no-untyped-def]
        path = request.split()[1]
        if path == "/post":
            answer(post(self.said, body=self.body).encode())(connection, request)
            return
        self.asked.append(path)
        content = self._picture() if callable(self._picture) else self._picture
        answer(content, media_type="image/png")(connection, request)


def colours(reader: Piloted) -> list[tuple[str, str]]:
    """The upper and lower colour in the middle of each row that shows some of a picture."""
    found = []
    for strip in reader.app.screen._compositor.render_strips():
        segments = [one for one in strip if "▀" in one.text]
        if segments:
            style = segments[len(segments) // 2].style
            assert style and style.color and style.bgcolor
            found.append((style.color.get_truecolor().hex, style.bgcolor.get_truecolor().hex))
    return found


async def settled(reader: Piloted, rows: int) -> None:
    """Until a picture takes so many rows of cells, red above, blue below, and all pixels have come."""

    def is_so() -> bool:
        found = colours(reader)
        return len(found) == rows and found[0] == (RED, RED) and found[-1] == (BLUE, BLUE)

    await reader.until(is_so, f"a picture of {rows} rows")
    view = reader.app.screen_stack[0].article_view
    await reader.until(lambda: not any(map(view.awaits_pixels, view._opened)), "its pixels")


@pytest.mark.parametrize(("size", "rows"), [((120, 40), 18), ((40, 12), 5)])
async def test_a_picture_is_fetched_when_asked_for_and_opens_under_its_line(
    serve: Serve, size: tuple[int, int], rows: int
) -> None:
    pier = Pier(serve, BODY, png(400, 200))
    async with opened(pier.url, size=size) as reader:
        await reader.wait_for("Words before it.", "[image: A boat]")
        before, nothing_asked = reader.text, not pier.asked
        await reader.press("enter")
        await settled(reader, rows)
        line = next(number for number, text in enumerate(reader.lines) if "[image: A boat]" in text)
        assert "▀▀" in reader.lines[line + 1] and "Enter closes it" in reader.status
        assert nothing_asked and pier.asked == ["/boat"]
        await reader.pilot.resize_terminal(60, 24)
        await settled(reader, 13)
        assert pier.asked == ["/boat"]
        await reader.pilot.resize_terminal(*size)
        await settled(reader, rows)
        await reader.press("enter")
        assert reader.text == before.replace(before.splitlines()[-1], reader.lines[-1])
        await reader.press("enter")
        await settled(reader, rows)
        assert pier.asked == ["/boat"]


async def test_an_open_picture_is_shown_large_over_the_article(serve: Serve) -> None:
    pier = Pier(serve, BODY, png(400, 200))
    async with opened(pier.url, size=(80, 24)) as reader:
        await reader.wait_for("[image: A boat]")
        await reader.press("f", "f")
        await reader.until(lambda: colours(reader), "the picture")
        in_text = reader.lines[:-1]
        await reader.press("f", "f")
        await settled(reader, 20)
        assert "Words before it." not in reader.text
        await reader.press("q")
        assert reader.lines[:-1] == in_text and pier.asked == ["/boat"]


async def test_finding_copying_and_places_know_nothing_of_a_picture(serve: Serve) -> None:
    pier = Pier(serve, BODY + FAR, png(400, 400))
    async with opened(pier.url, size=(80, 24)) as reader:
        await reader.wait_for("[image: A boat]")
        await reader.press("enter")
        await reader.until(lambda: colours(reader), "the picture")
        view = reader.reading.article_view
        await reader.pilot.mouse_down(view, offset=(4, 0))
        await reader.pilot.hover(view, offset=(60, 18))
        await reader.pilot.mouse_up(view, offset=(60, 18))
        assert reader.app.clipboard.split("\n\n")[:3] == [
            "Words before it.",
            "[image: A boat] goes by.",
            "More words of it.",
        ]
        await reader.press("escape", "j", "j", "j", "j", "j")
        top = reader.lines[3]
        await reader.find("evening")
        await reader.press("enter", "ctrl+o")
        assert reader.lines[3] == top and "▀" in top
        await reader.pilot.click(view, offset=(10, 2))
        await reader.until(lambda: not colours(reader), "the text alone")


async def test_a_picture_stands_on_the_ground_of_any_theme(serve: Serve) -> None:
    pier = Pier(serve, BODY, png(40, 20, "RGBA"))
    async with opened(pier.url) as reader:
        await reader.wait_for("[image: A boat]")
        await reader.press("enter")
        await reader.wait_for("▀" * 40)
        grounds = set()
        for _ in range(2):
            strips = [
                strip for strip in reader.app.screen._compositor.render_strips() if "[image: A boat]" in strip.text
            ]
            grounds.add(next(one.style.bgcolor for one in strips[0] if "goes" in one.text and one.style))
            row = reader.lines.index(next(line for line in reader.lines if "▀" * 40 in line))
            under = reader.app.screen._compositor.render_strips()[row + 5]
            assert {one.style.bgcolor for one in under if one.style} <= grounds
            await reader.press("T")
        assert len(grounds) == 2


async def test_pictures_that_come_near_open_by_themselves_where_that_is_wished(serve: Serve) -> None:
    pictures = "".join(f"<p><img src='/boat{number}' alt='Boat {number}'></p>{FAR}" for number in range(4))
    pier = Pier(serve, pictures, png(400, 200))
    async with opened(pier.url, size=(80, 24), config=SHOW) as reader:
        await settled(reader, 13)
        await reader.until(lambda: not reader.reading._pictures._awaited, "rest")  # type: ignore[union-attr]
        assert pier.asked == ["/boat0"]
        await reader.press("enter")
        await reader.until(lambda: not colours(reader), "none")
        await reader.press("j", "k")
        assert not colours(reader), "what was closed stays so"
        await reader.press("G")
        await reader.press("1", "0", "0", "k")
        for _ in range(5):
            top = reader.lines[3]
            await reader.pilot.pause(0.05)
            assert reader.lines[3] == top, "the line at the top stays where it is"
            await reader.press("u")
        await reader.until(lambda: "/boat2" in pier.asked, "what was come near to")
        assert "/boat1" not in pier.asked


async def test_what_comes_above_the_line_at_the_top_moves_nothing(serve: Serve) -> None:
    gate: list[bytes] = []

    def late() -> bytes:
        import time

        while not gate:
            time.sleep(0.01)
        return gate[0]

    pier = Pier(serve, BODY + FAR, late)
    async with opened(pier.url, size=(80, 24), config=SHOW) as reader:
        await reader.wait_for("[image: A boat]")
        await reader.until(lambda: pier.asked, "the picture's being asked for")
        await reader.press("space")
        before = reader.lines[:-1]
        gate.append(png(400, 200))
        await reader.until(lambda: reader.reading.article_view.has_pictures, "the picture above")
        assert reader.lines[:-1] == before and not colours(reader)
        await reader.press("g")
        await settled(reader, 13)


async def test_pictures_stay_open_when_the_page_is_read_again(serve: Serve) -> None:
    pier = Pier(serve, BODY, png(400, 200))
    async with opened(pier.url, size=(80, 24)) as reader:
        await reader.wait_for("[image: A boat]")
        await reader.press("enter")
        await settled(reader, 13)
        pier.body = "<p>A new paragraph.</p>" + BODY
        await reader.press("r")
        await reader.wait_for("1 paragraph new")
        await settled(reader, 13)
        line = next(number for number, text in enumerate(reader.lines) if "[image: A boat]" in text)
        assert "▀▀" in reader.lines[line + 1] and pier.asked == ["/boat"]


@pytest.mark.parametrize("config", [Config(), SHOW], ids=["ask", "show"])
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (png(40, 20)[:60], "can't be decoded"),
        (b"", "none of PNG, JPEG"),
        (b"\x89PNG" + b"x" * 11_000_000, "larger than"),
    ],
)
async def test_what_is_no_picture_is_told_to_who_asked(
    serve: Serve, content: bytes, words: str, config: Config
) -> None:
    pier = Pier(serve, BODY, content)
    async with opened(pier.url, config=config) as reader:
        await reader.wait_for("[image: A boat]")
        if config == SHOW:
            await reader.until(lambda: pier.asked, "the picture's being asked for")
            await reader.until(lambda: not reader.reading._pictures._awaited, "the answer")  # type: ignore[union-attr]
            assert words not in reader.text
        before = reader.lines[:-1]
        await reader.press("enter")
        await reader.wait_for("no picture, F opens it in the browser:", words)
        assert reader.lines[:-1] == before


async def test_a_page_elsewhere_never_reaches_into_the_private_network(tmp_path: Path, serve: Serve) -> None:
    asked = []
    server = serve(paths(boat=lambda connection, request: asked.append(request)))
    (tmp_path / "page.md").write_text(f"# Locks\n\n![A boat]({server.url}/boat)", "utf-8")
    async with opened(str(tmp_path / "page.md")) as reader:
        await reader.wait_for("[image: A boat]")
        await reader.press("enter")
        await reader.wait_for("private network")
    assert not asked


async def test_a_picture_in_a_comment_is_shown_over_all(serve: Serve) -> None:
    pier = Pier(serve, BODY, png(400, 200))
    pier.said = [Said("Ana", "So it went: <img src='/boat2' alt='Our boat'> was there.")]
    async with opened(pier.url, size=(120, 40)) as reader:
        await reader.wait_for("[image: Our boat]")
        await reader.press("tab", "f", "f")
        await reader.until(lambda: colours(reader), "the picture")
        assert "Words before it." not in reader.text and pier.asked == ["/boat2"]
        await reader.press("q")
        await reader.wait_for("Words before it.")
        assert not colours(reader)
