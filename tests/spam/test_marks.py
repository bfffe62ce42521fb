"""Marks: what is known again, what is not, and that the newest word counts."""

import pytest

from reader.spam.judge import judge
from reader.spam.marks import Marks, is_knowable, mark_of
from reader.spam.shared_hosts import is_shared
from reader.spam.subject import Subject
from reader.values import Comment, Mark, Verdict

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
    ("url", "again", "other"),
    [
        ("https://medium.com/@ann", "http://www.medium.com/@ann/a-post-1?source=x", "https://medium.com/@bob"),
        ("https://t.co/x", "http://t.co/x", "https://t.co/y"),
        ("https://www.facebook.com/ann", "https://facebook.com/ann/#about", "https://facebook.com/bob"),
        ("https://youtube.com/watch?v=1", "https://www.youtube.com/watch?v=1", "https://youtube.com/watch?v=2"),
        ("https://sites.google.com/site/a", "https://sites.google.com/site/a/", "https://sites.google.com/site/b"),
    ],
)
def test_on_a_site_that_many_share_the_path_decides(url: str, again: str, other: str) -> None:
    mark = mark_of(comment("Ann", LONG, url), spam=True)
    assert mark.host is None
    assert verdict(comment("Bob", "other", again), mark).reasons == ("you marked this address as spam",)
    assert not verdict(comment("Bob", "other", other), mark).hides


@pytest.mark.parametrize("url", ["https://medium.com/", "https://t.co", "https://www.facebook.com/?"])
def test_the_front_page_of_such_a_site_is_nobodys(url: str) -> None:
    mark = mark_of(comment("Ann", LONG, url), spam=True)
    assert not verdict(comment("Bob", "other", url), mark).hides


@pytest.mark.parametrize(
    ("site", "shared"),
    [
        ("de.linkedin.com", True),
        ("m.youtube.com", True),
        ("fr.wikipedia.org", True),
        ("web.archive.org", True),
        ("docs.google.com", True),
        ("google.co.uk", True),
        ("amazon.de", True),
        ("blogspot.com.br", True),
        ("wordpress.com", True),
        ("blog.naver.com", True),
        ("ann.wordpress.com", False),
        ("ann.blogspot.de", False),
        ("ann.github.io", False),
        ("ann.medium.com", False),
        ("notgoogle.com", False),
        ("myfacebook.com", False),
        ("amazon.example", False),
        ("fox.com", False),
    ],
)
def test_which_hosts_many_share(site: str, shared: bool) -> None:
    assert is_shared(site) is shared


def test_a_blog_under_a_shared_host_is_one() -> None:
    assert mark_of(comment("Ann", "", "https://ann.blogspot.com/"), spam=True).host == "ann.blogspot.com"


def test_a_text_is_known_again_whatever_its_case_and_spaces() -> None:
    mark = mark_of(comment("Ann", LONG), spam=True)
    assert verdict(comment("Bob", LONG.upper().replace(" ", "  ")), mark).reasons == ("you marked this text as spam",)


def test_short_texts_are_everybodys_but_those_without_a_name() -> None:
    mark = mark_of(comment("Ann", "Thanks!"), spam=True)
    assert not verdict(comment("Ben", "Thanks!"), mark).hides
    nameless = mark_of(comment(None, "First!"), spam=True)
    assert verdict(comment(None, "first"), nameless).hides
    for other in (comment(None, "Second!"), comment("Ann", "First!")):
        assert not verdict(other, nameless).hides
    assert not is_knowable(mark_of(comment(None, ""), spam=True))


def test_a_home_on_a_machine_of_many_is_its_owners() -> None:
    mark = mark_of(comment("Ann", LONG, "https://people.uni.example/~ann/links"), spam=True)
    assert verdict(comment("A.", "Other words, and no more than five.", "https://people.uni.example/~ann/"), mark).hides
    assert not verdict(comment("Ben", "Other words of mine.", "https://people.uni.example/~ben/"), mark).hides


def test_a_name_of_several_words_marks_everywhere_a_first_name_nobody_else() -> None:
    mark = mark_of(ping("Garden Sheds"), spam=True)
    assert verdict(ping("garden sheds", "https://x.example/p"), mark).reasons == ("you marked this name as spam",)
    assert verdict(comment("Garden  Sheds", LONG, "https://y.example/"), mark).hides
    for many in ("Anna", "Anonymous Coward"):
        theirs = mark_of(comment(many, LONG, "https://sheds.example/"), spam=True)
        assert not verdict(comment(many, "Rust never sleeps, they say."), theirs).hides


def test_a_name_alone_is_known_again_where_there_is_nothing_else() -> None:
    mark = mark_of(comment("sheds4you", "nice"), spam=True)
    assert verdict(comment("sheds4you", "wow"), mark).hides
    assert not verdict(comment("sheds4you", LONG), mark).hides


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
