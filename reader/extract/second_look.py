"""A second look at a page that shows little: what it is instead of an article, or what its own data gives."""

from lxml.html import HtmlElement

from reader.errors import DissectError
from reader.extract.metadata import metadata_of
from reader.extract.own_data import own_data_of
from reader.extract.paywalls import is_cut_by_paywall
from reader.extract.refusals import ASKS_FOR_SCRIPT, refuse, signs_of
from reader.html.markdown import markdown_of
from reader.html.tree import parse, text_of
from reader.values import Article

LITTLE = 300
"""Words. A page that shows more is taken for its article."""

LOCKED = "the article is protected by a password: this is all that is public"
PAID = "this is a part of the article: the rest is behind a paywall"
_SHELL = 60
_TIMES_MORE = 2


def second_look(tree: HtmlElement, url: str | None, article: Article | None, is_local: bool = False) -> Article:
    """The article with a note, or another from the page's own data where a script would have drawn it.

    article is what the first look gave, None for nothing; the tree is the page's anew. Raises DissectError where the
    page is no article, or gives nothing without its scripts.
    """
    signs = signs_of(tree, url)
    if article and article.word_count < _SHELL and ASKS_FOR_SCRIPT.search(article.words):
        article = None
    word_count = article.word_count if article else 0
    page_words = text_of(tree)
    refuse(signs, article.words if article else page_words, len(page_words.split()), is_local)
    if signs.is_locked:
        said = article or _article(tree, url, markdown_of(tree, url), page_words, LOCKED)
        return said._replace(note=LOCKED)
    data = own_data_of(tree, url)
    if data.body and (found := _from_body(data.body, tree, url)) and found.word_count > _TIMES_MORE * word_count:
        return found
    if article and is_cut_by_paywall(tree, page_words):
        return article._replace(note=PAID)
    if article and (word_count >= _SHELL or not signs.needs_script):
        return article
    elsewhere = f"; {data.elsewhere}" if data.elsewhere else ""
    if article:
        return article._replace(note=f"the page needs JavaScript: this is all that it gives without{elsewhere}")
    if not signs.has_scripts:
        raise DissectError("the page has no text to read; open it in a browser")
    if data.summary:
        note = f"the page needs JavaScript: without, it gives only this summary{elsewhere}"
        return _article(tree, url, data.summary, data.summary, note)
    ways_on = f"try {data.elsewhere}" if data.elsewhere else "open it in a browser"
    raise DissectError(f"the page needs JavaScript: nothing to read here; {ways_on}")


def _from_body(body: str, tree: HtmlElement, url: str | None) -> Article | None:
    found = parse(body)
    words = text_of(found)
    markdown = markdown_of(found, url)
    note = "the page needs JavaScript: this is the text that its own data gives"
    return _article(tree, url, markdown, words, note) if words else None


def _article(tree: HtmlElement, url: str | None, markdown: str, words: str, note: str) -> Article:
    metadata = metadata_of(tree, url)
    return Article(
        title=metadata.title,
        byline=metadata.byline,
        site=metadata.site,
        published=metadata.published,
        language=metadata.language,
        excerpt=metadata.excerpt,
        image=metadata.image,
        url=metadata.url,
        markdown=markdown,
        text=words,
        modified=metadata.modified,
        note=note,
    )
