"""Pages that answer with something other than their article: a robot check, a login, a consent wall, an error page."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from reader.errors import DissectError
from reader.html.elements import is_hidden
from reader.html.tree import text_of
from reader.links import absolute, is_web, sent_on_to
from reader.patterns import lazy
from reader.text import one_line

_WAYS_ON = "open it in a browser, or save the page there and open the file"
_NO_WAY_ON = "there is no more than that in it"
# An article about an error, a login or cookies is longer than such a page.
_SHORT = 150
_CONSENT_SHORT = 300
_SENTENCES = 60
_DATA_REACH = 200_000

_PARTS = lazy(r"\s*[|•·»«]\s*|\s+[-–—:]+\s+")
_ROBOT_CHECK = lazy(
    r"just a moment\W*|attention required!?|access (?:to this page has been )?denied|"
    r"(?:please )?verify (?:that )?you are "
    r"(?:a )?human|are you (?:a )?(?:robot|human)\??|pardon our interruption\W*|security check(?:point)?|"
    r"checking your browser.*|robot (?:check|or human\??)|human verification|bot verification|ddos-guard|"
    r"un momento\W*|einen moment(?: bitte)?\W*|un instant\W*|请稍候\W*|しばらくお待ちください\W*",
    re.I,
)
_NOT_FOUND = lazy(
    r"(?:error\s*)?404(?:\s*error)?(?:\W{0,3}(?:page )?not found\)?!*\d?)?|"
    r"(?:error\W*)?(?:the )?page (?:was )?not found\W*|"
    r"(?:oops\W*)?(?:the |this )?page (?:you .{0,40} )?(?:could not|can't|cannot) be found\W*|"
    r"not found|page (?:doesn't|does not) exist|"
    r"this page isn['’]t available\W*|seite (?:wurde )?nicht gefunden\W*|page (?:introuvable|non trouvée)\W*|"
    r"página no encontrada\W*|página não encontrada\W*|pagina non trovata\W*|pagina niet gevonden\W*|"
    r"strona nie (?:została )?znaleziona\W*|(?:страница|запрашиваемая страница) не найдена\W*|页面不存在|"
    r"找不到页面|ページが見つかりません\W*",
    re.I,
)
_BROKEN = lazy(
    r"(?:error\s*)?5\d\d(?:\s*error)?(?:\s*(?:internal server error|bad gateway|"
    r"service (?:temporarily )?unavailable|gateway time-?out))?|"
    r"internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|"
    r"(?:site|scheduled|under) maintenance|"
    r"error establishing a database connection|an error (?:has )?occurred",
    re.I,
)
_LOGIN = lazy(
    r"(?:please )?(?:log ?in|sign ?in|login required|sign in to continue|log in to continue|anmelden|"
    r"einloggen|connexion|"
    r"iniciar sesión|entrar|accedi|inloggen|войти|вход|登录|ログイン)(?: to .{1,40}| required)?",
    re.I,
)
_CONSENT = lazy(
    r"cookies?\b|consent|your privacy|privacy (?:choices|settings|policy)|zustimm|datenschutz|"
    r"vie privée|accepter|privacidad|gdpr|"
    r"personali[sz]ed (?:ads|content)|partners",
    re.I,
)
_CONSENT_TITLE = lazy(
    r"before you continue.*|(?:we (?:value|respect|care about) )?your privacy(?: choices| settings)?|"
    r"cookie (?:consent|settings|notice|wall)|"
    r"consent|privacy (?:settings|gate|manager)|bevor (?:sie|du) .*fortf.*|datenschutzeinstellungen|"
    r"cookie-einstellungen",
    re.I,
)
ASKS_FOR_SCRIPT = lazy(
    r"(?:enable|need|requires?|without|turn on|activ\w{1,20}) javascript|javascript (?:is|to be|muss|est|must)", re.I
)
# WordPress' form for one article's password. Source: get_the_password_form()
_LOCK = '//form[contains(@class, "post-password-form") or contains(@action, "action=postpass")]'
_SHELLS = frozenset(("root", "app", "__next", "__nuxt", "___gatsby", "svelte", "app-root", "main-app"))
_BY_TITLE = (
    (_ROBOT_CHECK, "the server checks for a human before it gives this page", _WAYS_ON),
    (_NOT_FOUND, "the server has no such page, though it doesn't say so in its status", "check the address"),
    (_BROKEN, "the server failed and says so in a page of its own", "try again later"),
)
# Of fields for text, those that searches have on every page.
_SEARCHES = frozenset(("q", "s", "query", "search", "keyword", "keywords"))
_TYPED_TYPES = frozenset(("", "text", "email", "tel", "password"))


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells that a page isn't its article. titles are the title and the first heading, whole and in parts.

    has_password and has_field tell of a form that is seen: one for a password, one to write any name into; is_locked
    of a password for this one article, in a page that is public. onward is where the page sends on at once.
    needs_script tells that the page says so itself, or is the empty shell that the common frameworks fill.
    """

    titles: tuple[str, ...]
    has_password: bool
    has_field: bool
    is_locked: bool
    onward: str | None
    frames: tuple[str, ...]
    has_scripts: bool
    needs_script: bool


