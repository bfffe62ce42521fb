"""Comments of software that nobody knows, in all the ways that people write them: four, each with a name and a day."""

import pytest

from reader.conversation.registry import cut
from reader.dissect import Dissected, dissect
from reader.html.tree import parse, text_of

SAID = (
    ("Ann Lund", "3 May 2024", "The tar of Stockholm is the only one worth its price."),
    ("Bo Frisk", "4 May 2024", "Two coats are enough, I think, if the hull is dry."),
    ("Cy Rahman", "5 May 2024", "Mine took three, and a week of sun between them."),
    ("Eva Ferro", "6 May 2024", "Thank you all, that helps."),
)
ARTICLE = "<h1>Tar</h1><article>" + 9 * (
    "<p>How to tar a hull before the season: choose a dry week, scrape off what is loose, and warm the tar in the "
    "sun until it runs like honey from a spoon.</p>"
) + "</article>"  # fmt: skip


def each(block: str, months: str = "May", around: str = "{}") -> str:
    comments = (
        block.format(
            name=name,
            day=day.replace("May", months),
            number=day[0],
            text=text,
            site=f"https://{name[:2].lower()}.example/",
        )
        for name, day, text in SAID
    )
    return around.format("".join(comments))


MARKUPS = {
    "divs": each(
        '<div class="response"><b>{name}</b> <span class="date">{day}</span><p>{text}</p></div>',
        around='<section class="responses"><h2>Responses (4)</h2>{}</section>',
    ),
    "paragraphs in divs": each(
        "<div class='r'><p>{name}</p><p>{day}</p><p>{text}</p></div>", around="<div class='feedback'>{}</div>"
    ),
    "a time for machines": each(
        '<div><strong>{name}</strong> <time datetime="2024-05-0{number}T10:00:00Z">days ago</time><p>{text}</p></div>',
        around="<div id='reader-comments'>{}</div>",
    ),
    "a list": each('<li><a href="{site}">{name}</a>, {day}<p>{text}</p></li>', around="<h3>4 replies</h3><ul>{}</ul>"),
    "articles": each(
        '<article><header><h4>{name}</h4> <time datetime="2024-05-0{number}">{day}</time></header>{text}</article>',
        around="<div><h3>Feedback</h3>{}</div>",
    ),
    "a sentence": each(
        "<div class='e'><p>{name} wrote on {day}:</p><p>{text}</p></div>", around="<h2>Discussion</h2>{}"
    ),
    "spans": each(
        "<div class='e'><span>{name}</span> | <span>{day} at 5:33 pm</span><div>{text}</div></div>",
        around="<div class='talkback'>{}</div>",
    ),
    "definitions": each("<dt>{name} <small>{day}</small></dt><dd>{text}</dd>", around="<h3>Talkback</h3><dl>{}</dl>"),
    "two definitions": each("<dt>{name}</dt><dd>{day}</dd><dd>{text}</dd>", around="<h3>Comments</h3><dl>{}</dl>"),
    "rows": each("<tr><td>{name}<br>{day}</td><td>{text}</td></tr>", around="<h2>Guestbook</h2><table>{}</table>"),
    "two rows": each(
        "<tr class='a'><td><b>{name}</b></td><td>{day}</td></tr><tr class='b'><td colspan=2>{text}</td></tr>",
        around="<div id='comments'><table>{}</table></div>",
    ),
    "paragraphs": each(
        "<p><strong>{name}</strong> <small>{day}</small><br>{text}</p>",
        around="<div class='notes'><h2>Comments of readers</h2>{}</div>",
    ),
    "one line": each("<p><strong>{name}</strong> <small>{day}</small> {text}</p>", around="<h2>Comments</h2>{}"),
    "headings": each("<h4>{name}</h4><p>{day}</p><p>{text}</p>", around="<section><h2>4 comments</h2>{}</section>"),
    "signed": each(
        '<div class="c"><p>{text}</p><p>Posted by <a href="{site}">{name}</a> on {day}</p></div>',
        around="<div id='comments'>{}</div>",
    ),
    "quoted": each(
        "<blockquote><p>{text}</p><cite>— {name}, {day}</cite></blockquote>", around="<h2>What readers say</h2>{}"
    ),
    "bare divs": each(
        "<div><div><div><a href='{site}'>{name}</a></div><div>{day}</div></div><div>{text}</div></div>",
        around="<div class='comment-list'>{}</div>",
    ),
    "beside the article": each(
        "<div class='z'><span class='author'>{name}</span> <span class='date'>{day}</span><div>{text}</div></div>",
        around="<h2>4 Comments</h2>{}",
    ),
    "German": each(
        "<div class='z'><b>{name}</b> schrieb am {day} um 17:30 Uhr:<br>{text}</div>",
        months="Mai",
        around="<h2>Leserkommentare (4)</h2>{}",
    ),
    "French": each(
        "<div class='z'><p>Par <b>{name}</b>, le {day} à 17h30</p><p>{text}</p></div>",
        months="mai",
        around="<div><h2>4 réactions à cet article</h2>{}</div>",
    ),
    "Spanish": each(
        "<div class='z'><b>{name}</b><i>{day}</i><p>{text}</p></div>",
        months="de mayo de",
        around="<div><h2>Comentarios de los lectores</h2>{}</div>",
    ),
    "Polish": each(
        "<div class='z'><b>{name}</b> <i>{day}</i><p>{text}</p></div>",
        months="maja",
        around="<div><h2>Odpowiedzi (4)</h2>{}</div>",
    ),
    "Russian": each(
        "<div class='z'><b>{name}</b> <i>{day}</i><p>{text}</p></div>", months="мая", around="<h2>Ответы (4)</h2>{}"
    ),
    "Japanese": each(
        "<div class='z'><b>{name}</b> <i>2024年5月{number}日 10:20</i><p>{text}</p></div>",
        around="<h2>4件のコメント</h2>{}",
    ),
    "Chinese": each(
        "<div class='z'><b>{name}</b> <i>2024-05-0{number} 10:20</i><p>{text}</p></div>",
        around="<h2>共有4条评论</h2>{}",
    ),
}


