"""y copies the link, Y what is selected or in view, as quoted Markdown with the link."""

from pathlib import Path

import pytest

from tests.blog import Said, post
from tests.fetch.conftest import answer
from tests.tui.piloted import opened
from tests.tui.test_links import Serve
from tests.tui.test_mouse import at, drag


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_the_paragraph_in_view_is_quoted_with_title_and_link(serve: Serve, size: tuple[int, int]) -> None:
    body = "<h2>Part</h2><p>It was <em>built</em> of <a href='https://oak.example/'>oak</a>.</p>" + "".join(
        f"<p>Paragraph {number} goes on about barges and locks for a while, as they do.</p>" for number in range(40)
    )
    server = serve(answer(post([Said("Ana", "I <b>saw</b> it.")], body=body).encode()))
    async with opened(f"{server.url}/post", size=size) as reader:
        await reader.wait_for("It was built of oak.")
        await reader.press("Y")
        link = f"— [The Lock at Marlow]({server.url}/post)\n"
        assert reader.app.clipboard == f"> It was *built* of [oak](https://oak.example/).\n\n{link}"
        assert "copied the paragraph" in reader.status
        await reader.press("space", "Y")
        assert reader.app.clipboard.startswith("> Paragraph ") and reader.app.clipboard.endswith(link)
        await reader.press("tab")
        await reader.wait_for("I saw it.")
        await reader.press("Y")
        address = f"{server.url}/post#comment-1"
        assert reader.app.clipboard == f"> I **saw** it.\n\n— [Ana, on The Lock at Marlow]({address})\n"
        await reader.press("y")
        assert reader.app.clipboard == address


async def test_a_selection_is_quoted_instead(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("# Locks\n\nWords *before* it and [some] more behind.", "utf-8")
    async with opened(str(tmp_path / "page.md")) as reader:
        await reader.wait_for("Words before it")
        begin = at(reader, "it and")
        await drag(reader, begin, (begin[0] + 12, begin[1]))
        assert reader.app.clipboard == "it and [some]"
        await reader.press("Y")
        assert reader.app.clipboard == f"> it and \\[some\\]\n\n— [Locks]({tmp_path / 'page.md'})\n"


async def test_where_nothing_is_to_quote_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("# Locks\n\nWords.", "utf-8")
    async with opened(str(tmp_path / "page.md")) as reader:
        await reader.wait_for("Words.")
        await reader.press("tab", "Y")
        assert "nothing here to quote" in reader.status
