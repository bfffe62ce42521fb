"""Reasons are true: without the part that one names, the score falls by at least half of its margin over the bar."""

from pathlib import Path

import pytest

from reader import shipped
from reader.events import drain
from reader.library.store import Store
from reader.reading import start
from reader.spam.account import Account
from reader.spam.judge import accounts
from reader.spam.subject import Subject
from reader.values import Comment, Kind
from tests.desks import desk_over

LOOM = Subject(
    title="How a Drawloom Is Threaded",
    url="https://weaving.example/2021/drawloom/",
    text="A drawloom is threaded twice. Each warp end passes through a heddle of the pattern and one of the ground.",
    hosts=frozenset({"reeds.example"}),
)


def ping(name: str, url: str | None = None, text: str = "", kind: Kind = "pingback") -> Comment:
    return Comment("", kind, name, text, text, author_url=url)


def said(name: str, text: str, url: str | None = None) -> Comment:
    return Comment("", "comment", name, text, text, author_url=url)


PHARMACY = [
    ping("buy tadalafil online"),
    ping("Sildenafil 100mg", "http://rx-sildenafil.example/"),
    ping("levitra side effects", "http://hills.example/images/levitra.html"),
    ping("cialis kamagra viagra", "http://shop.example/", "cialis kamagra viagra", "trackback"),
    ping("xanax without prescription", None, "xanax without prescription [...] Read more here [...]"),
    ping("diet pills that work"),
]
GAMBLING = [
    ping("slot gacor maxwin"),
    ping("online casino bonus", "http://bestcasino.example/bonus"),
    ping("poker online indonesia", "http://judi.example/"),
    ping("казино вулкан", "http://vulkan-casino.example/"),
    ping("deneme bonusu veren siteler"),
    ping("sports betting tips", None, "sports betting tips sports betting tips"),
]
GOODS = [
    ping("cheap louis vuitton bags"),
    ping("moncler outlet store", "http://moncleroutlet.example/"),
    ping("ugg boots on sale", "http://boots.example/ugg-boots-on-sale", "ugg boots on sale", "trackback"),
    ping("wholesale nfl jerseys free shipping"),
    ping("replica rolex watches", "http://xq7rw2kd9bz4.example/"),
    ping("ルイヴィトン 激安 通販"),
]
SERVICES = [
    ping("roofing contractors in dallas"),
    ping("seo company london", "http://seo-company.example/"),
    ping("carpet cleaning services", None, "How a Drawloom Is Threaded", "trackback"),
    ping("car insurance quotes cheap"),
    ping("custom essay writing service"),
    ping("payday loans no credit check", "http://paydayfast.example/"),
]
EXCHANGE = [
    ping("My Homepage", None, "... [Trackback] [...] Read More here: weaving.example/2021/drawloom/ [...]"),
    ping("my website", "http://x.example/", "... [Trackback] [...] Find More on that Topic: weaving.example [...]"),
    ping("garden tools", None, "[...] Informations on that Topic: weaving.example/2021/drawloom/ [...]", "trackback"),
    ping("Website", None, "... [Trackback] [...] Here you will find more Info on that Topic [...]", "trackback"),
    ping("best blender", "http://blend.example/", "... [Trackback] [...] There you can find more Info here [...]"),
    ping("home page", "http://home.example/", "[...] Read More Information here to that Topic: x.example [...]"),
]
FORUM = [
    said("hot tubs", '[url="http://tubs.example"]hot tubs[/url] [url="http://tubs.example/2"]cheap hot tubs[/url]'),
    said("Mia", "[url=http://a.example]viagra[/url] [url=http://b.example]cialis[/url] [url=http://c.example]x[/url]"),
    said("loans online", "[link=http://loans.example]payday loans online[/link] best rates"),
    said("Tim", "hello [url=http://q1.example]one[/url] and [url=http://q2.example]two[/url] levitra kamagra"),
    said('<a href="http://x.example">x</a>', "[url=http://x.example]cheap jerseys[/url] [url=http://y.example]y[/url]"),
    said("casino games", "[url=http://c.example]casino games[/url]", "http://c.example/"),
]
PRAISE = [
    said("cheap ray ban sunglasses", "Great post, thanks for sharing this with us.", "http://shades.example/"),
    said("tattoo removal cost", "I really like your writing style, keep up the good work!", "http://laser.example/"),
    said("buy instagram followers", "Wonderful article, I have bookmarked your site.", "http://followers.example/"),
    said("essay writing help", "Very informative post. Thank you for sharing.", "http://essaypro.example/"),
    said("viagra ohne rezept", "Excellent blog, I will be back.", "http://rezept.example/"),
    said("slot online terpercaya", "Nice article, very helpful.", "http://slotgacor.example/"),
]
SIGNED = [
    said("Lena", "Very useful, thank you.\nHere is my web-site :: cheap holidays http://holidays.example"),
    said("Otto", "I quite agree with you.\nMy blog post: best vpn deals http://vpn.example"),
    said("garden furniture sale", "So true.\ngarden furniture sale http://furniture.example"),
    said(
        "Bea",
        "Thanks for finally writing about it!\nFeel free to visit my homepage :: hair loss pills http://h.example",
    ),
    said("Juno", "Hi there!\nAlso visit my web page ... weight loss pills http://diet.example"),
    said("cheap flights to rome", "Nice one.\ncheap flights to rome http://flights.example", "http://flights.example"),
]
SPUN = [
    said("Ron", "{Hello|Hi} there, {I|we} {love|like} your {blog|site}. {Thanks|Cheers}!"),
    said("Uma", "You {should|must} see {this|that} {great|nice} page http://spin.example {now|today}"),
    said("Fay", "{I have|I've} been {surfing|browsing} online more than {three|3} hours today"),
    said("Gus", "The vіаgrа and сіаlis are hеre http://g.example buy trаmаdol, xanаx", "http://g.example"),
    said("Kim", "84759201 99182736 http://k1.example http://k2.example http://k3.example cialis levitra"),
    said("Leo", " ".join(f"http://l{number}.example/" for number in range(40))),
]
PROMOTION = [
    said("Fan77", "Check out my channel and subscribe to my videos!!"),
    said("DJ Moss", "guys please check out my new rap song on my channel http://moss.example"),
    said("Vic", "I made 500 dollars a day working from home, visit http://cash.example to earn money online"),
    said("Zoe", "SUBSCRIBE TO MY CHANNEL and I will subscribe back"),
    said(
        "Dr Okun",
        "Thanks to a spell caster my ex is back, and his herbal medicine cured my herpes: http://spell.example",
    ),
    said("Max", "Please visit my website http://max.example and like my page, subscribe to my channel"),
]
STYLES = [PHARMACY, GAMBLING, GOODS, SERVICES, EXCHANGE, FORUM, PRAISE, SIGNED, SPUN, PROMOTION]
SIXTY = [comment for style in STYLES for comment in style]


