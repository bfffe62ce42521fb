"""What pages in the templates that much of the web is made with say of themselves."""

from typing import NamedTuple

import pytest

from reader.extract.metadata import metadata_of
from reader.html.tree import parse

PROSE = "<p>" + "The ferry left at noon and the hills went by one after another, as they do. " * 8 + "</p>"


class Told(NamedTuple):
    """What a page says: title, byline, published, modified and site; None for what it doesn't say."""

    title: str | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    site: str | None = None


PAGES: dict[str, tuple[str, str, Told]] = {
    "WordPress, classic theme": (
        "https://hills.example/2020/05/a-walk/",
        "<html lang='en-US'><title>A Walk in May | Hill Notes</title><body class='single postid-7'>"
        "<div id='masthead'><h1 id='site-title'><a href='https://hills.example/' rel='home'>Hill Notes</a></h1></div>"
        "<div class='post hentry'><h2 class='entry-title'>A Walk in May</h2><div class='entry-meta'>Posted on "
        "<a href='https://hills.example/2020/05/a-walk/'><span class='entry-date'>May 3, 2020</span></a> by "
        "<span class='author vcard'><a class='url fn n' href='https://hills.example/author/ann/'>Ann "
        "Lee</a></span></div>"
        f"<div class='entry-content'>{PROSE}</div></div>"
        "<div id='sidebar'><h3 class='widget-title'>Recent Posts</h3><ul><li><a href='/x'>A Quarry</a></ul></div>",
        Told("A Walk in May", "Ann Lee", "2020-05-03", None, "Hill Notes"),
    ),
    "WordPress, block theme": (
        "https://hills.example/a-walk/",
        "<html lang='en-US'><title>A Walk in May &#8211; Hill Notes</title><header class='wp-block-template-part'>"
        "<p class='wp-block-site-title'><a href='https://hills.example' rel='home'>Hill Notes</a></p></header>"
        "<main><h1 class='wp-block-post-title'>A Walk in May</h1>"
        "<div class='wp-block-post-date'><time datetime='2020-05-03T08:30:00+02:00'>May 3, 2020</time></div>"
        "<div class='wp-block-post-author'><p class='wp-block-post-author__name'>Ann Lee</p></div>"
        f"<div class='entry-content wp-block-post-content'>{PROSE}</div></main>",
        Told("A Walk in May", "Ann Lee", "2020-05-03T08:30:00+02:00", None, "Hill Notes"),
    ),
    "Blogger, classic": (
        "https://hills.example/2020/05/a-walk.html",
        "<title>Hill Notes: A Walk in May</title><h1 class='title'>Hill Notes</h1>"
        "<h2 class='date-header'><span>Sunday, 3 May 2020</span></h2><div class='post hentry'>"
        f"<h3 class='post-title entry-title' itemprop='name'>A Walk in May</h3><div class='post-body'>{PROSE}</div>"
        "<div class='post-footer'>Posted by <span class='post-author vcard'><span class='fn' itemprop='author'>"
        "<a href='https://www.blogger.com/profile/1' rel='author'><span itemprop='name'>Ann "
        "Lee</span></a></span></span>"
        " at <a class='timestamp-link' href='https://hills.example/2020/05/a-walk.html' rel='bookmark'>"
        "<abbr class='published' title='2020-05-03T08:30:00+02:00'>8:30 am</abbr></a></div></div>"
        "<div class='sidebar'><h2>About Me</h2></div>",
        Told("A Walk in May", "Ann Lee", "2020-05-03T08:30:00+02:00"),
    ),
    "Medium-like": (
        "https://medium.example/@ann/a-walk-1a2b3c",
        "<title>A Walk in May. What the hills had to say | by Ann Lee | Medium Example</title>"
        "<meta property='og:title' content='A Walk in May'><meta property='og:site_name' content='Medium Example'>"
        "<meta name='author' content='Ann Lee'><meta property='article:published_time' "
        "content='2020-05-03T08:30:00.123Z'>"
        "<article><h1 data-testid='storyTitle'>A Walk in May</h1><h2 class='pw-subtitle'>What the hills had to say</h2>"
        f"<a data-testid='authorName' href='/@ann'>Ann Lee</a> <a>Follow</a> 4 min read May 3, 2020{PROSE}</article>",
        Told("A Walk in May", "Ann Lee", "2020-05-03T08:30:00Z", None, "Medium Example"),
    ),
    "Substack-like": (
        "https://ann.substack.example/p/a-walk",
        "<title>A Walk in May - by Ann Lee - Hill Notes</title><meta property='og:title' content='A Walk in May'>"
        "<meta name='author' content='Ann Lee'><h1 class='post-title published'>A Walk in May</h1>"
        "<h3 class='subtitle'>What the hills had to say</h3><div class='byline-wrapper'><a href='/@ann'>Ann Lee</a>"
        f"<div class='pencraft'>May 03, 2020</div></div><div class='available-content'>{PROSE}</div>",
        Told("A Walk in May", "Ann Lee", "2020-05-03"),
    ),
    "Ghost": (
        "https://hills.example/a-walk/",
        "<title>A Walk in May</title><meta property='og:site_name' content='Hill Notes'>"
        "<article class='gh-article'><h1 class='gh-article-title'>A Walk in May</h1><div class='gh-article-meta'>"
        "<h4 class='gh-article-author-name'><a href='/author/ann/'>Ann Lee</a>, <a href='/author/bob/'>Bob Ray</a></h4>"
        "<time class='gh-article-meta-date' datetime='2020-05-03'>May 3, 2020</time> — 4 min read</div>"
        f"<section class='gh-content'>{PROSE}</section></article><aside><h3 class='gh-card-title'>A "
        f"Quarry</h3></aside>",
        Told("A Walk in May", "Ann Lee, Bob Ray", "2020-05-03", None, "Hill Notes"),
    ),
    "Jekyll, minima": (
        "https://ann.example/2020/05/03/a-walk.html",
        "<title>A Walk in May | Hill Notes</title><header class='site-header'><a class='site-title' "
        "rel='author' href='/'>"
        "Hill Notes</a></header><article class='post h-entry'><h1 class='post-title p-name' itemprop='name headline'>"
        "A Walk in May</h1><p class='post-meta'><time class='dt-published' datetime='2020-05-03T00:00:00+00:00' "
        "itemprop='datePublished'>May 3, 2020</time> • <span itemprop='author'><span class='p-author h-card' "
        f"itemprop='name'>Ann Lee</span></span></p><div class='post-content e-content'>{PROSE}</div></article>",
        Told("A Walk in May", "Ann Lee", "2020-05-03T00:00:00Z", None, "Hill Notes"),
    ),
    "Hugo, bare": (
        "https://ann.example/posts/a-walk/",
        "<title>A Walk in May · Ann's Notes</title><main><h1>A Walk in May</h1>"
        f"<p><time datetime='2020-05-03T08:30:00Z'>3 May 2020</time></p>{PROSE}</main>",
        Told("A Walk in May", None, "2020-05-03T08:30:00Z"),
    ),
    "Docusaurus": (
        "https://docs.example/docs/boats/mooring",
        "<title>Mooring a Boat | Boats Manual</title><meta property='og:title' content='Mooring a Boat | Boats Manual'>"
        "<nav class='navbar'><a class='navbar__brand' href='/'><b class='navbar__title'>Boats Manual</b></a></nav>"
        f"<main><article><header><h1>Mooring a Boat</h1></header>{PROSE}</article><div class='theme-last-updated'>"
        "Last updated on <time datetime='2021-02-01T10:00:00.000Z'>Feb 1, 2021</time> by <b>annlee</b></div></main>",
        Told("Mooring a Boat", None, None, "2021-02-01T10:00:00Z", "Boats Manual"),
    ),
    "MediaWiki": (
        "https://wiki.example/wiki/Ferry",
        "<title>Ferry - Boats Wiki</title><h1 id='firstHeading' class='firstHeading'>Ferry</h1><div id='siteSub'>"
        f"From Boats Wiki</div><div class='mw-parser-output'>{PROSE}<h2>History</h2>{PROSE}</div>"
        "<div id='footer'><li id='lastmod'>This page was last edited on 3 May 2020, at 08:30.</li></div>",
        Told("Ferry", None, None),
    ),
    "Drupal": (
        "https://town.example/news/ferry-returns",
        "<html lang='en'><title>The Ferry Returns | Town of Example</title><h1 class='page-title'>The Ferry "
        "Returns</h1>"
        "<article class='node'><footer class='node__meta'><div class='node__submitted'>Submitted by "
        "<span class='field--name-uid'><span lang='' typeof='schema:Person' property='schema:name'>Ann "
        "Lee</span></span>"
        f" on Sun, 05/03/2020 - 08:30</div></footer><div class='field--name-body'>{PROSE}</div></article>",
        Told("The Ferry Returns", "Ann Lee", "2020-05-03"),
    ),
    "Movable Type": (
        "https://hills.example/archives/000123.html",
        "<title>Hill Notes: A Walk in May</title><div id='banner'><h1><a href='https://hills.example/'>Hill "
        "Notes</a></h1>"
        "</div><div class='blog'><h2 class='date'>May 03, 2020</h2><div class='blogbody'><h3 class='title'>A "
        "Walk in May"
        f"</h3>{PROSE}<div class='posted'>Posted by Ann Lee at May 3, 2020 08:30 AM</div></div>"
        "<div class='comments-body'><p>How true.</p><span class='comments-post'>Posted by: Bob Ray at May 9, 2020 "
        "10:00 AM</span></div></div>",
        Told("A Walk in May", "Ann Lee", "2020-05-03"),
    ),
    "TypePad": (
        "https://hills.typepad.example/notes/2020/05/a-walk.html",
        "<html lang='en-US'><title>Hill Notes: A Walk in May</title><h1 id='banner-header'><a "
        "href='https://hills.typepad.example/notes/'>"
        "Hill Notes</a></h1><h2 class='date-header'>05/03/2020</h2><div class='entry'><h3 "
        "class='entry-header'>A Walk in "
        f"May</h3><div class='entry-body'>{PROSE}</div><p class='entry-footer'><span class='post-footers'>Posted by "
        "Ann Lee on 05/03/2020 at 08:30 AM in <a href='/travel/'>Travel</a></span> | <a "
        "href='#'>Permalink</a></p></div>",
        Told("A Walk in May", "Ann Lee", "2020-05-03"),
    ),
    "Squarespace": (
        "https://ann.example/blog/a-walk",
        "<title>A Walk in May &mdash; Hill Notes</title><meta property='og:title' content='A Walk in May — Hill Notes'>"
        "<meta property='og:site_name' content='Hill Notes'><meta itemprop='author' content='Ann Lee'>"
        "<meta itemprop='datePublished' content='2020-05-03T08:30:00-0400'><article class='hentry'>"
        "<h1 class='entry-title' data-content-field='title'>A Walk in May</h1><a class='blog-author-name' "
        f"href='/blog?author=5'>Ann Lee</a><div class='sqs-layout'>{PROSE}</div></article>",
        Told("A Walk in May", "Ann Lee", "2020-05-03T08:30:00-04:00", None, "Hill Notes"),
    ),
    "by hand, only a title and an h2": (
        "http://people.example/~ann/walk.html",
        f"<title>Ann's Pages - A Walk in May</title><body bgcolor=white><center><h2>A Walk in May</h2></center>{PROSE}"
        "<hr><address>Ann Lee, ann@people.example. Last modified: 3 May 1999</address>",
        Told("A Walk in May"),
    ),
    "by hand, in a table": (
        "http://people.example/walk.htm",
        "<title>A Walk in May</title><table width=600><tr><td><font size=5><b>Ann's Pages</b></font></tr><tr><td>"
        f"<h1>A Walk in May</h1><i>by Ann Lee</i><br>May 3, 1999<br>{PROSE}</td></tr></table>",
        Told("A Walk in May", "Ann Lee", "1999-05-03"),
    ),
    "ASP.NET, whole in a form": (
        "https://town.example/News/Article.aspx?id=7",
        "<title>The Ferry Returns</title><form method='post' action='./Article.aspx' id='aspnetForm'><h1>The Ferry "
        f"Returns</h1><span id='ctl00_lblDate'>May 3, 2020</span> <span>By Ann Lee</span>{PROSE}</form>",
        Told("The Ferry Returns", "Ann Lee", "2020-05-03"),
    ),
    "a book site": (
        "https://books.example/boats/ch06.html",
        "<title>Example - Boats in Practice</title><h2 class='chapter-title'>Chapter 6 - Mooring in Wind</h2>"
        f"<h1 class='heading'>Definitions</h1>{PROSE}<h1 class='heading'>Why Moor?</h1>{PROSE}",
        Told("Chapter 6 - Mooring in Wind"),
    ),
    "a single-page application's shell": (
        "https://forum.example/r/boats/comments/1a2b/best_ferry_for_a_short_crossing/",
        "<title>Forum - The heart of the sea</title><main><h1>Best ferry for a short crossing, in your view?</h1>"
        f"{PROSE}</main>",
        Told("Best ferry for a short crossing, in your view?", None, None, None, "Forum"),
    ),
    "Japanese news": (
        "https://news.example/articles/20200503",
        "<html lang='ja'><title>フェリー、5年ぶりに再開 | 例新聞デジタル</title><h1>フェリー、5年ぶりに再開</h1>"
        f"<p class='date'>2020年5月3日 8時30分</p><p>記者：山田太郎</p><p>{'島を結ぶ船が戻った。' * 40}</p>",
        Told("フェリー、5年ぶりに再開", "山田太郎", "2020-05-03"),
    ),
    "German news": (
        "https://zeitung.example/region/die-faehre-faehrt-wieder-1.123",
        "<html lang='de'><title>Nach fünf Jahren: Die Fähre fährt wieder - Beispielzeitung</title>"
        "<header><a href='/'>Beispielzeitung</a></header><article><h2><span class='kicker'>Nach fünf Jahren</span> "
        "<span class='headline'>Die Fähre fährt wieder</span></h2><div class='byline'>Von Anna Lehmann</div>"
        f"<time>03. Mai 2020, 8:30 Uhr</time>{PROSE}</article>",
        Told("Nach fünf Jahren Die Fähre fährt wieder", "Anna Lehmann", "2020-05-03", None, "Beispielzeitung"),
    ),
    "French news": (
        "https://journal.example/article/2020/05/03/le-bac-revient_60_1.html",
        "<html lang='fr'><title>Le bac revient après cinq ans</title><h1 class='article__title'>Le bac revient après "
        "cinq ans</h1><span class='meta__author'>Par Anne Léger</span><p class='meta__publisher'>Publié le 03 mai 2020 "
        f"à 08h30 - Mis à jour le 4 mai 2020 à 10h00</p>{PROSE}",
        Told("Le bac revient après cinq ans", "Anne Léger", "2020-05-03", "2020-05-04"),
    ),
    "Spanish news": (
        "https://diario.example/el-ferry-vuelve",
        "<html lang='es'><title>El ferry vuelve tras cinco años | Diario Ejemplo</title><h1>El ferry vuelve tras cinco "
        "años</h1><div class='autor'>Por <a href='/autor/ana-lopez/'>Ana López</a></div><div>3 de mayo de 2020 - 08:30"
        f" CEST</div>{PROSE}",
        Told("El ferry vuelve tras cinco años", "Ana López", "2020-05-03"),
    ),
    "Russian news": (
        "https://gazeta.example/news/1",
        "<html lang='ru'><title>Паром вернулся через пять лет — Пример</title><h1>Паром вернулся через пять лет</h1>"
        f"<div>08:30, 3 мая 2020</div><div>Автор: Анна Ли</div><p>{'Паром снова ходит. ' * 30}</p>",
        Told("Паром вернулся через пять лет", "Анна Ли", "2020-05-03"),
    ),
    "Hungarian news": (
        "https://hirek.example/komp",
        "<html lang='hu'><title>Visszatért a komp | Hírek</title><h1>Visszatért a komp</h1><div>Nagy Anna</div>"
        f"<div>2020. május 3. 08:30</div>{PROSE}",
        Told("Visszatért a komp", None, "2020-05-03"),
    ),
    "Arabic news": (
        "https://akhbar.example/1",
        f"<html lang='ar'><title>عودة العبارة - أخبار</title><h1>عودة العبارة</h1><div>3 مايو 2020</div>{PROSE}",
        Told("عودة العبارة", None, "2020-05-03"),
    ),
    "Brazilian news": (
        "https://jornal.example/balsa",
        "<html lang='pt-BR'><title>A balsa volta após cinco anos - Jornal</title><h1>A balsa volta após cinco anos</h1>"
        f"<div>Por Ana Lima</div><div>Publicado em 03/05/2020 às 08h30</div><div>Atualizado em 04/05/2020</div>{PROSE}",
        Told("A balsa volta após cinco anos", "Ana Lima", "2020-05-03", "2020-05-04", "Jornal"),
    ),
    "a press release of a company": (
        "https://ferries.example/news/new-boat",
        "<title>Our New Boat | Ferries Example</title><script type='application/ld+json'>{'@type': "
        "'NewsArticle'}</script>"
        "<meta name='author' content='Ferries Example'><meta property='og:site_name' content='Ferries Example'>"
        f"<h1>Our New Boat</h1><p>By subscribing you agree to our terms</p>{PROSE}<footer>© 2024 Ferries</footer>",
        Told("Our New Boat", None, None, None, "Ferries Example"),
    ),
    "a newspaper with several authors": (
        "https://paper.example/ferry",
        "<title>The Ferry Returns - The Paper</title><h1>The Ferry Returns</h1><div>By <a "
        "href='/people/ann'>Ann Lee</a>, "
        "<a href='/people/bob'>Bob Ray</a> and <a href='/people/cy'>Cy Dow</a></div><div>Staff Writers</div>"
        f"<div>Published May 3, 2020</div>{PROSE}",
        Told("The Ferry Returns", "Ann Lee, Bob Ray, Cy Dow", "2020-05-03"),
    ),
    "a list of cards after the article": (
        "https://mag.example/ferry",
        f"<title>The Ferry Returns</title><h1>The Ferry Returns</h1><p>May 3, 2020</p>{PROSE}<p>Written by Ann Lee</p>"
        "<section><h2>More</h2><article><h3 class='post-title'><a href='/q'>A Quarry</a></h3></article></section>",
        Told("The Ferry Returns", "Ann Lee", "2020-05-03"),
    ),
}


@pytest.mark.parametrize("template", PAGES)
def test_a_page_says_of_itself(template: str) -> None:
    url, page, told = PAGES[template]
    found = metadata_of(parse(page), url)
    assert Told(found.title, found.byline, found.published, found.modified, found.site) == told
