"""The filter through its front door: what is hidden, what never is, and whether the reason is true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.spam.judge import judge
from reader.spam.marks import Marks, mark_of
from reader.spam.subject import Subject
from reader.values import Article, Comment, Kind, Verdict

BRIDGE = Subject(
    title="How the Harbour Bridge Was Painted",
    url="https://paint.example/2019/bridge/",
    text="The harbour bridge takes nine years to paint. Riggers hang in harness over the ferries and scrape the steel.",
    hosts=frozenset({"riggers.example"}),
)


def item(
    author: str | None, kind: Kind = "pingback", text: str = "", url: str | None = None, key: str = "1"
) -> Comment:
    return Comment(key, kind, author, text, text, author_url=url)


def alone(comment: Comment, subject: Subject = BRIDGE) -> Verdict:
    return judge([comment], subject)[comment.id]


def crowd(*names: str) -> list[Comment]:
    return [item(name, key=f"p{number}") for number, name in enumerate(names)]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("goodrx viagra", 'a sales phrase for a name ("goodrx")'),
        ("male ed pills", 'a sales phrase for a name ("ed pills")'),
        ("casino slots", 'a sales phrase for a name ("casino slots")'),
        ("vardenafil price", 'a sales phrase for a name ("vardenafil")'),
        ("Ｖｉａｇｒａ 50mg", 'a sales phrase for a name ("viagra")'),
        ("казино онлайн", 'a sales phrase for a name ("казино")'),
        ("财布 激安通販", 'a sales phrase for a name ("激安")'),
        ("cheap garden sheds for sale", 'a word of selling in its name ("cheap")'),
    ],
)
def test_a_keyword_for_a_name_is_enough(name: str, reason: str) -> None:
    verdict = alone(item(name))
    assert verdict.hides
    assert reason in verdict.reasons


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("Nine years of paint | The Ferry Notebook", "https://ferrynotes.example/2019/05/nine-years/"),
        ("Weekly links – Slow Roads", None),
        ("links for 2019-05-12 at slowroads", None),
        ("Wie eine Brücke gestrichen wird « Hafenblatt", "https://hafenblatt.example/bruecke"),
        ("Why pharmacy spam still says viagra | Filter Notes", "https://filternotes.example/2020/02/why/"),
        ("拉致された橋の塗装 | 港の日記", None),
        ("橋の話", "https://minato.example/hashi"),
        ("Мост через гавань", "https://gavan.example/most"),
        ("גשר הנמל", None),
        ("ferrynotes.example", "https://ferrynotes.example/2019/05/nine-years/"),
        ("Transit Notes", "https://transitnotes.example/archives/1288"),
    ],
)
def test_genuine_pings_are_shown(name: str, url: str | None) -> None:
    assert not alone(item(name, url=url)).hides
    assert not alone(item(name, "trackback", url=url)).hides


@pytest.mark.parametrize(
    ("author", "text"),
    [
        ("Dr. Cialis Rodriguez", "My father's shop stopped selling Viagra in 2012, it was all counterfeit by then."),
        ("Pingback: Ernest", "Yes, that is my real name since I lost a bet."),
        ("Alan Price", "Great post, thanks for sharing. I hung in that harness in 1984."),
        ("maria lopez garcia", "The paper is at http://archive.example/paper.pdf"),
        ("sam", "first"),
        ("Ана Петрова", "У нас тоже красят мост, и тоже никто не верил."),
        ("Jo", "Great article! Keep up the good work."),
        ("Dr. Patel", "Patients ask about viagra and cialis; sildenafil is generic now, tadalafil lasts longer."),
        ("john smith jr", "Awesome post, very helpful. Keep up the good work!"),
        ("quiet_otter_29", "https://pictures.example/bridge.jpg"),
        ("Rosa", "Thanks!\nMy blog: Rosa writes http://rosa.example"),
        ("Laura", "Great post! I just bookmarked this. Thanks for sharing, looking forward to more."),
        ("kit", "My site has photos of it:\nMy site: http://kit.example/bridge"),
    ],
)
def test_people_are_shown(author: str, text: str) -> None:
    assert not alone(item(author, "comment", text)).hides
    assert not alone(item(author, "comment", text, "https://people.example/")).hides


@pytest.mark.parametrize(
    ("author", "text", "url"),
    [
        ("buy viagra online", "Great post, thanks for sharing!", "https://pills.example/"),
        ("Bettina", "Very useful, thank you.\nHere is my web-site :: cheap holidays", None),
        ("hot pics", 'Hello, [url="http://x.example"]hot pics[/url], [url="http://y.example"]more[/url]', None),
        ("Fan77", "Check out my channel and subscribe to my videos!!", None),
        ("Tom", "You {love|like|enjoy} reading? {Great|Nice} stuff here.", None),
        ("Lena", "cialis levitra viagra no prescription http://a.example http://b.example", None),
    ],
)
def test_comments_that_want_their_link_followed_are_hidden(author: str, text: str, url: str | None) -> None:
    verdict = alone(item(author, "comment", text, url))
    assert verdict.hides
    assert verdict.reasons


def test_the_reason_names_what_carried_the_score() -> None:
    exchange = alone(item("My Homepage", text="... [Trackback] [...] Read More here: paint.example/2019/bridge/ [...]"))
    assert exchange.reasons[0] == 'a link-exchange phrase ("read more here")'
    echo = alone(item("garden sheds direct", text="garden sheds direct garden sheds direct"))
    assert set(echo.reasons) == {"says nothing but its own name", "a keyword where a page title would be"}
    titled = alone(item("best sheds", "trackback", "How the Harbour Bridge Was Painted"))
    assert "quotes only this article's own title" in titled.reasons


def test_pings_are_judged_by_their_company() -> None:
    page = crowd("cheap viagra", "casino slots", "garden sheds", "useful resource")
    assert not alone(page[2]).hides
    verdicts = judge(page, BRIDGE)
    assert all(verdict.hides for verdict in verdicts.values())
    assert "4 of 4 links here look like spam" in verdicts["p2"].reasons


def test_company_spares_the_topic_the_trusted_titles_and_all_comments() -> None:
    spam = crowd("cheap viagra", "casino slots", "buy xanax", "payday loans")
    spared = [
        item("bridge riggers", key="topic"),
        item("riggers log", url="https://riggers.example/log", key="trusted"),
        item("paint notes", url="https://www.paint.example/other/", key="same site"),
        item("Harbour walks | Slow Roads", key="title"),
        item("garden sheds", "comment", "Rust never sleeps.", key="comment"),
    ]
    verdicts = judge([*spam, *spared], BRIDGE)
    assert not any(verdicts[comment.id].hides for comment in spared)
    assert all(verdicts[comment.id].hides for comment in spam)


def test_a_lone_spam_ping_does_not_drag_others_along() -> None:
    page = [item("cheap viagra", key="spam"), item("garden sheds", key="a"), *crowd("Harbour walks | Slow Roads")]
    verdicts = judge(page, BRIDGE)
    assert [verdicts[key].hides for key in ("spam", "a", "p0")] == [True, False, False]


def test_trust_is_stronger_than_any_sign() -> None:
    author = Comment("1", "comment", "buy viagra", "", "cialis levitra [url=http://x.example]", by_article_author=True)
    assert not alone(author).hides
    own = alone(item("cheap viagra spam, the sequel", url="https://paint.example/2020/viagra/"))
    assert (own.label, own.reasons) == ("ham", ("from this site",))
    assert alone(item("casino", url="https://riggers.example/")).reasons == ("the article links to this site",)


def test_a_service_that_many_share_is_not_trusted() -> None:
    shared = Subject(hosts=frozenset({"medium.com", "t.co"}))
    assert alone(item("cheap viagra", url="https://medium.com/@pills"), shared).hides


def test_an_article_is_the_subject_with_the_sites_it_links_to() -> None:
    markdown = "See [the log](https://www.riggers.example/log) and <http://ferry.example>."
    article = Article("T", None, None, None, None, None, None, "https://paint.example/", markdown, "See the log")
    assert Subject.of(article).hosts == {"riggers.example", "ferry.example"}


def test_the_score_says_the_same_for_pings_and_comments() -> None:
    for comment in (item("cheap viagra"), item("Weekly links – Slow Roads"), item("x y z w", "comment", "great post")):
        verdict = alone(comment)
        assert (verdict.score >= 0.88) == verdict.hides
        assert (verdict.score < 0.5) == (verdict.label == "ham")


texts = st.text(max_size=200) | st.sampled_from(
    [
        "viagra",
        "{a|b}{c|d}",
        "[url=http://x]",
        "http://[::1",
        "http://xn--\udcff.com/",
        "﷽" * 50,
        "\ud800",
        "my site: x\nmy site: x",
    ]
)
comments = st.builds(
    Comment,
    id=st.uuids().map(str),
    kind=st.sampled_from(["comment", "pingback", "trackback", "webmention"]),
    author=st.none() | texts,
    markdown=texts,
    text=texts,
    parent_id=st.none() | st.just("x"),
    author_url=st.none() | texts | texts.map("https://{}".format),
    by_article_author=st.booleans(),
)
subjects = st.builds(Subject, st.none() | texts, st.none() | texts, st.none() | texts)


@given(st.lists(comments, max_size=8, unique_by=lambda comment: comment.id), subjects)
def test_every_comment_gets_a_verdict(page: list[Comment], subject: Subject) -> None:
    verdicts = judge(page, subject)
    assert list(verdicts) == [comment.id for comment in page]
    for verdict in verdicts.values():
        assert 0 <= verdict.score <= 1
        assert len(verdict.reasons) <= 2
        assert verdict.reasons or verdict.label == "ham"


@given(st.lists(comments, min_size=1, max_size=6, unique_by=lambda comment: comment.id), subjects, st.booleans())
def test_a_mark_wins_and_its_undoing_changes_nothing(page: list[Comment], subject: Subject, spam: bool) -> None:
    before = judge(page, subject)
    mark = mark_of(page[0], spam)
    if mark.host or mark.name or mark.text_key:
        marked = judge(page, subject, Marks((mark,)))[page[0].id]
        assert marked.label == ("spam" if spam else "ham")
        assert marked.reasons[0].startswith("you marked this ")
    assert judge(page, subject, Marks.NONE) == before


@pytest.mark.parametrize("piece", ["a", "a ", "viagra ", "{a|", "[url=", "my site: ", "http://a.example/ ", "[", "我"])
def test_a_megabyte_is_judged_like_its_beginning_and_end(piece: str) -> None:
    """Nothing in it may take more than linear time: a quadratic pattern would take hours here."""
    text = piece * (1_000_000 // len(piece))
    assert judge([item(text, "comment", text, text), item(text, "pingback", text, text, key="2")], BRIDGE)
