"""reader cat of texts as people and standards bodies type them: RFCs, Project Gutenberg's books, indented pages."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.process import reader

RFC = """




Internet Engineering Task Force                                 A. Lund
Request for Comments: 99999                                 Canal Works
Category: Informational                                    B. Wick, Ed.
ISSN: 2070-1721                                               Lock Ltd.
                                                           October 2024


                  A Protocol for Opening Locks Remotely
                           over Slow Networks

Abstract

   This document says how a lock is opened by somebody who is not there,
   and what happens to the barges in the meantime.  It replaces nothing.

Table of Contents

   1.  Introduction  . . . . . . . . . . . . . . . . . . . . . . . .   2
     1.1.  Requirements Language . . . . . . . . . . . . . . . . . .   2
   2.  The Lock  . . . . . . . . . . . . . . . . . . . . . . . . . .   3



Lund & Wick                   Informational                     [Page 1]
{break_}
RFC 99999                     Opening Locks                 October 2024


1.  Introduction

   Locks have been opened by hand for many centuries now, and the hand is
   always in the wrong place when a barge comes.  The reasons for this are

   o  the hand has to sleep, and barges do not, which makes for long
      waiting times at night;

   o  there are fewer hands than locks.

1.1.  Requirements Language

   The key words are to be read as in a book, and the reader of this
   document who has come this far will know for sure that a lock



Lund & Wick                   Informational                     [Page 2]
{break_}
RFC 99999                     Opening Locks                 October 2024


   is never opened without them, as far as anyone has been able to tell
   us.

2.  The Lock

   The lock has two states:

      +--------+   open    +--------+
      | closed | --------> | opened |
      +--------+           +--------+

   Code follows:

      if barge:
          open(lock)

Appendix A.  Acknowledgements

   Thanks to the barges.



Lund & Wick                   Informational                     [Page 3]
"""
SHORT_RFC = """



Network Working Group                                            A. Lund
Request for Comments: 99998                                  Canal Works
Category: Informational                                     October 1998


                      Opening Locks at Night

Status of this Memo

   This memo says how a lock is opened at night.  It is no standard of
   any kind, and it may be given to everybody.

Introduction

   Locks have been opened by hand for many centuries now, and the hand is
   always in the wrong place when a barge comes, as far as anyone has seen



Lund                         Informational                      [Page 1]
{break_}
RFC 99998                Opening Locks at Night             October 1998


   who has waited there.

Security Considerations

   There are none.



Lund                         Informational                      [Page 2]
"""
GUTENBERG = """The Project Gutenberg eBook of The Lock Keeper, by Ana Lund

This ebook is for the use of anyone anywhere in the United States and
most other parts of the world at no cost.

Title: The Lock Keeper
       A Tale of Water

Author: Ana Lund

