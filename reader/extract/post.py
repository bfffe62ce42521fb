"""A thread's first post as an article: its text as it stands, with what the page says about it."""

from lxml.html import HtmlElement

from reader.errors import DissectError
from reader.extract.metadata import metadata_of
from reader.html.escape import escaped_in_brackets, link_target
from reader.html.markdown import markdown_of
from reader.html.post import Post
from reader.html.tree import text_of
from reader.text import one_line
from reader.values import Article


def article_of_post(tree: HtmlElement, url: str | None, post: Post) -> Article:
    """The article that a first post is; nothing else of the page is looked at for its text.

    Its author and date are the post's alone: others that the page names may be anyone's in the thread. A
    submitted link stands above the text, or alone; where there is neither, the thread's own address does. Raises
    DissectError where there is not even that.
    """
    metadata = metadata_of(tree, url)
    text = markdown_of(post.content, post.base_url) if post.content is not None else ""
    link = post.link or (None if text else metadata.url)
    markdown = "\n\n".join(filter(None, (_shown(link) if link else "", text)))
    if not markdown:
        raise DissectError("the thread's first post has no text; open it in a browser")
    return Article(
        title=post.title or metadata.title,
        byline=post.author,
        site=metadata.site,
        published=post.published,
        language=metadata.language,
        excerpt=metadata.excerpt,
        image=metadata.image,
        url=metadata.url,
        markdown=markdown,
        text=None if link or post.content is None else text_of(post.content),
    )


def _shown(link: str) -> str:
    """ "[example.org/x](https://example.org/x)": a link that shows where it leads."""
    shown = one_line(link).split("//", 1)[-1].removeprefix("www.").rstrip("/")
    return f"[{escaped_in_brackets(shown)}]({link_target(link)})"
