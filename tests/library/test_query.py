"""The language of searching: what each part says, and that nothing which is typed is an error."""

import random
import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library import conditions
from reader.library.folding import words_of
from reader.library.query import COLUMNS, Filter, Query, Term, Words, hints, parse, without_begun

PIECES = (
    list("\"'*-:()[]{}^+~|&<>!@#$%.,;/\\ \t\n\0")
    + "AND OR NOT NEAR tag: site: is: by: in: before: after: is:unread in:title heron her* h* tag:* rowid:1 -".split()
    + "folder: folder:a folder:* @1 @99999999999".split()
    + ["é", "中", "中文字", "\u0301", "ﬁ", "\u202e", "\ud800", "𠀀", "ı", "ß", "שלום", "👩\u200d👧", "9" * 30]
    + ["x" * 900, '"still stood"', "heron AND (", "NEAR(a b, 5)", "before:9999999"]
)


def random_queries(count: int) -> Iterator[str]:
    """Strings that nobody means, the same at every run; one in fifty is very long."""
    chance = random.Random(7)
    for number in range(count):
        yield "".join(chance.choices(PIECES, k=chance.randrange(900 if number % 50 == 0 else 12)))


def said(text: str, typing: bool = False) -> str:
    """A query as parsed, in short."""
    query = parse(text, typing)
    choices = [" OR ".join(" ".join(map(said_of, parts)) for parts in choice) for choice in query.choices]
    every = [*map(said_of, (*query.words, *query.filters)), *(f"({choice})" for choice in choices)]
    return " ".join(every) or ("nothing" if query.is_nothing else "")


def said_of(one: Words | Filter) -> str:
    minus = "-" if one.is_not else ""
    if isinstance(one, Filter):
        return f"{minus}{one.name}={'|'.join(one.values)}"
    terms = [
        "+".join(term.words) + ("*" if term.is_prefix else "") + (f"@{','.join(term.columns)}" if term.columns else "")
        for term in one.terms
    ]
    return minus + "|".join(terms)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("iraq Mosul", "iraq mosul"),
        ('"weeks of siege" x', "weeks+of+siege x"),
        ('"never closed', "never+closed"),
        ("-isis", "-isis"),
        ('-"two words"', "-two+words"),
        ("jour* x", "jour* x"),
        ("a OR b c", "a|b c"),
        ("a | b OR c", "a|b|c"),
        ("OR a OR", "a"),
        ("or", "or"),
        ("a OR -b", "(a OR -b)"),
        ("a OR tag:b", "(a OR tag=b)"),
        ("tag:a OR tag:b", "tag=a|b"),
        ("tag:a OR is:read x", "x (tag=a OR is=read)"),
        ("a OR b OR tag:c OR tag:d e", "e (a|b OR tag=c|d)"),
        ("-tag:a OR -tag:b", "(-tag=a OR -tag=b)"),
        ("by:keller OR siege in:title", "keller@byline|siege@title"),
        ("in:title x OR tag:y", "(x@title OR tag=y)"),
        ("x OR foo:bar", "(x OR bar foo)"),
        ("-foo:bar OR x", "(-bar -foo OR x)"),
        ("x OR @3 @5", "(x OR id=3|5)"),
        ("-@3 -@5", "-id=3 -id=5"),
        ("tag:a OR 😀 b", "(tag=a OR b)"),
        ("tag:#h -tag:#h", "tag=h -tag=h"),
        ('tag:"to read" -tag:x', "tag=to read -tag=x"),
        ('tag:q"d -tag:5" x', 'x tag=q"d -tag=5"'),
        (r'tag:"q\"d" tag:"\"so\" said" "b c"', 'b+c tag=q"d tag="so" said'),
        ("tag:\"a\\\" b", "b tag=a\\"),
        ('folder:6" folder:"never closed x', 'folder=6" folder=never closed x'),
        ("tag:##h tag:a\u0301", "tag=h tag=\u00e1"),
        ("TAG:x Is:Unread", "tag=x is=unread"),
        ("@3 @5 x @7", "x id=3|5 id=7"),
        ("-@3 @x 3@4", "x 3+4 -id=3"),
        ('folder:"To Read/" folder:', "folder folder=To Read"),
        ("site:www.Example.org/", "site=example.org"),
        ("is:blue", "blue is"),
        ("by:keller by:\"ana lund\"", "keller@byline ana+lund@byline"),
        ("before:2016-02 after:2015", "before=2016-02 after=2015"),
        ("before:noon after:2016-13", "noon before 2016+13 after"),
        ("is:Favorite -is:favorite", "is=favourite -is=favourite"),
        ("after:2016-02-30 before:2016-02-29", "2016+02+30 after before=2016-02-29"),
        ("after:1900-02-29 before:0000", "1900+02+29 after before=0000"),
        ("in:title in:text a b", "a@title,text b@title,text"),
        ("in:notes a by:b", "a@note,highlights b@byline"),
        ("in:nowhere a", "nowhere in a"),
        ("foo:bar", "bar foo"),
        ("https://a.example/b?c=d", "a+example+b+c+d https"),
        ("don't", "don+t"),
        ("中文 STRASSE Straße ﬁne CAFÉ cafe\u0301", "中+文 strasse strasse fine cafe cafe"),
        ("% -- *** \" -\" ()", "nothing"),
        ("😀", "nothing"),
        ('-"', "nothing"),
        ("in:title OR", "nothing"),
        (" ", ""),
        ("tag: is:", "tag is"),
    ],
)  # fmt: skip
def test_what_a_query_says(text: str, meaning: str) -> None:
    assert said(text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("heron sto", "heron sto*"),
        ("heron sto ", "heron sto"),
        ("h", "h"),
        ("heron -sto", "heron -sto"),
        ('"heron sto', "heron+sto"),
        ("by:kel", "kel*@byline"),
        ("tag:ma", "tag=ma*"),
        ("-tag:ma", "-tag=ma"),
    ],
)
def test_the_last_word_may_go_on_while_it_is_typed(text: str, meaning: str) -> None:
    assert said(text, typing=True) == meaning


