"""What is sent to break filters or to fool them, and what people write that looks like it: what comes of each."""

import base64
from hashlib import sha256

import pytest

from reader.spam.judge import judge
from reader.spam.subject import Subject
from reader.spam.tokens import fold
from reader.values import Comment, Kind, Verdict

TIDE = Subject(
    title="Reading the Tide Tables of Saltholm",
    url="https://tides.example/2018/saltholm/",
    text="The tide tables of Saltholm were printed by hand until 1974. Fishermen read the ebb off the harbour wall.",
)


def ping(name: str | None, url: str | None = None, text: str = "", kind: Kind = "pingback") -> Comment:
    return Comment("1", kind, name, text, text, author_url=url)


def said(name: str | None, text: str, url: str | None = None) -> Comment:
    return Comment("1", "comment", name, text, text, author_url=url)


def verdict(comment: Comment, subject: Subject = TIDE) -> Verdict:
    return judge([comment], subject)[comment.id]


# Names


@pytest.mark.parametrize("unit", ["viagra ", "a", "Ebb and flood ", "сiаlis", "💊", "{a|b}"])
def test_a_name_of_100_kb_is_judged_by_its_beginning_and_doubted_for_its_length(unit: str) -> None:
    """No page has such a title. But a page read wrongly gives one, so that length alone doesn't hide it."""
    name = (unit * 100_000)[:100_000]
    for comment in (ping(name), said(name, "The ebb is on the wall.")):
        found = verdict(comment)
        assert found.label != "ham"
        assert all(len(reason) < 200 for reason in found.reasons)
    assert "a name of 100,000 characters" in verdict(said("Ebb" * 30_000 + "x" * 10_000, "The ebb.")).reasons
    assert verdict(ping("Ebb and flood " * 7_000 + "| Tides")).label != "spam"


@pytest.mark.parametrize("name", [None, "", " ", "\u200b", "...", "💊💊💊", "🌊", "—"])
def test_without_a_name_there_is_nothing_against_anybody(name: str | None) -> None:
    """Themes lose names, and people sign with a picture; what they say and link to decides."""
    assert verdict(ping(name)).label == "ham"
    assert verdict(said(name, "The ebb is still on the wall, a bit lower.")).label == "ham"
    assert verdict(said(name, "🌊🌊🌊")).label == "ham"
    assert verdict(said(name, "buy cialis viagra levitra http://a.example http://b.example")).hides


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Dr. Cialis Rodriguez", "I was born on Saltholm; the tables hung in my father's surgery."),
        ("Cialis Rodriguez", "Thanks! My grandfather printed them."),
        ("Pingback: Ernest", "That is what I am called here, it is a long story."),
        ("Trackback Mike", "The wall was rebuilt in 1961."),
        ("Casino Lund", "My first name is a town in New South Wales."),
    ],
)
def test_people_are_called_anything(name: str, text: str) -> None:
    assert verdict(said(name, text)).label == "ham"
    assert not verdict(said(name, text, "https://people.example/")).hides


# Disguises


@pytest.mark.parametrize(
    "disguised",
    [
        "buy \u0441ialis online",  # a Cyrillic es
        "buy \u0441\u0456\u0430\u04cf\u0456\u0455 online",  # no Latin letter in it
        "buy ci\u03b1lis online",  # a Greek alpha
        "buy ci\u200bal\u200dis online",  # zero-width space, joiner
        "buy c\u00adi\u00adalis online",  # soft hyphens
        "buy \uff43\uff49\uff41\uff4c\uff49\uff53 online",  # fullwidth
        "buy \U0001d484\U0001d48a\U0001d482\U0001d48d\U0001d48a\U0001d494 online",  # mathematical
        "BUY \u0421IALIS ONLINE",
    ],
)
def test_a_word_in_disguise_is_read_as_people_see_it(disguised: str) -> None:
    assert fold(disguised) == "buy cialis online"
    found = verdict(ping(disguised))
    assert found.hides
    assert 'a sales phrase for a name ("cialis")' in found.reasons


