"""Pages that show little: what they are instead, told in one line, and what their own data gives."""

import json

import pytest

from reader.dissect import dissect
from reader.errors import DissectError
from reader.values import Article

WORDS = "The ferry crossed the river each morning, and the children waited for it on the bank with their books. "
LONG = "".join(f"<p>{number}. {WORDS * 3}</p>" for number in range(12))


def read(page: str, url: str | None = "https://example.org/ferry") -> Article:
    return dissect(page.encode(), "utf-8", url, "article")[0]


def refusal(page: str) -> str:
    with pytest.raises(DissectError) as caught:
        read(page)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def page(title: str, body: str, head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


REFUSED = [
    ("Just a moment...", "<p>Checking your connection before you go on to example.org.</p>", "checks for a human"),
    ("Attention Required! | Cloudflare", "<h1>Sorry, you have been blocked</h1><p>Why?</p>", "checks for a human"),
    ("Access Denied", "<h1>Access Denied</h1><p>You don't have permission. Reference 18.2</p>", "checks for a human"),
    ("404 Not Found", "<center><h1>404 Not Found</h1></center><hr>nginx", "no such page"),
    ("Page not found - The Site", "<h1>Oops</h1><p>Try the search, or go back home.</p>", "no such page"),
    ("Seite nicht gefunden | Zeitung", "<p>Diese Seite gibt es nicht mehr.</p>", "no such page"),
    ("The Site", "<h1>Page introuvable</h1><p>Retour à l'accueil.</p>", "no such page"),
    ("502 Bad Gateway", "<center><h1>502 Bad Gateway</h1></center>", "the server failed"),
    (
        "The Site",
        "<h1>Welcome back</h1><form><input name=u><input type=password></form><p>Hello.</p>",
        "asks for a login",
    ),
    (
        "Sign in to The Site",
        "<form><p>Go on with your mail address.</p><input type=email><button>Next</button></form>",
        "asks for a login",
    ),
    ("Before you continue", "<p>We and our partners use cookies. Accept all cookies?</p>", "asks about cookies"),
    (
        "The Site",
        "<p>We value your privacy. We and our partners store cookies on your device. With your consent we and our "
        "partners use cookies for personalised ads. You may change your consent in the cookie settings.</p>",
        "asks about cookies",
    ),
]


@pytest.mark.parametrize(("title", "body", "reason"), REFUSED)
def test_a_page_that_is_no_article_says_what_it_is(title: str, body: str, reason: str) -> None:
    assert reason in refusal(page(title, body))


@pytest.mark.parametrize("title", [title for title, _, _ in REFUSED])
def test_an_article_about_such_pages_passes(title: str) -> None:
    article = read(page(title, f"<article><h1>{title}</h1>{LONG}</article>"))
    assert article.word_count > 400
    assert article.note is None


@pytest.mark.parametrize(
    "title", ["How I fixed the 404 on my site", "Not found: a poem", "Cookies for a rainy day", "Login trouble"]
)
def test_a_short_article_whose_title_only_mentions_them_passes(title: str) -> None:
    article = read(page(title, f"<article><h1>{title}</h1><p>{WORDS * 3}</p></article>"))
    assert "ferry" in article.markdown


LINK_TO_LOGIN = "<header><a href='/login'>Log In</a><form><input type=search><input name=q></form></header>"
HIDDEN_FORM = "<form style='display: none'><input name=user><input type=password><input type=submit></form>"


@pytest.mark.parametrize("title", ["The Ferry - Harbour Forum", "Log In"])
def test_a_link_to_a_login_and_a_form_that_nobody_sees_are_no_login(title: str) -> None:
    scripts = "<link rel='preload' href='/app.js' as='script'><link rel='modulepreload' href='/b.js'>"
    assert "needs JavaScript" in refusal(page(title, f"<section id=main></section>{HIDDEN_FORM}", scripts))
    article = read(page(title, f"{LINK_TO_LOGIN}<h1>{title}</h1><p>{WORDS * 2}</p>{HIDDEN_FORM}", scripts))
    assert "ferry crossed" in article.markdown


@pytest.mark.parametrize(("title", "body", "reason"), REFUSED)
def test_of_a_file_nobody_is_told_to_save_it(title: str, body: str, reason: str) -> None:
    with pytest.raises(DissectError, match=reason) as caught:
        dissect(page(title, body).encode(), "utf-8", None, "article", is_local=True)
    assert str(caught.value).endswith("; there is no more than that in it")


def test_a_page_that_sends_on_says_where() -> None:
    onward = "<meta http-equiv='Refresh' content='0; URL=/new'>"
    assert refusal(page("Moved", "<p>Click here.</p>", onward)) == (
        "this page only sends on to https://example.org/new; open that"
    )
    assert "ferry" in read(page("The Ferry", LONG, onward)).markdown
    assert "soon" in read(page("The Ferry", "<p>The ferry comes soon.</p>", onward.replace("0", "600"))).markdown


def test_json_called_html_is_told() -> None:
    assert "JSON" in refusal(json.dumps({"title": "x", "items": [1, 2, 3]}))


def test_a_frameset_names_its_frames() -> None:
    reason = refusal("<html><frameset><frame src='menu.html'><frame src='/text.html'></frameset></html>")
    assert "https://example.org/menu.html or https://example.org/text.html" in reason


SHELL = "<div id='root'></div><script src='/app.js'></script><noscript>You need to enable JavaScript.</noscript>"


def test_a_page_of_only_script_says_so_and_where_else_it_may_be_read() -> None:
    assert refusal(page("App", SHELL)) == "the page needs JavaScript: nothing to read here; open it in a browser"
    feed = "<link rel='alternate' type='application/rss+xml' href='/feed.xml'>"
    assert "its feed: https://example.org/feed.xml" in refusal(page("App", SHELL, feed))
    hostile = "<link rel='alternate' type='application/rss+xml' href='javascript:alert(1)'>"
    assert "javascript:" not in refusal(page("App", SHELL, hostile))


@pytest.mark.parametrize(
    "script",
    [
        {"type": "application/ld+json", "data": {"@type": "NewsArticle", "articleBody": f"{WORDS * 5}\n\n{WORDS * 5}"}},
        {"id": "__NEXT_DATA__", "type": "application/json", "data": {"props": [{"post": {"html": LONG}}]}},
        {"type": "application/json", "data": [None, 3, {"rendered": LONG}]},
    ],
)
def test_the_pages_own_data_stands_for_what_a_script_would_draw(script: dict[str, object]) -> None:
    data = json.dumps(script.pop("data")).replace("</", "<\\/")
    attributes = " ".join(f"{name}='{value}'" for name, value in script.items())
    article = read(page("The Ferry", f"{SHELL}<script {attributes}>{data}</script>"))
    assert article.title == "The Ferry"
    assert article.markdown.count("The ferry crossed") >= 10
    assert "<p>" not in article.markdown
    assert article.note and "its own data" in article.note


def test_a_summary_is_shown_as_a_summary() -> None:
    head = "<meta property='og:description' content='How the ferry came to be free for one whole summer.'>"
    article = read(page("The Ferry", SHELL, head))
    assert article.markdown == "How the ferry came to be free for one whole summer."
    assert article.note and "only this summary" in article.note


@pytest.mark.parametrize("data", ["{", "[" * 100_000, '{"html": 3}', "null"])
def test_data_that_is_none_is_passed_over(data: str) -> None:
    assert "JavaScript" in refusal(page("App", f"{SHELL}<script type='application/json'>{data}</script>"))


NOT_FREE = json.dumps(
    {
        "@type": "NewsArticle",
        "isAccessibleForFree": "False",
        "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paywall"},
    }
)


@pytest.mark.parametrize(
    ("head", "asks", "is_told"),
    [
        (NOT_FREE, "Subscribe to continue reading", True),
        (NOT_FREE, "Sign in with your account to read the rest.", True),
        (NOT_FREE, "Our paper comes on Fridays.", False),
        ("{}", "Subscribe to continue reading", True),
        ("{}", "Sign up for our letter to keep up with the harbour.", False),
        ("{}", "Log in to view the map.", False),
    ],
)
def test_a_part_before_a_paywall_is_told_to_be_one(head: str, asks: str, is_told: bool) -> None:
    data = f"<script type='application/ld+json'>{head}</script>"
    body = f"<main><article><h1>The Ferry</h1><p>{WORDS * 3}</p></article><div class=offer><p>{asks}</p></div></main>"
    note = read(page("The Ferry", body, data)).note
    assert (note is not None and "behind a paywall" in note) == is_told


def test_a_whole_article_that_is_sold_has_no_note() -> None:
    data = f"<script type='application/ld+json'>{NOT_FREE}</script>"
    assert read(page("The Ferry", f"<article>{LONG}</article><p>Subscribe to continue reading</p>", data)).note is None