def index_of_nothing() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        f"CREATE VIRTUAL TABLE words USING fts5 ({', '.join(COLUMNS)}, content = '', tokenize = 'ascii')"
    )
    connection.execute("INSERT INTO words (rowid, title) VALUES (1, 'heron')")
    return connection


def ask(connection: sqlite3.Connection, query: Query) -> None:
    if query.words:
        condition = conditions.matching(query)
        connection.execute(
            f"SELECT 1 FROM words AS item WHERE {condition.sql.replace('item.id', 'rowid')}", condition.values
        )
    if query.wanted:
        connection.execute("SELECT rowid FROM words WHERE words MATCH ?", (conditions.expression(query),)).fetchall()


def test_random_strings_are_no_error() -> None:
    connection = index_of_nothing()
    for text in random_queries(3_000):
        hints(text)
        ask(connection, parse(text, typing=len(text) % 2 == 0))


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters()), st.booleans())
def test_nothing_typed_is_an_error(text: str, typing: bool) -> None:
    hints(text)
    ask(index_of_nothing(), parse(text, typing))


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("title:heron", "there is no title:; did you mean in:title heron?"),
        ("-Tags:birds", "there is no tags:; did you mean tag:birds?"),
        ("befor:2016", "there is no befor:; did you mean before:?"),
        ("has:note", "there is no has:; known are tag:, site:, by:, in:, is:, before:, after:, folder:"),
    ],
)
def test_what_other_programs_call_a_filter_is_told(typed: str, why: str) -> None:
    assert hints(f"heron {typed} tag:birds") == [f"{typed} is searched as words: {why}"]


@pytest.mark.parametrize("typed", ["tag:", "-By:", "folder:"])
def test_a_filter_without_what_it_is_to_hold_is_told_and_not_looked_for_while_one_types(typed: str) -> None:
    why = "what is meant stands right behind it, without a space"
    assert hints(f"{typed} maps") == [f"{typed} is searched as a word: {why}"]
    assert without_begun(f"maps {typed}") == "maps " and without_begun(typed) == ""
    assert without_begun(f"{typed}m") == f"{typed}m"


@pytest.mark.parametrize("text", ["std:vector", "https://marsh.example/a", "12:30", "re:visit", '"title: a heron"'])
def test_words_with_a_colon_need_no_hint(text: str) -> None:
    assert hints(text) == []


@pytest.mark.parametrize(
    "text", ["a" * 10**6, "a " * 10**5, '"' + "中" * 10**5, "-" * 10**5, "a OR " * 10**4, "(" * 10**5]
)
def test_a_long_query_is_cut(text: str) -> None:
    query = parse(text)
    assert len(query.words) <= 40
    ask(index_of_nothing(), query)


def test_words_are_found_however_they_are_written() -> None:
    assert words_of("Don’t PANIC: naïve ＦＵＬＬ ½ x_y") == ("don", "t", "panic", "naive", "full", "1", "2", "x", "y")
    assert words_of("東京タワー と 서울에서") == ("東", "京", "タ", "ワ", "ー", "と", "서", "울", "에", "서")
    assert words_of("می‌خواهم हिन्दी") == words_of("میخواهم हिनदी")
    assert words_of("") == words_of("—…!") == ()


def test_filters_and_words_are_plain_values() -> None:
    assert parse("tag:a b*") == Query((Words((Term(("b",), True),)),), (Filter("tag", ("a",)),))