@pytest.mark.parametrize(
    "word",
    [
        "Лiсовий",  # a Ukrainian with a Latin i: not all of it could be Latin
        "iPhone'ом",
        "μορφή",
        "онлайн",
        "می‌خواهم",
        "क्षत्रिय",
        "naïve",
    ],
)
def test_honest_words_of_other_scripts_are_not_taken_for_disguises(word: str) -> None:
    assert not verdict(ping(f"{word} | Tides")).hides
    assert verdict(said(word, "The ebb is on the wall.")).label == "ham"


def test_the_disguise_itself_speaks_against_a_name() -> None:
    assert "letters of another alphabet inside its name" in verdict(ping("h\u043et t\u03bfols")).reasons


def test_punycode_is_read_as_the_letters_it_stands_for() -> None:
    """Here a shop with a Cyrillic es for its first letter. Most of it is honest: other scripts have no other way."""
    label = "\u0441ialisshop".encode("punycode").decode()
    found = verdict(ping("Some Notes", f"http://xn--{label}.example/"))
    assert 'a word of selling in its address ("cialis")' in found.reasons
    for host in (
        "xn--bcher-kva.example",
        "xn--80akhbyknj4f.example",
        "xn--r8jz45g.example",
        "xn--.example",
        "xn--\x7f",
    ):
        assert not verdict(ping("Büchernotizen | Saltholm", f"https://{host}/2018/ebbe/")).hides


def test_base64_is_letters_like_others() -> None:
    """It is never decoded. A person may paste a key; a name of it is nobody's."""
    blob = base64.b64encode(sha256(b"ebb").digest() + sha256(b"flood").digest()).decode()
    assert not verdict(said("Ida", f"The log of the gauge is this: {blob}")).hides
    assert "a row of random letters for a name" in verdict(ping(blob[:40].replace("+", "A").replace("/", "B"))).reasons


# Links


def test_forty_links_are_spam_and_three_are_not() -> None:
    """Nobody reads forty links under an article; WordPress itself holds a comment back from the second one on."""
    links = [f"http://l{number}.example/" for number in range(40)]
    found = verdict(said("Leo", "look: " + " ".join(links)))
    assert found.hides
    assert "40 links in it" in found.reasons
    assert not verdict(said("Leo", "The tables of 1973, 1974 and 1975 are here: " + " ".join(links[:3]))).hides


# Articles about what spam sells


VIAGRA = Subject(
    title="Twenty Years of Viagra",
    url="https://medicine.example/2018/viagra/",
    text="Viagra, that is sildenafil, was found by accident. Cialis and Levitra came later. Generic pills are cheap.",
)
CASINO = Subject(
    title="How Casinos Keep You Playing",
    url="https://games.example/2019/casinos/",
    text="Casinos have no clocks. The slots pay little and often, a bonus here, free slots there. Poker is a game.",
)


@pytest.mark.parametrize(
    ("subject", "comment"),
    [
        (VIAGRA, said("Pia", "Levitra and Cialis came later, but viagra was first; generic sildenafil costs a tenth.")),
        (VIAGRA, said("Dr. Aziz", "Viagra and nitrates: never. Patients buy cheap pills online, and don't tell us.")),
        (VIAGRA, ping("Viagra turns twenty | Ward Round", "https://ward.example/2018/03/viagra-twenty/")),
        (VIAGRA, said("Ola", "Cialis lasts longer.", "https://ola.example/")),
        (
            CASINO,
            said("Jon", "I dealt poker in a casino for years. The slots pay the rent, roulette pays the show."),
        ),
        (CASINO, ping("Why casinos have no clocks – Idle Maths", "https://idle.example/2019/05/casinos/")),
        (CASINO, said("Mo", "The online casino is worse: a bonus, free slots, and no walk home.")),
    ],
)
def test_a_genuine_word_on_such_an_article_is_shown(subject: Subject, comment: Comment) -> None:
    assert not verdict(comment, subject).hides


