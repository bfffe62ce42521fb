"""reader export: what is in the library, or what of it a query finds, in forms that other programs read."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reader import __version__
from reader.cli.list_ import index
from reader.cli.parser import config_of, desk_of, fail
from reader.desk import Desk
from reader.errors import LibraryError, ReaderError, UsageError
from reader.library.exporters import mirror
from reader.library.exporters.mirror import Mirrored
from reader.library.exporters.selection import Selection
from reader.library.items import Bookmark
from reader.library.query import hints, parse
from reader.text import counted, one_line
from reader.whole_files import whole

if TYPE_CHECKING:
    from reader.cli.exported_pages import Pages

FORMATS = {
    "jsonl": "JSON Lines with all there is, which `reader import` reads back",
    "markdown": "a folder with a file for each bookmark",
    "html": "one page with all texts",
    "epub": "a book with all texts, the comments at its end",
    "netscape": "the bookmarks file of browsers",
    "csv": "a table without the texts",
    "opml": "the sites and their feeds",
}
_FOLDERS = ("markdown",)
_BINARY = ("epub",)
_MOST_TOLD = 10

EXAMPLES = """examples:
  reader export --format jsonl --output library.jsonl
  reader export tag:maps --format epub --output maps.epub
  reader export --mirror ~/Notes/Reader
  reader export is:favourite --format netscape > favourites.html

--mirror brings FOLDER to what is in the library, or what QUERY finds: only what changed is written, files of bookmarks
that are gone go, and what somebody else wrote or changed there stays. Where more than half of the files would go, they
stay too: --force removes them. A query that begins with a dash needs -- before it.

formats:
""" + "\n".join(f"  {name:<9} {does}" for name, does in FORMATS.items())


def fill(parser: argparse.ArgumentParser) -> None:
    parser.description = "Writes what is in the library, or what of it a query finds, to a file or standard output."
    parser.epilog = EXAMPLES
    parser.add_argument(
        "query", nargs="*", metavar="QUERY", help="as for `reader list`; without one all, the trash only as jsonl"
    )
    form = parser.add_mutually_exclusive_group(required=True)
    form.add_argument("--format", choices=tuple(FORMATS), help="in which form, as below")
    form.add_argument(
        "--mirror", type=Path, metavar="FOLDER", help="a Markdown file for each bookmark, kept up to date"
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="where to (default: standard output)")
    parser.add_argument(
        "--spam", choices=("hide", "show"), default="hide", help="hidden comments: only counted, or with their flag"
    )
    parser.add_argument("--force", action="store_true", help="replace what is there")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Writes, and tells on standard error what was left out or can't be read, a line each; the latter is status 1."""
    if options.mirror and options.output:
        raise UsageError("--mirror names its folder itself; leave --output out")
    desk = desk_of(options, config_of(options))
    desk.store.check()
    asked = " ".join(options.query)
    query = parse(asked)
    for hint in hints(asked):
        fail(hint)
    # What is to be read back lies there as it came, oldest first, and with the trash where all is asked for.
    is_own = options.format == "jsonl"
    queries = [query] if options.query or not is_own else [query, parse("is:trash")]
    if query.has_words and sys.stderr.isatty():
        index(desk.store)
    done = None
    with _counting(options) as heard:
        selection = Selection(desk.store, queries, heard, "oldest" if is_own else "newest")
        if options.mirror or options.format in _FOLDERS:
            done = _to_folder(options, selection, desk)
        else:
            with _output(options) as file:
                _write(options, selection, desk, file)
    if done:
        _tell(done)
    for sentence in selection.problems:
        fail(sentence)
    for sentence in _left_out(selection):
        fail(sentence)
    if desk.store.notice:
        fail(desk.store.notice)
    return int(bool(selection.problems or (done and done.left_count)))


def _left_out(selection: Selection) -> Iterator[str]:
    """A sentence on each thing that the form has no place for."""
    if count := selection.left_out_count:
        yield f"{_those_have(count)} no web address, and this form no place for that: left out"
    if count := selection.path_count:
        yield f"{_those_have(count)} a file's path for an address, which `reader import` doesn't take from this form"
    if count := selection.highlighted_count:
        yield f"{_those_have(count)} highlights, and this form no place for them: left out (--format jsonl has them)"
    if count := selection.copied_count:
        yield f"{_those_have(count)} an offline copy, and this form no place for it: left out (--format jsonl has it)"
    if selection.parted_tags:
        those = counted(len(selection.parted_tags), "tag has", "tags have")
        yield f"{those} a comma, which ends a tag in this form: other programs read a space, reader the whole tag"


