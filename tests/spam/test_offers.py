"""Spam of today beside the honest sentence next to it: what is offered, in which language, in which letters."""

import pytest

from reader.spam.judge import judge
from reader.spam.subject import Subject
from reader.spam.tokens import fold, respelt
from reader.values import Comment, Verdict

LOOM = Subject(
    title="Mending a Jacquard Loom",
    url="https://weave.example/2022/loom/",
    text="The loom came from a closed mill in Roubaix. Two of its hooks were bent, and the cards eaten by mice.",
)
CASINO = Subject(
    title="A Casino Closes on the Pier",
    url="https://pier.example/2021/casino/",
    text="The casino on the pier closed after forty years. Its carpets went to a school and its tables to a museum.",
)


def said(name: str | None, text: str, url: str | None = None) -> Comment:
    return Comment("1", "comment", name, text, text, author_url=url)


def ping(name: str, url: str | None = None, text: str = "") -> Comment:
    return Comment("1", "pingback", name, text, text, author_url=url)


def verdict(comment: Comment, subject: Subject = LOOM) -> Verdict:
    return judge([comment], subject)[comment.id]


# One kind of offer a row: a text that makes it, and one that an honest person writes of the same thing.
OFFERED = [
    (
        "I made 9,000 in a week trading with Mrs Helga Brandt, contact her on WhatsApp +44 20 7946 0000",
        "We talked about the hooks via WhatsApp, my number is on my page.",
    ),
    (
        "Bitcoin recovery is possible, they got it back for me, write to help@recovery.example",
        "My recovery took a year after the loom fell on my foot.",
    ),
    (
        "The airdrop is live, connect your wallet to claim 200 tokens now",
        "The connector of your wall plug looks loose in the second picture.",
    ),
    (
        "Suspicious? Hire a hacker to spy on your partner, mail fast@hack.example",
        "I hired a weaver who used to be a hacker, she reads cards by eye.",
    ),
    (
        "Airline support number ☎ +1-855-555-0142 ☎ call the customer service number now",
        "The customer service number of the museum is (855) 555-0142, they lend cards.",
    ),
    (
        "Do you accept guest posts? What is the price for a guest post on your blog with a dofollow link?",
        "I had a guest sleep beside the loom once. The price for a new hook is 4 euros.",
    ),
    (
        "High profile call girls in Jaipur, in-call and out-call",
        "The girls called the loom Jaipur, after its first cloth.",
    ),
    ("We offer loans to anybody, get a loan today", "The museum offers its loom on loan, I asked today."),
    ("Préstamos rápidos sin aval, escriba hoy", "El museo lo tiene en préstamo de una fábrica."),
    ("Empréstimo rápido sem consulta ao SPC", "O museu tem o tear por empréstimo."),
    ("Deneme bonusu veren siteler ve güvenilir bahis", "Bu tezgâh bana dedemin atölyesini hatırlattı."),
    ("Situs slot dengan RTP tertinggi, slot gacor", "Alat tenun nenek saya juga begitu."),
    ("Казино зеркало, бонус за регистрацию", "В зеркало видно, что крючок согнут."),
    ("Nhà cái uy tín, cá cược bóng đá", "Khung cửi của bà tôi cũng như vậy."),
    ("토토사이트 추천 카지노사이트", "할머니의 베틀도 이랬어요."),
    ("สล็อตเว็บตรง แทงบอล บาคาร่า", "กี่ทอผ้าของยายก็เป็นแบบนี้"),
    ("O melhor site de apostas com bônus de boas-vindas", "Aposto que o gancho era de latão."),
    ("专业代写论文，加微信", "替代写法也可以用，谢谢分享。"),
    ("オンラインカジノで副業で稼ぐ", "祖母の織機もこうでした。副業で織っていました。"),
    ("نقل عفش بالرياض ارخص الاسعار", "كان عند جدتي نول مثله."),
    ("Kredit ohne Schufa, 24h Schlüsseldienst", "Das Schloss am Webstuhl hat ein Schlüsseldienst geöffnet."),
    ("Voyance gratuite, retour affectif garanti", "La visite est gratuite le dimanche à Roubaix."),
]


@pytest.mark.parametrize(("spam", "honest"), OFFERED, ids=[spam.split()[0] for spam, _ in OFFERED])
def test_what_spammers_offer_is_hidden_and_the_sentence_beside_it_shown(spam: str, honest: str) -> None:
    found = verdict(said("Ines", spam, "https://ines.example/"))
    assert found.hides
    assert found.reasons
    assert not verdict(said("Ines", honest, "https://ines.example/")).hides


