"""A blog post with its comments as WordPress serves it, written for the tests that open one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

PARAGRAPH = (
    "The lock at Marlow was rebuilt in the spring, and the barges that had waited since autumn went through it one"
    " after the other, each with a name that somebody had once been proud of, and a dog that somebody still was."
)
SPAM_NAMES = ("buy cheap viagra online", "online casino bonus", "payday loans no credit check")
PEOPLE = ("Ana Lund", "Bo Wick", "Cy Rahman", "Di Ferro")


@dataclass
class Said:
    """One item under a post. Author, address and text are HTML as they stand in the page."""

    author: str
    text: str = ""
    url: str = ""
    kind: str = "comment"
    replies: Sequence["Said"] = field(default=())


def genuine(number: int) -> Said:
    name = PEOPLE[number % len(PEOPLE)]
    return Said(name, f"Remark {number} of {name}: the towpath floods there, whatever the lock keeper says.")


def spam_ping(number: int) -> Said:
    name = SPAM_NAMES[number % len(SPAM_NAMES)]
    return Said(name, url=f"http://pills{number}.example/", kind="pingback")


def post(
    said: Sequence[Said] = (),
    *,
    title: str = "The Lock at Marlow",
    byline: str = "Tori Keller",
    site: str = "Canal Days",
    published: str = "2016-12-01T10:00:00+00:00",
    body: str = "",
    note: str = "",
) -> str:
    """The page. Without a body it has three sections of four paragraphs."""
    count = sum(1 for _ in _all(said))
    body = body or "".join(
        f"<h2>Section {name}</h2>" + "".join(f"<p>{name} {number}. {PARAGRAPH}</p>" for number in range(1, 5))
        for name in ("Alder", "Birch", "Cedar")
    )
    comments = "".join(_item(one, number, 1) for number, one in enumerate(said, 1))
    heading = f'<h2 class="comments-title">{count} thoughts on &ldquo;{title}&rdquo;</h2>' if count else ""
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} - {site}</title>
<meta name="generator" content="WordPress 6.4"><meta property="og:site_name" content="{site}">
<meta property="og:title" content="{title}"><meta name="author" content="{byline}">
<meta property="article:published_time" content="{published}"></head>
<body class="single"><div id="page"><header><a href="/">{site}</a></header>
<article class="post hentry" id="post-7"><header class="entry-header"><h1 class="entry-title">{title}</h1>
<span class="byline">by <a rel="author" href="/author/tk">{byline}</a></span>
<time class="entry-date" datetime="{published}">then</time></header>
<div class="entry-content">{body}</div></article>
<div id="comments" class="comments-area">{heading}<ol class="comment-list">{comments}</ol>{note}</div>
<footer>Colophon</footer></div></body></html>"""


def blog(folder: Path, people: int = 2, spam: int = 15, name: str = "post.html", **changes: str) -> str:
    """Writes a post with so many genuine comments and spam pings; its path."""
    said = [*map(genuine, range(people)), *map(spam_ping, range(spam))]
    path = folder / name
    path.write_text(post(said, **changes), "utf-8")
    return str(path)


def _all(said: Sequence[Said]) -> Sequence[Said]:
    return [one for item in said for one in (item, *_all(item.replies))]


def _item(said: Said, number: int, depth: int) -> str:
    replies = "".join(_item(reply, number * 100 + place, depth + 1) for place, reply in enumerate(said.replies, 1))
    children = f'<ol class="children">{replies}</ol>' if replies else ""
    name = f'<a href="{said.url}" class="url" rel="external nofollow">{said.author}</a>' if said.url else said.author
    if said.kind == "pingback":
        body = f'<div class="comment-body">Pingback: {name}</div>'
    else:
        body = f"""<article id="div-comment-{number}" class="comment-body"><footer class="comment-meta">
<div class="comment-author vcard"><b class="fn">{name}</b> <span class="says">says:</span></div>
<div class="comment-metadata"><a href="#comment-{number}"><time datetime="2016-12-02T08:00:00+00:00">later</time></a>
</div></footer><div class="comment-content"><p>{said.text}</p></div></article>"""
    return f'<li id="comment-{number}" class="{said.kind} depth-{depth}">{body}{children}</li>'
