"""reader spam: what the filter thinks and why, and what a person taught it."""

import argparse

from reader.cli.parser import config_of, desk_of
from reader.cli.usage import whole_word
from reader.text import counted

EXAMPLE = """\
Each line of FILE is a JSON object:
  {"kind": "pingback", "author": "cheap viagra", "author_url": null, "text": "",
   "page_title": null, "page_url": null, "page_excerpt": null}
kind is comment, pingback, trackback or webmention; all others may be left out. links, a list of the
addresses that the text links to, is read too. Lines with the same page_url are judged as one page, those
without one each alone. One line comes out for each:
  {"spam": true, "verdict": "spam", "score": 0.9998, "reasons": ["a sales phrase for a name (\\"viagra\\")", ...]}

A WordPress export (Tools, Export: XML) is read too: a line comes out for each of its comments that isn't in
the trash, with "id", the comment's number, "post", the address of what it stands under, and "status"
("1" approved, "0" waiting, "spam"). The waiting ones that look like spam:
  reader spam judge export.xml | jq 'select(.status == "0" and .spam) | .id'
"""


def fill(parser: argparse.ArgumentParser) -> None:
    parser.description = "Asks the filter what it thinks, and why; makes it forget what you taught it."
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    judging = actions.add_parser(
        "judge",
        help="JSON lines or a WordPress export in, verdicts out, in order",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    judging.add_argument("file", metavar="FILE", help="a file of JSON lines, a WordPress export, or - for stdin")
    judging.set_defaults(run=run_judge)
    explaining = actions.add_parser("explain", help="a page's comments, each with its verdict and the whole account")
    explaining.add_argument(
        "source", type=whole_word, metavar="SOURCE", help="a URL, a file, @ID of a bookmark, or - for stdin"
    )
    explaining.add_argument("id", metavar="ID", nargs="?", help="only this comment")
    explaining.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    explaining.set_defaults(run=run_explain)
    marking = actions.add_parser("marks", help="what you marked, and whom you muted, as JSON lines; or reads them back")
    marking.add_argument("--add", metavar="FILE", help="adds those of a file of such lines, or of - for stdin")
    marking.set_defaults(run=run_marks)
    forgetting = actions.add_parser("forget", help="takes back all that you marked as spam or not spam")
    forgetting.add_argument("--undo", action="store_true", help="brings back what was last forgotten")
    forgetting.set_defaults(run=run_forget)


def run_judge(options: argparse.Namespace) -> int:
    from reader.cli.spam_judge import run

    return run(options)


def run_explain(options: argparse.Namespace) -> int:
    from reader.cli.spam_explain import run

    return run(options)


def run_marks(options: argparse.Namespace) -> int:
    from reader.cli.spam_marks import run

    return run(options)


def run_forget(options: argparse.Namespace) -> int:
    """Says how many marks it was, and how to have them back."""
    from reader.library import marks

    store = desk_of(options, config_of(options)).store
    if options.undo:
        count = marks.remember(store)
        print(f"{_marks(count)} brought back" if count else "nothing was forgotten that could be brought back")
    else:
        count = marks.forget(store)
        print(f"{_marks(count)} forgotten; `reader spam forget --undo` brings them back" if count else "no marks")
    return 0


def _marks(count: int) -> str:
    return counted(count, "mark")
