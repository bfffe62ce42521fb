"""What a page says about its article: title, byline, site, dates, language. What it doesn't say is None."""

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from reader.extract.dates import dates_of
from reader.extract.nearby import near
from reader.extract.people import byline
from reader.extract.site_names import names_of, site_in
from reader.extract.statements import Statements
from reader.extract.survey import Survey, survey_of
from reader.extract.titles import title_of
from reader.links import absolute, is_web, without_tracking
from reader.links import site as site_of
from reader.patterns import lazy
from reader.text import one_line

_TAG = lazy(r"<[^<>]{1,300}>")
_LANGUAGE = lazy(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{2,8})*)")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of reader.values.Article that don't come from its text."""

    title: str | None
    byline: str | None
    site: str | None
    published: str | None
    modified: str | None
    language: str | None
    excerpt: str | None
    image: str | None
    url: str | None


def metadata_of(tree: HtmlElement, url: str | None) -> Metadata:
    """Reads the page's head and its shown title, byline and dates. The tree stays as it is."""
    survey = survey_of(tree)
    statements = Statements(survey)
    canonical = _canonical(survey, statements, url)
    language = _language(tree, statements)
    site = _stated_site(statements)
    names = names_of(survey, site, canonical)
    site = site or site_in(survey.title, names)
    title = title_of(survey, statements, site, names, canonical)
    nearby = near(title.heading if title.heading is not None else survey.first_heading)
    dates = dates_of(survey, statements, nearby, canonical, language)
    return Metadata(
        title=title.text,
        byline=byline(survey, statements, nearby, [site, site_of(canonical)]),
        site=site,
        published=dates.published,
        modified=dates.modified,
        language=language,
        excerpt=_excerpt(statements),
        image=_image(survey, statements, canonical or url),
        url=canonical,
    )


def _stated_site(statements: Statements) -> str | None:
    stated = (
        statements.meta("og:site_name"),
        statements.publisher(),
        statements.meta("application-name"),
    )
    return next((name for name in stated if name and not is_web(name)), None)


def _excerpt(statements: Statements) -> str | None:
    """The page's own summary, less the tags that a content system left in it."""
    names = ("og:description", "description", "twitter:description", "dc.description", "dc:description")
    text = statements.meta(*names) or statements.article("description") or ""
    return one_line(_TAG.sub(" ", text) if "</" in text else text) or None


def _language(tree: HtmlElement, statements: Statements) -> str | None:
    """The page's language as BCP 47 writes it ("pt-BR"), by the order of trust that HTML gives (3.2.6.2)."""
    root = tree.getroottree().getroot()
    for value in (
        root.get("lang"),
        root.get("xml:lang"),
        next((body.get("lang") for body in root.iterchildren("body")), None),
        statements.meta("content-language"),
        statements.meta("og:locale"),
        statements.article("inLanguage"),
        statements.meta("language", "dc.language", "dcterms.language"),
    ):
        if value and (found := _LANGUAGE.fullmatch(value.strip())) and found[1].lower() not in ("und", "mul", "zxx"):
            return "-".join([found[1].lower(), *map(_subtag, re.split("[-_]", found[2])[1:])])
    return None


def _subtag(subtag: str) -> str:
    """A region in capitals, a script with one, all else small (RFC 5646, 2.1.1)."""
    if len(subtag) == 2:
        return subtag.upper()
    return subtag.title() if len(subtag) == 4 and subtag.isalpha() else subtag.lower()


# WordPress names a page of comments as the canonical address where it shows one (wp-includes/comment-template.php).
_COMMENT_PAGE = lazy(r"/comment-page-\d+/?$")


def _canonical(survey: Survey, statements: Statements, url: str | None) -> str | None:
    """The page's own name for its address, where it leads to the same site; else the address it was fetched from."""
    links = [link.get("href") for link in survey.links if "canonical" in (link.get("rel") or "").lower().split()]
    for target in (*links, statements.meta("og:url")):
        whole = one_line(without_tracking(absolute(target or "", url)))
        if target and is_web(whole) and (url is None or site_of(whole) == site_of(url)):
            return _COMMENT_PAGE.sub("/", whole.partition("#")[0])
    return one_line(url) if url and is_web(url) else None


def _image(survey: Survey, statements: Statements, base: str | None) -> str | None:
    links = [link.get("href") or "" for link in survey.links if link.get("rel") == "image_src"]
    sources = (
        statements.meta("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src"),
        statements.image(),
        *links,
        statements.meta("image", "thumbnail"),
    )
    found = (one_line(absolute(source, base)) for source in sources if source)
    return next((image for image in found if is_web(image)), None)
