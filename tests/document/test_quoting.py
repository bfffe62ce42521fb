"""Quoted Markdown says what the document says, whatever its words would mean as marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.document.blocks import Block
from reader.document.parse import parse
from reader.document.quoting import escaped, markdown_of, quotation


@pytest.mark.parametrize(
    "markdown",
    [
        "Plain words.",
        "*One* and **two *three* four**, ~~no~~ `code` and [a *link*](https://e.example/a_b).",
        "`` a ` tick `` and ` `` `",
        "![a boat](https://e.example/b.png) in a line\\\nand another",
        "[![boat](b.png)](https://e.example/)",
        "1\\. no list, \\* no star, \\[no link\\](x) &amp;lt; \\<b>",
        "## A *heading*",
        "```python\nif a:\n    b()\n```",
        "````\n```\n````",
        "| a | b |\n| --- | --- |\n| c \\| d | *e* |",
    ],
)
def test_a_block_is_the_same_when_it_is_read_again(markdown: str) -> None:
    (block,) = parse(markdown)
    (again,) = parse(markdown_of(block))
    assert (again.kind, again.text, again.level, again.language) == (
        block.kind,
        block.text,
        block.level,
        block.language,
    )
    if block.kind != "table":
        assert again.runs == block.runs


@given(st.text("ab \n*_`[](){}<>#+-=.!|~&;\\123", max_size=40))
def test_words_are_only_words(words: str) -> None:
    words = "\n".join(" ".join(line.split()) for line in words.split("\n") if line.strip())
    blocks = parse(escaped(words))
    assert [(block.kind, block.text, block.runs) for block in blocks] == ([("paragraph", words, ())] if words else [])


def test_every_line_is_quoted_and_the_link_stands_below() -> None:
    assert quotation("one\n\n- two", "A *title*", "https://e.example/a (b)") == (
        "> one\n>\n> - two\n\n— [A \\*title\\*](https://e.example/a%20%28b%29)\n"
    )


def test_references_to_notes_are_left_out() -> None:
    block = parse("As she says[^1].\n\n[^1]: Where.")[0]
    assert markdown_of(block) == "As she says."
    assert markdown_of(Block("paragraph", "")) == ""