def _those_have(count: int) -> str:
    return counted(count, "bookmark has", "bookmarks have")


@contextmanager
def _counting(options: argparse.Namespace) -> Iterator[Callable[[int], None]]:
    """What is called with how far it is: shown at a terminal, unless the export itself is printed there."""
    is_printed = sys.stdout.isatty() and not (options.mirror or options.output)
    if is_printed or not sys.stderr.isatty():
        yield lambda count: None
        return
    try:
        yield lambda count: print(f"\rexporting: {counted(count, 'bookmark')} ", end="", file=sys.stderr, flush=True)
    finally:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _write(options: argparse.Namespace, selection: Selection, desk: Desk, file: BinaryIO) -> None:
    from reader.cli.exported_pages import Pages
    from reader.library.exporters import jsonl, netscape, opml, table

    pages = Pages(selection, desk, options.spam)
    if options.format == "epub":
        pages.write_book(file, " ".join(options.query) or "Bookmarks")
        return
    texts: dict[str, Iterable[str]] = {
        "jsonl": jsonl.lines(selection),
        "netscape": netscape.lines(selection),
        "csv": table.lines(selection),
        "opml": opml.lines(selection),
        "html": pages.html(),
    }
    for text in texts[options.format]:
        file.write(text.encode("utf-8", "replace"))


@contextmanager
def _output(options: argparse.Namespace) -> Iterator[BinaryIO]:
    """The file that is written, which appears once it is whole; or standard output."""
    if options.output and str(options.output) != "-":
        with whole(options.output.expanduser(), options.force) as file:
            yield file
    elif options.format not in _BINARY:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    elif sys.stdout.isatty():
        raise UsageError(f"{options.format} is no text for a terminal; name a file with --output")
    else:
        with tempfile.TemporaryFile() as file:
            yield file
            file.seek(0)
            shutil.copyfileobj(file, sys.stdout.buffer)
            sys.stdout.buffer.flush()


def _to_folder(options: argparse.Namespace, selection: Selection, desk: Desk) -> Mirrored:
    """A file for each bookmark."""
    if not options.mirror and str(options.output or "-") == "-":
        raise UsageError("markdown is a folder of files; name it with --output FOLDER")
    folder = (options.mirror or options.output).expanduser()
    told = one_line(str(folder))
    if not desk.store.file.exists():
        # One that is named wrongly would empty the mirror of another.
        raise LibraryError(f"{desk.store.file}: there is no library yet; nothing is written")
    if mirror.is_used(folder) and options.output and not options.force:
        raise ReaderError(f"{told}: not empty; name another, write into it with --force, or --mirror it")
    if options.mirror and mirror.is_used(folder) and not ((folder / mirror.LIST).exists() or options.force):
        raise ReaderError(f"{told}: not empty, and no mirror yet; name another, or begin one in it with --force")
    return mirror.mirror(
        folder, _files(selection, desk, options.spam), removes=bool(options.mirror), replaces=options.force
    )


def _tell(done: Mirrored) -> None:
    """How much was written, and which files were left to who changed them."""
    print(f"{done.written_count:,} written, {done.same_count:,} as they were, {done.removed_count:,} removed")
    for name in done.foreign[:_MOST_TOLD]:
        fail(f"{name}: somebody else wrote or changed it; left as it is (--force replaces it)")
    if (more := len(done.foreign) - _MOST_TOLD) > 0:
        fail(f"{more:,} more files are left likewise")
    if done.left_count:
        those = f"{done.left_count:,} of the mirror's {done.of_count:,} files"
        fail(f"{those} are of bookmarks that were not found now; left as they are (--force removes them)")


def _files(selection: Selection, desk: Desk, spam: str) -> Iterator[mirror.File]:
    """A file is made again where the bookmark, its highlights, the person's verdicts or this reader changed."""
    from reader.cli.exported_pages import Pages
    from reader.library import marks, mutes
    from reader.library.exporters.file_names import file_name

    pages = Pages(selection, desk, spam)
    common = (__version__, spam, marks.listing(desk.store), mutes.listing(desk.store))
    for bookmark in selection:
        # How far it is read isn't in the file, and changes whenever it is looked at.
        parts = (common, bookmark._replace(progress=0.0), selection.highlights(bookmark))
        stamp = sha256(repr(parts).encode("utf-8", "replace")).hexdigest()
        yield mirror.File(file_name(bookmark), stamp, partial(_file, pages, bookmark))


def _file(pages: "Pages", bookmark: Bookmark) -> str:
    from reader.library.exporters.front_matter import front_matter

    return f"{front_matter(bookmark)}\n{pages.markdown(bookmark)}"
