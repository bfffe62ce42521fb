"""Names of files and pages of books, whatever the text is that they are made of."""

import io
import re
import zipfile
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from reader.library.exporters.epub import Book
from reader.library.exporters.file_names import file_name
from reader.library.exporters.front_matter import front_matter
from reader.library.exporters.table import harmless
from reader.library.exporters.xhtml import body_of, new_renderer
from reader.library.items import Bookmark
from reader.text import clean, one_line

_TEXTS = st.text(max_size=300).map(clean)
_PARTS = st.lists(
    st.sampled_from(
        [*"<>&\"'[]()!*_`|~#$^:-\n ", "](", "![", "https://k.example/", "[^1]", "&#12;", "|-|\n", "\ufffe", "--"]
    )
)
_MARKDOWN = _TEXTS | _PARTS.map("".join)
RENDERER = new_renderer()


def bookmark(name: str, uid: str = "0123456789abcdef") -> Bookmark:
    return Bookmark(
        1, uid, "", "-", None, None, name, None, None, None, 0, 0, None, True, "", "", 0, None, (name, "a"), note=name
    )  # fmt: skip


@given(_TEXTS.map(one_line) | st.sampled_from(["..", ".", "", "~", "CON", "a/../../b", "x" * 500, "\u4e2d" * 200]))
def test_a_file_name_stays_in_its_folder_on_every_system(name: str) -> None:
    found = file_name(bookmark(name))
    assert re.fullmatch(r"[^\x00-\x1f<>:\"/\\|?*#^\[\]]+ 0123456789ab\.md", found)
    assert not found.startswith((".", "~", " ", "-")) and len(found.encode()) <= 120
    assert not re.match(r"(?i)(con|nul|aux|prn)[ .]+0", found)


def test_two_of_one_name_have_two_files() -> None:
    assert file_name(bookmark("Eels", "a" * 32)).casefold() != file_name(bookmark("EELS", "b" * 32)).casefold()


@given(_MARKDOWN)
def test_any_text_is_a_chapter_of_a_book(text: str) -> None:
    file, body = io.BytesIO(), body_of(RENDERER, text)
    with Book(file, one_line(text)) as book:
        book.add(one_line(text), body, body)
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist()[1:]:
            ElementTree.fromstring(archive.read(name))


def test_names_of_places_are_in_no_chapter() -> None:
    """The same name may be in several articles and comments of a book."""
    assert body_of(RENDERER, 'An <a id="x"></a>eel.\n\n<a id="y"></a>\n') == "<p>An eel.</p>\n<p></p>\n"


@given(_TEXTS.map(one_line))
def test_no_title_breaks_out_of_the_front_matter(name: str) -> None:
    lines = front_matter(bookmark(name)).split("\n")
    assert lines[0] == lines[-2] == "---" and lines[-1] == ""
    assert all(re.match(r"[a-z_]+: ", line) for line in lines[1:-2])


def test_no_field_is_a_formula() -> None:
    for field in ("=1", "+1", "-1", "@SUM(1)", "\t=1"):
        assert harmless(field) == f"'{field}"
    assert harmless("1=1") == "1=1"