def read(comments: str) -> Dissected:
    page = f"<html><head><title>Tar</title></head><body><div>{ARTICLE}{comments}</div></body></html>"
    return dissect(page.encode(), "utf-8", "https://yard.example/tar", "article")


@pytest.mark.parametrize("markup", MARKUPS)
def test_names_days_and_texts_are_told_apart(markup: str) -> None:
    article, conversation, _ = read(MARKUPS[markup])
    assert [(comment.author, comment.text) for comment in conversation.comments] == [
        (name, text) for name, _, text in SAID
    ]
    assert [(comment.published or "")[:10] for comment in conversation.comments] == [
        f"2024-05-0{day[0]}" for _, day, _ in SAID
    ]
    assert "like honey" in article.words and "Stockholm" not in article.words


def test_links_of_names_are_kept() -> None:
    for markup in ("a list", "signed", "bare divs"):
        assert read(MARKUPS[markup]).conversation.comments[0].author_url == "https://an.example/"


PARTS = "<span class='author'>{0}</span> <span class='date'>{1}</span><div class='text'>{2}</div>"


def test_replies_know_their_parents_without_a_class_and_with_another() -> None:
    first, second, third, fourth = (PARTS.format(*said) for said in SAID)
    plain = f"<ul><li>{first}<ul><li>{second}</li></ul></li><li>{third}</li><li>{fourth}</li></ul>"
    other = f"<div class='comment'>{first}<div class='reply'>{second}</div></div><div class='comment'>{third}</div>"
    words = plain.replace("span class='author'", "b").replace("/span", "/b", 1)
    for replies in (plain, other, words):
        comments = read(f"<div id='comments'>{replies}</div>").conversation.comments
        assert [comment.author for comment in comments][:3] == ["Ann Lund", "Bo Frisk", "Cy Rahman"], replies
        assert [comment.parent_id for comment in comments][:3] == [None, comments[0].id, None], replies


def test_one_that_looks_otherwise_is_heard_too() -> None:
    blocks = [f"<div class='comment'>{PARTS.format(*said)}</div>" for said in SAID]
    staff = read(f"<div id='comments'>{blocks[0]}{blocks[1].replace('comment', 'comment staff')}{blocks[2]}</div>")
    assert [comment.author for comment in staff.conversation.comments] == ["Ann Lund", "Bo Frisk", "Cy Rahman"]
    nameless = "<div class='comment'><div class='text'>I have no name here.</div></div>"
    comments = read(f"<div id='comments'>{''.join(blocks)}{nameless}</div>").conversation.comments
    assert [comment.author for comment in comments] == [*(name for name, _, _ in SAID), None]
    assert comments[-1].text == "I have no name here."


def test_a_page_that_is_one_form_has_comments_too() -> None:
    page = f"<html><body><form>{ARTICLE}{MARKUPS['divs']}</form></body></html>"
    assert len(dissect(page.encode(), "utf-8", None, "article").conversation.comments) == len(SAID)


NO_COMMENTS = {
    "a list of articles": each(
        '<li><a href="/other">How to pitch an old hull in five days</a><p>{name}, {day}</p><p>{text}</p></li>',
        around="<h2>Opinion</h2><ul>{}</ul>",
    ),
    "dated sentences": each("<p>{text} That was on {day}, as {name} remembers.</p>", around="<h2>Discussion</h2>{}"),
    "one voice": each("<div class='z'><b>The yard</b> <i>{day}</i><p>{text}</p></div>", around="<h2>Replies</h2>{}"),
    "an unknown forum": each(
        "<div class='forum-post'><b>{name}</b> <i>{day}</i><p>{text}</p></div>", around="<div class='replies'>{}</div>"
    ),
    "fields": each(
        "<p><code>field{number}</code> is when this was logged. {day}</p><p>{text}</p>",
        around="<div class='comments-format'><h2>Comments</h2>{}</div>",
    ),
}


@pytest.mark.parametrize("why", NO_COMMENTS)
def test_what_is_no_conversation_is_left_alone(why: str) -> None:
    assert read(NO_COMMENTS[why]).conversation.comments == ()


HEAD = "<link rel='stylesheet' href='/wp-content/themes/own/style.css'>"
LONG = "<p>" + "What the keeper of the lock said about tar, at length and with all that he had to say. " * 20 + "</p>"


def read_blog(comments: str) -> Dissected:
    place = f"<div>{ARTICLE}<div id='comments'>{comments}</div></div>"
    page = f"<html><head><title>Tar</title>{HEAD}</head><body>{place}</body></html>"
    return dissect(page.encode(), "utf-8", "https://yard.example/tar", "article")


def test_a_blog_whose_theme_writes_comments_of_its_own_keeps_them() -> None:
    conversation = read_blog(MARKUPS["divs"]).conversation
    assert [comment.author for comment in conversation.comments] == [name for name, _, _ in SAID]


def test_what_nobody_can_read_as_comments_is_not_taken_out() -> None:
    item = "<li id='comment-1' class='comment depth-1'><b class='fn'>A</b><p>x</p></li>"
    for comments in (LONG, f"<ol class='commentlist'>{item}</ol>{LONG}"):
        tree = parse(f"<html><head>{HEAD}</head><body>{ARTICLE}<div id='comments'>{comments}</div></body></html>")
        cut(tree, "https://yard.example/tar")
        assert "keeper of the lock" in text_of(tree)