def signs_of(tree: HtmlElement, url: str | None) -> Signs:
    """The signs in a page's tree."""
    titles = [one_line(title.text_content()) for title in tree.iter("title") if title.getparent().tag == "head"][:1]
    titles += [one_line(text_of(heading)) for heading in list(tree.iter("h1"))[:1]]
    parts = [part for title in titles if len(title) < 200 for part in (title, *_PARTS.split(title)) if part]
    lock = tree.xpath(_LOCK)
    frames = [absolute(frame.get("src") or "", url) for frame in tree.iter("frame")]
    types = {(field.get("type") or "").lower() for field in tree.iter("input") if _is_filled_in(field)}
    return Signs(
        titles=tuple(dict.fromkeys(parts)),
        has_password="password" in types and not lock,
        has_field=bool(types & _TYPED_TYPES) and not lock,
        is_locked=bool(lock),
        onward=next(_onward(tree, url), None),
        frames=tuple(filter(is_web, frames)),
        needs_script=any(map(_is_shell, tree.iter("div", "noscript"))),
        has_scripts=any(map(_is_script, tree.iter("script", "link"))),
    )


def _is_filled_in(field: HtmlElement) -> bool:
    """Whether a person may write into a field: scripts and password managers have some that nobody sees."""
    is_search = (field.get("name") or "").lower() in _SEARCHES
    return not is_search and not any(map(is_hidden, (field, *field.iterancestors())))


def _onward(tree: HtmlElement, url: str | None) -> Iterator[str]:
    for meta in tree.iter("meta"):
        if (meta.get("http-equiv") or "").lower() == "refresh" and (target := sent_on_to(meta.get("content") or "")):
            yield one_line(absolute(target, url))


def _is_script(element: HtmlElement) -> bool:
    """A script, or a link that has one fetched ahead."""
    if element.tag == "script":
        return bool(element.get("src") or element.text)
    return bool(element.get("as") == "script" or element.get("rel") == "modulepreload")


def _is_shell(element: HtmlElement) -> bool:
    if element.tag == "noscript":
        return ASKS_FOR_SCRIPT.search(element.text_content()) is not None
    return element.get("id") in _SHELLS and not element.text_content().strip()


def refuse_data(text: str) -> None:
    """Raises DissectError where a page that is called HTML is JSON."""
    begin = text.lstrip()[:1]
    if begin not in ("{", "[") or len(text) > _DATA_REACH * 50:
        return
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return
    raise DissectError("this is JSON, data for a program, not a page; give the address of the page itself")


def refuse(signs: Signs, words: str, page_count: int, is_local: bool) -> None:
    """Raises DissectError where a page is certainly not its article.

    words are all that it would show, page_count how many the whole page has.

    What is short and calls itself an error, a check, a login or a question about cookies is one; a login also has
    something to fill in.
    """
    count = len(words.split())
    if signs.frames and count < _SHORT:
        raise DissectError(f"this page only frames others; open one of them: {' or '.join(signs.frames[:3])}")
    if signs.onward and page_count < _SENTENCES:
        raise DissectError(f"this page only sends on to {signs.onward}; open that")
    if reason := _reason(signs, words, count, page_count):
        what, way_on = reason
        raise DissectError(f"{what}; {_NO_WAY_ON if is_local else way_on}")


def _reason(signs: Signs, words: str, count: int, page_count: int) -> tuple[str, str] | None:
    """What the page is instead of its article, and what to do about an address that gives such a page."""
    if count < _SHORT:
        for pattern, what, way_on in _BY_TITLE:
            if _any_matches(pattern, signs.titles):
                return what, way_on
        # Forums and shops have a field for a password on every page.
        if (signs.has_password and page_count < _SHORT) or (signs.has_field and _any_matches(_LOGIN, signs.titles)):
            return "the page asks for a login", _WAYS_ON
    if count < _CONSENT_SHORT and (
        _any_matches(_CONSENT_TITLE, signs.titles) or len(_CONSENT.findall(words)) * 12 > max(count, 60)
    ):
        return "the page asks about cookies before it shows anything", _WAYS_ON
    return None


def _any_matches(pattern: re.Pattern[str], titles: tuple[str, ...]) -> bool:
    return any(pattern.fullmatch(title) for title in titles)