@pytest.mark.parametrize(
    ("subject", "comment"),
    [
        (VIAGRA, ping("buy viagra online cheap", "http://rx.example/")),
        (CASINO, ping("online casino bonus", "http://bestcasino.example/", kind="trackback")),
        (CASINO, said("casino online", "Nice post!\ncasino online http://c.example", "http://c.example/")),
    ],
)
def test_such_an_article_is_no_shelter_for_spam(subject: Subject, comment: Comment) -> None:
    assert verdict(comment, subject).hides


# Genuine pings


LINK_BLOGS = [
    ("Linkdump vom Freitag – Netznotizen", "https://netznotizen.example/2018/04/linkdump-vom-freitag/"),
    ("Friday links: tides, tables and cheap maps | Slow Roads", "https://slowroads.example/2018/04/06/friday-links/"),
    ("Les liens de la semaine #212 | Carnet de bord", "https://carnet.example/2018/04/liens-212/"),
    ("Enlaces del viernes (14) « Bitácora", "https://bitacora.example/2018/04/enlaces-14/"),
    ("I link della settimana – Appunti", "https://appunti.example/2018/04/i-link-della-settimana/"),
    ("Leestips van de week | Waddenpost", "https://waddenpost.example/2018/04/leestips/"),
    ("Veckans länkar, vecka 14 | Skärgårdsbloggen", "https://skargard.example/2018/04/veckans-lankar/"),
    ("Ссылки недели: приливы и карты — Записки", "https://zapiski.example/2018/04/ssylki/"),
    ("今週のリンク集 2018-04-06 | 潮の日記", "https://shio.example/archives/1204"),
    ("本周链接（第十四期）| 潮汐笔记", "https://chaoxi.example/2018/04/links-14/"),
    ("Linki tygodnia – Notatnik", "https://notatnik.example/2018/04/linki/"),
    ("روابط الأسبوع | دفتر البحر", "https://daftar.example/2018/04/links/"),
]


@pytest.mark.parametrize(("name", "url"), LINK_BLOGS, ids=[url.split("/")[2] for _, url in LINK_BLOGS])
@pytest.mark.parametrize("kind", ["pingback", "trackback"])
def test_link_blogs_of_any_language_are_shown(name: str, url: str, kind: Kind) -> None:
    """With all that is known, by name and address, and by the name alone, as themes print them."""
    excerpt = "[…] Reading the Tide Tables of Saltholm: wie Fischer die Ebbe an der Hafenmauer ablasen. Schön. […]"
    for comment in (ping(name, url, excerpt, kind), ping(name, url, kind=kind), ping(name, kind=kind)):
        assert not verdict(comment).hides


WARES = "viagra cialis casino loans jerseys handbags poker slots essays xanax".split()
WAYS = "cheap {}|buy {} online|{} for sale|best {} reviews|discount {}|{} uk|online {} store|{} pills".split("|")


@pytest.mark.parametrize(("name", "url"), LINK_BLOGS, ids=[url.split("/")[2] for _, url in LINK_BLOGS])
def test_one_genuine_ping_survives_a_run_of_500(name: str, url: str) -> None:
    """Company makes the bar lower for keywords, never for the title of a page."""
    names = [WAYS[number % len(WAYS)].format(WARES[number // len(WAYS) % len(WARES)]) for number in range(500)]
    for genuine in (ping(name, url), ping(name)):
        page = [
            Comment(f"s{number}", "trackback", one, "", "", author_url=f"http://s{number}.example/")
            for number, one in enumerate(names)
        ]
        page.insert(250, genuine)
        verdicts = judge(page, TIDE)
        assert not verdicts.pop("1").hides
        assert sum(one.hides for one in verdicts.values()) >= 495