Release date: June 27, 2008 [eBook #99999]
                Most recently updated: January 1, 2021

Language: English


*** START OF THE PROJECT GUTENBERG EBOOK THE LOCK KEEPER ***


Produced by Bo Wick and
the Team


THE LOCK KEEPER

by Ana Lund


CHAPTER I.
The Rain


It rained for a week, and the river rose to the _second step_ of the
chapel before anyone thought of the cows, which were standing in it
_up to the knees_ and more, and said nothing.

     I went to the river
       And then to the sea
     And nobody saw me
       But you and the bee.

*       *       *       *       *

CHAPTER II.

It went on raining, and nobody was surprised at that any longer, not
even the cows.

*** END OF THE PROJECT GUTENBERG EBOOK THE LOCK KEEPER ***

Section 1. General Terms of Use
"""
SET_IN = """The Flood

     It rained for a week, and the river rose to the second step of the
chapel before anyone thought of the cows and the sheep that stood in it.
     Nobody had seen such a thing before, not even the oldest of them, who
had seen a good deal in her time and said so.
     “Go,” she said.
     “I won't,” said he, and then he went all the same, as everybody in the
village had known that he would.
"""


def read(tmp_path: Path, text: str, name: str = "text.txt") -> dict[str, Any]:
    (tmp_path / name).write_bytes(text.encode())
    done = reader("cat", "--format", "json", str(tmp_path / name))
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("break_", ["\f", ""])
def test_an_rfc_has_sections_and_no_pages(tmp_path: Path, break_: str) -> None:
    found = read(tmp_path, RFC.replace("{break_}", break_))
    assert (found["title"], found["byline"]) == (
        "A Protocol for Opening Locks Remotely over Slow Networks",
        "A. Lund, B. Wick",
    )
    markdown = found["markdown"]
    assert [line for line in markdown.split("\n") if line.startswith("#")] == [
        "## Abstract",
        "## Table of Contents",
        "## 1. Introduction",
        "### 1.1. Requirements Language",
        "## 2. The Lock",
        "## Appendix A. Acknowledgements",
    ]
    assert "[Page" not in markdown and "RFC 99999" not in markdown and ". . ." not in markdown
    assert "that a lock is never opened without them, as far as" in markdown
    assert "- the hand has to sleep, and barges do not, which makes for long waiting times at night;" in markdown
    assert "```\n+--------+   open    +--------+\n| closed | --------> | opened |" in markdown
    assert "```\nif barge:\n    open(lock)\n```" in markdown


@pytest.mark.parametrize("break_", ["\f", ""])
def test_a_short_rfc_is_known_by_its_front_and_its_one_page_break_goes(tmp_path: Path, break_: str) -> None:
    found = read(tmp_path, SHORT_RFC.replace("{break_}", break_))
    assert (found["title"], found["byline"]) == ("Opening Locks at Night", "A. Lund")
    markdown = found["markdown"]
    assert [line for line in markdown.split("\n") if line.startswith("#")] == [
        *("## Status of this Memo", "## Introduction", "## Security Considerations")
    ]
    assert "RFC 99998" not in markdown and "[Page" not in markdown
    assert "as far as anyone has seen who has waited there." in markdown


def test_a_gutenberg_text_is_the_book_alone(tmp_path: Path) -> None:
    found = read(tmp_path, "\ufeff" + GUTENBERG.replace("\n", "\r\n"))
    assert [found[name] for name in ("title", "byline", "site", "published", "language")] == [
        *("The Lock Keeper: A Tale of Water", "Ana Lund", "Project Gutenberg", "2008-06-27", "en")
    ]
    assert found["markdown"].split("\n\n") == [
        "## CHAPTER I. The Rain",
        "It rained for a week, and the river rose to the *second step* of the chapel before anyone thought of the "
        "cows, which were standing in it *up to the knees* and more, and said nothing.",
        "I went to the river  \nAnd then to the sea  \nAnd nobody saw me  \nBut you and the bee.",
        "---",
        "## CHAPTER II.",
        "It went on raining, and nobody was surprised at that any longer, not even the cows.",
    ]


def test_paragraphs_that_are_only_set_in_are_told_apart(tmp_path: Path) -> None:
    found = read(tmp_path, SET_IN)
    assert found["title"] == "The Flood"
    paragraphs = found["markdown"].split("\n\n")
    assert [paragraph[:20] for paragraph in paragraphs] == [
        *("It rained for a week", "Nobody had seen such", "“Go,” she said.", "“I won't,” said he, ")
    ]
    assert paragraphs[0].endswith(
        "second step of the chapel before anyone thought of the cows and the sheep that stood in it."
    )


def test_running_heads_of_typed_pages_go(tmp_path: Path) -> None:
    pages = [
        f"CANAL DAYS {n}\n\nPage {n} begins here, and it goes on for a while until it\n\nends.\n\n- {n} -\n"
        for n in range(1, 6)
    ]
    markdown = read(tmp_path, "\f".join(pages))["markdown"]
    assert "CANAL" not in markdown and "- 3 -" not in markdown.replace("\\", "")
    assert all(f"Page {number} begins" in markdown for number in range(1, 6))


def test_underlined_headings_have_levels_and_asciidoc_is_read(tmp_path: Path) -> None:
    rest = "=====\nTitle\n=====\n\nWords first.\n\nOne\n---\nUnder one.\n\nSub\n~~~\n\nUnder sub.\n\nTwo\n---\n"
    rest += "\nUnder two.\n"
    found = read(tmp_path, rest, "text.rst")
    assert (found["title"], found["markdown"].split("\n\n")) == (
        "Title",
        ["Words first.", "## One", "Under one.", "### Sub", "Under sub.", "## Two", "Under two."],
    )
    found = read(tmp_path, "= Title\n\n== One\n\nUnder one.\n\n=== Sub\n\nUnder sub.\n", "text.adoc")
    assert (found["title"], found["markdown"]) == ("Title", "## One\n\nUnder one.\n\n### Sub\n\nUnder sub.")


def test_columns_keep_their_spaces(tmp_path: Path) -> None:
    table = "name      depth   open\nMarlow    3 m     yes\nBath      2 m     no"
    assert (
        f"```\n{table}\n```"
        in read(tmp_path, f"These are the locks:\n\n{table}\n\nAll others are closed.\n")["markdown"]
    )


def test_a_man_page_and_a_recorded_terminal_are_read_clean(tmp_path: Path) -> None:
    def struck(words: str) -> str:
        return "".join(f"{letter}\b{letter}" if letter != " " else letter for letter in words)

    page = f"{struck('NAME')}\n     {struck('lock')} - opens the gates of the _\bé_\bc_\bl_\bu_\bs_\be\n\n" * 20
    (tmp_path / "lock.1.txt").write_text(page, "utf-8")
    log = "\x1b]0;keeper\x07\x1b[?2004h\x1b[32m$\x1b(B\x1b[m open gatt\b\x1b[Ke\a\r\nThe gate is open.\r\n\r\n" * 20
    (tmp_path / "log.txt").write_text(log, "utf-8")
    done = reader("cat", str(tmp_path / "lock.1.txt"), str(tmp_path / "log.txt"))
    assert done.returncode == 0, done.stderr
    assert "lock - opens the gates of the écluse" in done.stdout
    assert "open gate" in done.stdout and not set("\x1b\a\b") & set(done.stdout)
    assert "(B" not in done.stdout and "2004" not in done.stdout and "keeper" not in done.stdout
