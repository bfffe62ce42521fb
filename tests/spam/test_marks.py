"""Marks: what is known again, what is not, and that the newest word counts."""

import pytest

from reader.spam.judge import judge
from reader.spam.marks import Mark, Marks, mark_of
from reader.spam.subject import Subject
from reader.values import Comment, Verdict

LONG = "I painted that very bridge for nine years, and it was never once dry."


def comment(author: str | None, text: str = "", url: str | None = None) -> Comment:
    return Comment("1", "comment", author, text, text, author_url=url)


def ping(author: str, url: str | None = None) -> Comment:
    return Comment("1", "pingback", author, "", "", author_url=url)


def verdict(on: Comment, *marks: Mark) -> Verdict:
    return judge([on], Subject(), Marks(marks))[on.id]


def test_a_site_is_known_again_with_its_whole_host() -> None:
    mark = mark_of(comment("Ann", "short", "https://www.sheds.example/a"), spam=True)
    again = verdict(comment("Bob", "other", "http://sheds.example/b"), mark)
    assert (again.label, again.score, again.reasons) == ("spam", 1.0, ("you marked this site as spam",))
    assert not verdict(comment("Bob", "other", "http://old.sheds.example/"), mark).hides


@pytest.mark.parametrize(
    "url", ["https://medium.com/@ann", "https://t.co/x", "https://www.facebook.com/ann", "https://github.com/a"]
)
def test_a_site_that_many_share_is_no_mark(url: str) -> None:
    mark = mark_of(comment("Ann", LONG, url), spam=True)
    assert mark.host is None
    assert not verdict(comment("Bob", "other", url), mark).hides


def test_a_blog_under_a_shared_host_is_one() -> None:
    assert mark_of(comment("Ann", "", "https://ann.blogspot.com/"), spam=True).host == "ann.blogspot.com"


def test_a_text_is_known_again_whatever_its_case_and_spaces() -> None:
    mark = mark_of(comment("Ann", LONG), spam=True)
    assert verdict(comment("Bob", LONG.upper().replace(" ", "  ")), mark).reasons == ("you marked this text as spam",)


def test_short_texts_are_everybodys() -> None:
    assert mark_of(comment("Ann", "Thanks!"), spam=True).text_key is None
    assert mark_of(comment("Ann", ""), spam=True).text_key is None


def test_a_name_marks_pings_but_not_namesakes() -> None:
    mark = mark_of(ping("Garden Sheds"), spam=True)
    assert verdict(ping("garden sheds", "https://x.example/p"), mark).reasons == ("you marked this name as spam",)
    anna = mark_of(comment("Anna", LONG, "https://sheds.example/"), spam=True)
    assert not verdict(comment("Anna", "Rust never sleeps, they say."), anna).hides


def test_a_name_alone_is_known_again_where_there_is_nothing_else() -> None:
    mark = mark_of(comment("hot sheds", "nice"), spam=True)
    assert verdict(comment("hot sheds", "wow"), mark).hides
    assert not verdict(comment("hot sheds", LONG), mark).hides


def test_a_mark_beats_the_score_and_the_newest_beats_the_older() -> None:
    spam = ping("cheap viagra", "https://pills.example/")
    assert verdict(spam).hides
    ham = mark_of(spam, spam=False)
    kept = verdict(spam, ham)
    assert (kept.label, kept.score, kept.reasons) == ("ham", 0.0, ("you marked this site as not spam",))
    assert verdict(spam, ham, mark_of(spam, spam=True)).hides
    assert not verdict(spam, mark_of(spam, spam=True), ham).hides


def test_marked_pings_count_as_company() -> None:
    page = [
        Comment(str(number), "pingback", name, "", "")
        for number, name in enumerate(["red sheds", "Bo | Log", "Al | Log"])
    ]
    marks = Marks.NONE.plus(mark_of(page[1], spam=True)).plus(mark_of(page[2], spam=True))
    assert not judge(page, Subject())["0"].hides
    assert judge(page, Subject(), marks)["0"].hides
    assert not judge(page, Subject(), marks.plus(mark_of(page[0], spam=False)))["0"].hides


def test_says_gives_the_mark_itself() -> None:
    mark = mark_of(ping("Garden Sheds"), spam=True)
    assert Marks((mark,)).says(ping("Garden sheds")) is mark
    assert Marks((mark,)).says(ping("Other sheds")) is None
    assert Marks.NONE.says(ping("Garden sheds")) is None
