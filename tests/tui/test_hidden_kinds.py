"""What S says holds where it was said: at a site, or in one file that names none."""

from pathlib import Path

from tests.blog import blog
from tests.tui.piloted import opened


async def test_what_is_hidden_in_one_file_says_nothing_of_another(tmp_path: Path) -> None:
    mine = blog(tmp_path, people=1, spam=2, name="mine.html")
    other = blog(tmp_path, people=1, spam=2, name="other.html", title="The Weir")
    async with opened(mine) as reader:
        await reader.wait_for("2 spam hidden")
        await reader.press("S", "S")
        await reader.wait_for("3 shown, 2 of them spam")
    async with opened(other) as reader:
        await reader.wait_for("1 shown · 2 spam hidden")
    async with opened(mine) as reader:
        await reader.wait_for("3 shown, 2 of them spam")


async def test_pages_that_name_their_site_share_what_is_hidden(tmp_path: Path) -> None:
    link = '<link rel="canonical" href="https://canal.example/{}">'
    for name in ("mine", "other"):
        path = Path(blog(tmp_path, people=1, spam=2, name=f"{name}.html", title=f"The {name} weir"))
        path.write_text(path.read_text("utf-8").replace("</head>", link.format(name) + "</head>"), "utf-8")
    async with opened(str(tmp_path / "mine.html")) as reader:
        await reader.wait_for("2 spam hidden")
        await reader.press("S", "S")
        await reader.wait_for("3 shown, 2 of them spam")
    async with opened(str(tmp_path / "other.html")) as reader:
        await reader.wait_for("3 shown, 2 of them spam")
