"""A folder of Markdown files that follows the library, and in which nothing of anybody else is lost."""

import json
import os
from pathlib import Path

from reader.library import bookmarks
from reader.library.store import Store
from tests.cli.conftest import BODY, Export
from tests.cli.process import clean_line, reader
from tests.library.test_faults import keep


def test_a_file_for_each_bookmark_with_front_matter(tmp_path: Path, export: Export) -> None:
    folder = tmp_path / "deep" / "notes"
    told = "3 written, 0 as they were, 0 removed\n"
    assert export("--format", "markdown", "--output", str(folder)) == told
    names = sorted(name for name in os.listdir(folder) if name.endswith(".md"))
    assert [name[:-16] for name in names] == ["=1+1 .. .. ladder b &amp; x", "Heron 2", "Walls"]
    text = (folder / names[0]).read_text("utf-8")
    head, _, rest = text.removeprefix("---\n").partition("\n---\n")
    assert 'url: "https://marsh.example/heron-1"' in head and 'tags: ["birds", "two-words-or-three"]' in head
    assert 'state: "archived"' in head and head.count("\n") == len(head.splitlines()) - 1
    assert "> Eels\n\nall of them?" in rest and "Ask Ann." in rest and BODY in rest
    assert "So did I." in rest and "cheap viagra" not in rest
    refused = f"reader: {folder}: not empty; name another, write into it with --force, or --mirror it\n"
    export("--format", "markdown", "--output", str(folder), status=1, tells=refused)


def test_tags_are_what_obsidian_has_of_them_and_as_they_are_where_that_differs(tmp_path: Path) -> None:
    folder, library = tmp_path / "notes", tmp_path / "library"
    odd = ["?!", "c++", "C", "हिन्दी", "🦊", "a/b/", "two words", "two, words"]
    keep(library, 1, 2)
    with Store.open(library) as store:
        bookmarks.tag(store, 1, odd)
        bookmarks.tag(store, 2, ["birds", "हिन्दी", "a/b"])
    done = reader("export", "--library", str(library), "--mirror", str(folder))
    assert (done.returncode, done.stderr) == (0, "")
    heads = [path.read_text("utf-8") for path in sorted(folder.glob("*.md"))]
    lines = [[line for line in head.splitlines() if "tags: " in line] for head in heads]
    as_they_are = json.dumps(sorted(odd), ensure_ascii=False)
    assert lines[0] == ['tags: ["C", "a/b", "two-words", "हिन्दी", "🦊"]', f"reader_tags: {as_they_are}"]
    assert lines[1] == ['tags: ["a/b", "birds", "हिन्दी"]']


def test_a_mirror_follows_the_library_and_leaves_what_others_wrote(
    tmp_path: Path, library: Path, export: Export
) -> None:
    folder = tmp_path / "mirror"

    def mirror(counts: str, *more: str) -> dict[str, Path]:
        assert export("--mirror", str(folder), tells="".join(more)) == f"{counts}\n"
        return {path.name.rpartition(" ")[0][:5]: path for path in folder.glob("*.md")}

    files = mirror("3 written, 0 as they were, 0 removed")
    times = {path: path.stat().st_mtime_ns for path in files.values()}
    (folder / "My own.md").write_text("mine")
    files["Heron"].write_text("changed here")
    foreign = f"reader: {files['Heron'].name}: somebody else wrote or changed it; left as it is (--force replaces it)\n"
    with Store.open(library) as store:
        (walls,) = bookmarks.listing(store, "site:walls.example")
        bookmarks.remove(store, walls.id)
        (heron,) = bookmarks.listing(store, '"Heron 2"')
        bookmarks.tag(store, heron.id, ["new"])
    files = mirror("0 written, 1 as they were, 1 removed", foreign)
    assert files["=1+1 "].stat().st_mtime_ns == times[files["=1+1 "]]
    assert files["Heron"].read_text() == "changed here" and "Walls" not in files
    assert (folder / "My own.md").read_text() == "mine"
    with Store.open(library) as store:
        bookmarks.remove(store, heron.id)
    mirror("0 written, 1 as they were, 0 removed", foreign)
    assert files["Heron"].read_text() == "changed here"
    (folder / ".reader-mirror").write_text("")  # as after a kill
    mirror("0 written, 1 as they were, 0 removed")


def test_a_mirror_begins_and_is_emptied_only_on_purpose(tmp_path: Path, library: Path, export: Export) -> None:
    folder = tmp_path / "mirror"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    refused = reader("export", "--library", str(library), "--mirror", str(folder))
    assert refused.returncode == 1 and "not empty, and no mirror yet" in refused.stderr
    clean_line(refused.stderr)
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]
    assert export("--mirror", str(folder), "--force") == "3 written, 0 as they were, 0 removed\n"
    refused = reader("export", "--library", str(library), "--mirror", str(folder), "tag:mistyped")
    assert refused.returncode == 1 and "nothing is found for it" in refused.stderr
    clean_line(refused.stderr)
    assert len([*folder.glob("*.md")]) == 3
    assert export("--mirror", str(folder), "--force", "tag:mistyped") == "0 written, 0 as they were, 3 removed\n"
    assert {path.name for path in folder.iterdir()} == {"mine.txt", ".reader-mirror"}


def test_most_of_a_mirror_goes_only_on_purpose(tmp_path: Path) -> None:
    library, folder = tmp_path / "shelf", tmp_path / "mirror"
    keep(library, *range(1, 23))
    words = ("export", "--library", str(library), "--mirror", str(folder))
    assert reader(*words).returncode == 0
    with Store.open(library) as store:
        for number in range(1, 12):
            bookmarks.remove(store, number)
    assert reader(*words).stdout == "0 written, 11 as they were, 11 removed\n"
    with Store.open(library) as store:
        bookmarks.edit(store, range(1, 12), ["restore"])
    assert reader(*words).stdout == "11 written, 11 as they were, 0 removed\n"
    for number in range(2):  # what is left is left at the next time too
        done = reader(*words, "@1")
        assert (done.returncode, done.stdout) == (1, "0 written, 1 as they were, 0 removed\n"), number
        clean_line(done.stderr)
        assert "21 of the mirror's 22 files" in done.stderr and "--force removes them" in done.stderr
        assert len([*folder.glob("*.md")]) == 22
    assert reader(*words, "@1", "--force").stdout == "0 written, 1 as they were, 21 removed\n"


def test_a_mirror_isnt_emptied_by_a_library_that_isnt_there(tmp_path: Path) -> None:
    done = reader("export", "--library", str(tmp_path / "typo"), "--mirror", str(tmp_path / "mirror"))
    assert done.returncode == 1 and not (tmp_path / "mirror").exists()
    clean_line(done.stderr)


def test_a_list_that_names_files_elsewhere_removes_none(tmp_path: Path, export: Export) -> None:
    folder = tmp_path / "mirror"
    folder.mkdir()
    (tmp_path / "precious.md").write_text("")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    lines = f'{{"name": "../precious.md", "stamp": "", "digest": "{empty}"}}\n[]\nno JSON\n'
    (folder / ".reader-mirror").write_text(lines)
    assert export("--mirror", str(folder)) == "3 written, 0 as they were, 0 removed\n"
    assert (tmp_path / "precious.md").exists()