@pytest.mark.parametrize("name", ["slot gacor 99", "nhà cái", "代写论文", "บาคาร่า", "نقل عفش بالرياض", "먹튀검증"])
def test_wares_of_any_language_are_wares_for_a_name(name: str) -> None:
    assert verdict(said(name, "Thanks, useful.", "https://x.example/")).hides
    assert verdict(ping(name, "https://x.example/")).hides


def test_an_offer_is_none_where_the_article_is_about_it() -> None:
    hackers = Subject(title="How to Hire a Hacker", text="Firms hire a hacker to test what they have built.")
    comment = said("Ines", "Yes, hire a hacker, we did.", "https://ines.example/")
    assert not verdict(comment, hackers).hides
    assert verdict(comment).hides


# Names that sell nothing


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Casino Dealer in Nice", "We had the same carpet."),
        ("the band Casino", "We rehearsed below the mill."),
        ("Viagra patient", "It was for the lungs."),
        ("Michael Kors", "No relation. Are the cards paper?"),
    ],
)
def test_a_name_alone_never_hides_a_person_without_a_link(name: str, text: str) -> None:
    for subject in (LOOM, CASINO):
        assert not verdict(said(name, text), subject).hides


def test_a_name_after_the_subject_of_the_article_is_at_most_doubted() -> None:
    comment = said("Ex-casino manager", "The carpet was from Axminster.", "https://old-manager.example/")
    assert not verdict(comment, CASINO).hides
    assert verdict(comment).hides


def test_what_a_film_is_called_is_no_sale() -> None:
    assert not verdict(ping("Casino Royale", "https://films.example/casino-royale")).hides
    assert verdict(ping("Casino Bonus", "https://films.example/casino-bonus")).hides


def test_one_link_in_forum_markup_is_a_habit_and_two_are_a_program() -> None:
    once = "As in [url] tags: [url=https://forum.example]here[/url] is the card I mean, row nine."
    assert not verdict(said("Ola", once)).hides
    assert "links in a forum's markup" in verdict(said("Ola", once + once)).reasons


# The shape of a title


def test_a_title_of_nothing_but_wares_is_no_title() -> None:
    found = verdict(ping("Payday Loans | Blog", "https://x.example/"))
    assert found.hides
    assert 'nothing but wares in a title ("payday loans")' in found.reasons
    assert not verdict(ping("What payday loans did to our mill | Blog", "https://x.example/2022/03/mill/")).hides
    assert not verdict(ping("Casino closes | Pier Notes", "https://x.example/2021/04/pier/"), CASINO).hides


# Disguises


@pytest.mark.parametrize(
    "name",
    [
        "\U0001f172\U0001f170\U0001f182\U0001f178\U0001f17d\U0001f17e",  # white letters in squares
        "\u24b8\u24d0\u24e2\u24d8\u24dd\u24de",  # in circles
        "\u1d04\u1d00\ua731\u026a\u0274\u1d0f",  # small capitals
        "c\u0336a\u0336s\u0336i\u0336n\u0336o\u0336",  # struck through
    ],
)
def test_drawn_letters_are_read(name: str) -> None:
    assert fold(name) == "casino"
    assert verdict(said(name, "Nice.", "https://x.example/")).hides


def test_letters_apart_and_digits_for_letters_are_read() -> None:
    assert respelt("V.i.a.g.r.a and c1al1s, a. b. c.") == ["viagra", "cialis"]
    for name in ("V.i.a.g.r.a", "v1agra 4 u", "c@$ino"):
        found = verdict(said(name, "Nice.", "https://x.example/"))
        assert found.hides
        assert any("a sales phrase in disguise" in reason for reason in found.reasons)
    assert verdict(said("Ann", "v1agra c1alis l3vitra")).hides
    assert not verdict(said("Ann", "My filter let v1agra through again.", "https://x.example/")).hides


@pytest.mark.parametrize("name", ["J. R. R. T.", "a1ex", "İpek", "\U0001f170 positive", "Zoë", "h4x0r", "R.E.M. fan"])
def test_honest_marks_and_digits_in_a_name_are_no_disguise(name: str) -> None:
    assert verdict(said(name, "The hooks were brass.", "https://x.example/")).label == "ham"
