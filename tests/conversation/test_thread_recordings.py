"""Thread pages as sites sent them, or as others' tests keep them: the developers' recordings."""

from pathlib import Path

from reader.dissect import dissect
from reader.values import Article, Comment, Conversation


def read(path: Path, address: str) -> tuple[Article, Conversation]:
    return dissect(path.read_bytes(), "utf-8", address, "article")[:2]


def threads(conversation: Conversation) -> list[tuple[str | None, str | None]]:
    """Each comment's author beside the author of what it replies to."""
    by_id: dict[str | None, Comment] = {comment.id: comment for comment in conversation.comments}
    return [
        (comment.author, by_id[comment.parent_id].author if comment.parent_id else None)
        for comment in conversation.comments
    ]


def test_hacker_news(shared: Path) -> None:
    folder = shared / "data" / "services" / "hackernews"
    article, conversation = read(folder / "defuddle-comments-hn.html", "https://news.ycombinator.com/item?id=12345678")
    assert (article.title, article.byline) == ("A Sample Article", "author_one")
    assert article.markdown == "[example.com/article](https://example.com/article)"
    assert threads(conversation) == [
        ("commenter_one", None),
        ("commenter_two", "commenter_one"),
        ("commenter_one", "commenter_two"),
        ("commenter_three", None),
    ]


def test_a_comments_own_page(shared: Path) -> None:
    folder = shared / "data" / "services" / "hackernews"
    article, conversation = read(folder / "defuddle-general-hn.html", "https://news.ycombinator.com/item?id=12345678")
    assert (article.byline, article.published) == ("testuser", "2025-06-15T15:06:40Z")
    assert article.markdown.startswith("This is the main comment text")
    assert conversation.comments == ()


def test_lobsters(shared: Path) -> None:
    path = shared / "data" / "services" / "lobsters" / "lobsters-2020-excerpt.html"
    article, conversation = read(path, "https://lobste.rs/s/claygr/what_are_you_doing_this_weekend")
    assert (article.title, article.byline) == ("What are you doing this weekend?", "caius")
    assert article.published == "2020-06-19T11:41:44-05:00"
    assert article.markdown.startswith("Feel free to tell")
    assert threads(conversation) == [("adamo", None), ("notagoodidea", "adamo"), ("srid", None)]
    assert (conversation.declared_count, conversation.complete) == (26, False)


def test_old_reddit(shared: Path) -> None:
    path = shared / "data" / "services" / "reddit" / "defuddle-old-reddit.html"
    article, conversation = read(path, "https://old.reddit.com/r/test/comments/abc123/test_post")
    assert (article.title, article.byline) == ("Test Post", "poster_user")
    assert article.markdown == "This is the post body with some content."
    assert threads(conversation) == [
        ("user_alpha", None),
        ("user_beta", "user_alpha"),
        ("user_alpha", "user_beta"),
        ("user_gamma", "user_alpha"),
        ("user_delta", None),
    ]


def test_mastodon(shared: Path) -> None:
    path = shared / "data" / "services" / "mastodon" / "defuddle-mastodon.html"
    article, conversation = read(path, "https://mastodon.example/@alice/12345678")
    assert (article.byline, article.published) == ("Alice", "2026-04-20")
    assert article.markdown.startswith("This is a sample post about something interesting.")
    assert [comment.author for comment in conversation.comments][:3] == ["Alice", "Bob", "Carol"]
    assert [comment.by_opener for comment in conversation.comments][:3] == [True, False, False]


def test_ikiwiki(shared: Path) -> None:
    path = shared / "data" / "services" / "ikiwiki" / "tide.html"
    article, conversation = read(path, "http://127.0.0.1:8850/posts/tide/")
    assert "only at low tide" in article.markdown
    assert threads(conversation) == [("Mallory", None), ("Harbour Master", None), ("Maren", None)]
    assert {comment.published for comment in conversation.comments} == {"2026-11-22"}
    assert conversation.comments[1].markdown == "The twelfth is a buoy.\n\n> A light is a light."
    assert (conversation.declared_count, conversation.complete) == (3, True)


def test_mezzanine(shared: Path) -> None:
    folder = shared / "data" / "services" / "mezzanine"
    article, conversation = read(folder / "post.html", "http://127.0.0.1:8830/blog/the-harbour-lights/")
    assert "eleven lights" in article.markdown and "Twelve!" not in article.markdown
    assert threads(conversation)[:7] == [
        ("Maren", None),
        ("Edith Torres", "Maren"),
        ("Maren", "Edith Torres"),
        ("Jo", "Maren"),
        ("Maren", "Jo"),
        ("Harbour Master", None),
        ("Maren", "Harbour Master"),
    ]
    assert conversation.comments[5].author_url == "https://harbour.example/"
    assert (len(conversation.comments), conversation.declared_count, conversation.complete) == (50, 50, True)
    assert read(folder / "closed.html", "http://127.0.0.1:8830/blog/closed/")[1].comments == ()
    assert read(folder / "list.html", "http://127.0.0.1:8830/blog/")[1].comments == ()
