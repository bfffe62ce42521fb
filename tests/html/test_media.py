"""Pictures and players: the address behind what a script would load, and a page that a browser can open."""

import re

import pytest

from reader.html.markdown import markdown_of
from reader.html.tree import parse

EMPTY = "data:image/gif;base64,R0"


def markdown(page: str) -> str:
    return markdown_of(parse(page), "https://example.org/blog/")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<iframe src='https://www.youtube.com/embed/abcDEF12345?rel=0' title='How to sail'></iframe>",
         "[\\[How to sail\\]](https://www.youtube.com/watch?v=abcDEF12345)"),
        ("<iframe data-src='//www.youtube-nocookie.com/embed/abcDEF12345'></iframe>",
         "[\\[video\\]](https://www.youtube.com/watch?v=abcDEF12345)"),
        ("<iframe src='about:blank' data-lazy-src='https://player.vimeo.com/video/12345?h=1'></iframe>",
         "[\\[video\\]](https://vimeo.com/12345)"),
        ("<lite-youtube videoid='abcDEF12345' playlabel='Play'></lite-youtube>",
         "[\\[Play\\]](https://www.youtube.com/watch?v=abcDEF12345)"),
        ("<amp-youtube data-videoid='abcDEF12345'></amp-youtube>",
         "[\\[video\\]](https://www.youtube.com/watch?v=abcDEF12345)"),
        ("<object><param name='movie' value='http://www.youtube.com/v/abcDEF12345&fs=1'><embed src='x.swf'></object>",
         "[\\[video\\]](https://www.youtube.com/watch?v=abcDEF12345)"),
        ("<video><source src='/film.webm'><p>Your browser is old</p></video>",
         "[\\[video\\]](https://example.org/film.webm)"),
        ("<audio src='talk.mp3'></audio>", "[\\[audio\\]](https://example.org/blog/talk.mp3)"),
        ("<video src='blob:https://example.org/1'></video><iframe src='/ads'></iframe><p>Text</p>", "Text"),
        ("<object data='drawing.svg'><p>A drawing of a boat.</p></object>", "A drawing of a boat."),
    ],
)  # fmt: skip
def test_a_player_is_a_link_to_what_it_plays(page: str, expected: str) -> None:
    assert markdown(page) == expected


@pytest.mark.parametrize(
    ("page", "names"),
    [
        (f"<img src='{EMPTY}' data-lazy-src='/a.jpg'>", ["a.jpg"]),
        (f"<img src='{EMPTY}' data-photo='b.jpg?w=900'>", ["b.jpg?w=900"]),
        ("<img srcset='/s,w_300/c.jpg 300w,/l,w_900/c.jpg 900w'>", ["l,w_900/c.jpg"]),
        ("<img src='/blanket.png'><img src='/blank.gif'>", ["blanket.png"]),
        ("<img src='/d.jpg' width='600' height='0'><img src='/t.gif' width='1' height='1'>", ["d.jpg"]),
        ("<amp-img src='/e.jpg'><noscript><img src='/e.jpg'></noscript></amp-img>", ["e.jpg"]),
        ("<figure><img src='/60/photo.jpg'><img><noscript><img src='/1600/photo.jpg'></noscript></figure>",
         ["1600/photo.jpg"]),
        ("<figure><div></div><noscript><img src='/f.jpg'></noscript></figure>", ["f.jpg"]),
        ("<img src='/g.jpg'><noscript><img src='/tracker.jpg'></noscript>", ["g.jpg"]),
        ("<figure itemscope itemtype='http://schema.org/ImageObject' itemid='https://example.org/h.jpg'></figure>",
         ["h.jpg"]),
        ("<div><noscript><img src='/i.jpg'></noscript></div>", ["i.jpg"]),
        ("<noscript><span><img src='/j' width='600' alt='j'></span></noscript>", ["j"]),
        ("<noscript><img src='https://t.example/p?c=1'></noscript>", []),
        ("<img src='/t.gif' width='26'><img src='/u.gif' height=' 30px'><img src='/v.gif' width='1' height='600'>", []),
        ("<img src='/w.jpg' width='31' height='600'><img src='/x.jpg' width='20%'><img src='/y.jpg'>",
         ["w.jpg", "x.jpg", "y.jpg"]),
        ("<img src='/star.gif' width='16' alt='stars'><a href='http://up.example'><img src='/up.gif' width='9'></a>",
         ["star.gif", "up.gif"]),
        ("<table><tr><th>Lock<th>Built<tr><td>Upper<td><img src='/tick.png' width='20px'>"
         "<tr><td><img src='/flag.png' width='20'> Holm<td><img src='/line.gif' height='5' width='90'></table>",
         ["tick.png"]),
        ("<table><tr><td><img src='/t.gif' width='26'><td><h2>Upper</h2></table>", []),
        ("<img src='/t.gif' width='26'><noscript><img src='https://t.example/p?c=1'></noscript>", []),
        ("<noscript><img src='/k.png' style='display:none'><img src='/l.jpg' width='1'></noscript>", []),
        ("<noscript><img src='/k.jpg'>Turn on your scripts</noscript>", []),
        (f"<noscript><img src='/6/lazy.jpg'></noscript><p>Words</p><img src='{EMPTY}' data-src='/9/lazy.jpg'>",
         ["9/lazy.jpg"]),
        ("<div><img src='/m-300.jpg'></div><noscript><img src='/m-1200.jpg'></noscript>", ["m-300.jpg"]),
        ("<noscript><img src='/first.jpg'></noscript><noscript><img src='/second.jpg'></noscript>",
         ["first.jpg", "second.jpg"]),
        ("<img src='/n.jpg'> and <noscript><img src='/other.jpg'></noscript>", ["n.jpg", "other.jpg"]),
        ("<noscript><img src='/twice.jpg'></noscript><p>Words</p><noscript><img src='/twice.jpg'></noscript>",
         ["twice.jpg"]),
    ],
)  # fmt: skip
def test_a_picture_is_the_best_that_the_page_names(page: str, names: list[str]) -> None:
    source = markdown(f"<p>Before</p>{page}<p>After</p>")
    assert re.findall(r"\]\(https://example\.org/(?:blog/)?(.*?)\)", source) == names
