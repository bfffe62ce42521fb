"""Values as they travel: through JSON and back, and from the copies that older versions kept."""

import json

from reader.values import Article, Entry, article_from, reading_time, to_fields

ARTICLE = Article("T", "Ana Lund", None, "2024-01-01", "en", None, None, "https://canal.example/", "*Words*", None)


def test_an_article_comes_back_from_json_with_its_list() -> None:
    entries = (Entry("One", "https://canal.example/one", article=ARTICLE), Entry(None, "a.md", excerpt="Begins so"))
    whole = Article(*to_fields(ARTICLE).values())
    whole = article_from(to_fields(whole) | {"feeds": ["https://canal.example/feed"]})
    listed = Article("L", None, None, None, None, None, None, None, "- One", None, entries=entries)
    for article in (whole, listed):
        assert article_from(json.loads(json.dumps(to_fields(article)))) == article
    assert whole.feeds == ("https://canal.example/feed",)


def test_code_and_tables_are_not_read_word_by_word() -> None:
    prose = "One two three.\n\n- four\n"
    code = "\n  ~~~~ python\n  a b c\n  ~~d\n  ~~~~\n\n> ```\n> e f\n> ```\n"
    rows = "\n| g h | i |\n| --- | --- |\n| j | k |\n"
    for data in (code, rows, code + rows):
        assert ARTICLE._replace(markdown=prose + data).reading_count == 4
    assert ARTICLE._replace(markdown=prose + rows, text="One two three.\n\nfour\n\ng h i j k").reading_count == 4
    assert ARTICLE._replace(markdown=code).reading_count > 0, "where there is nothing else, they are what is read"


def test_how_long_it_takes_is_told_while_anyone_would_read_it() -> None:
    assert [reading_time(count) for count in (1, 231, 23_000, 600_000)] == ["1 min", "2 min", "2 hours", "43 hours"]
    assert reading_time(966_000) == "966,000 words"


def test_a_copy_from_before_lists_opens() -> None:
    fields = {name: value for name, value in to_fields(ARTICLE).items() if name not in ("feeds", "entries")}
    assert article_from(fields) == ARTICLE


def test_an_entry_without_a_title_is_named_by_what_it_has() -> None:
    assert Entry(None, "a.md", excerpt="Begins so").name == "Begins so"
    assert Entry(None, "a.md", article=ARTICLE).name == "T"
    assert Entry(None, "a\x1b[2J.md").name == "a.md"