def judged(page: list[Comment], subject: Subject = LOOM) -> dict[str, Account]:
    return accounts(page, subject)


def numbered(page: list[Comment]) -> list[Comment]:
    return [comment._replace(id=f"c{number}") for number, comment in enumerate(page)]


def parts_told(account: Account) -> list[str]:
    """The part that each reason is about."""
    by_reason = {one.reason: part for part, found in account.findings.items() for one in found}
    return [by_reason[reason] for reason in account.verdict.reasons]


def points_without(part: str, comment: Comment, page: list[Comment], subject: Subject) -> float:
    """The points of a comment when a part of it, or all others on its page, are taken away, and all is judged anew."""
    if part == "siblings":
        return judged([comment], subject)[comment.id].points
    changed = {
        "name": comment._replace(author=None),
        "address": comment._replace(author_url=None),
        "text": comment._replace(text="", markdown=""),
    }[part]
    return judged([changed if one is comment else one for one in page], subject)[comment.id].points


def assert_true_reasons(comment: Comment, page: list[Comment], subject: Subject) -> None:
    account = judged(page, subject)[comment.id]
    assert 1 <= len(account.verdict.reasons) <= 2
    for part in parts_told(account):
        fall = account.points - points_without(part, comment, page, subject)
        assert fall >= (account.points - account.bars.hidden) / 2, (part, account.lines())


def test_there_are_sixty_in_ten_styles() -> None:
    assert len(STYLES) == 10
    assert len(set(SIXTY)) == 60


@pytest.mark.parametrize("comment", numbered(SIXTY), ids=lambda comment: (comment.author or "")[:30])
def test_the_named_part_carries_the_score(comment: Comment) -> None:
    assert judged([comment])[comment.id].verdict.hides
    assert_true_reasons(comment, [comment], LOOM)


def test_so_it_is_on_a_page_full_of_them() -> None:
    page = numbered(SIXTY)
    weak = ping("useful resource")._replace(id="weak")
    company = judged([*page, weak])["weak"]
    assert company.verdict.hides
    assert any("links here look like spam" in reason for reason in company.verdict.reasons)
    for comment in [*page, weak]:
        assert_true_reasons(comment, [*page, weak], LOOM)


def test_so_it_is_on_the_welcome_article(tmp_path: Path) -> None:
    source = str(shipped.asset("welcome.html"))
    reading = drain(source, start(source, desk_over(Store(tmp_path))))
    assert reading.article
    page, subject = list(reading.conversation.comments), Subject.of(reading.article)
    hidden = [comment for comment in page if reading.verdicts[comment.id].hides]
    assert len(hidden) == 15
    for comment in hidden:
        assert_true_reasons(comment, page, subject)


def test_doubts_have_true_reasons_too() -> None:
    account = judged([ping("garden sheds")._replace(id="c")])["c"]
    assert account.verdict.label == "unsure"
    assert parts_told(account) == ["name"] * len(account.verdict.reasons)
