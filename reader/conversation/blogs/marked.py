"""Comments that say what they are, whatever software wrote them: microformats, and schema.org's microdata."""

from reader.conversation.blogs.comments import Comments
from reader.conversation.blogs.template import BlogTemplate
from reader.conversation.platform import Cut, PageParts
from reader.conversation.threads.microdata import DATES, OPENINGS, TEXTS, WRITERS
from reader.conversation.threads.select import select

CITATIONS = BlogTemplate(  # microformats.org/wiki/h-cite, indieweb.org/comments: likes and reposts are none
    name="microformats-html",
    signs=(".h-entry", ".h-cite"),
    posts=".h-entry .u-comment.h-cite, .h-entry .p-comment.h-cite",
    body=(".e-content", ".p-content", ".p-summary", ".h-cite > .p-name"),
    author=(".p-author .p-name", ".p-author", ".u-author .p-name", ".u-author"),
    date=(".dt-published", "time"),
    number=("@id",),
    is_nested=True,
    kind="webmention",
)
_MICRODATA = BlogTemplate(
    name="schema.org-comments",
    signs=(),
    posts="[itemtype$='schema.org/Comment'], [itemtype$='schema.org/UserComments']",
    body=TEXTS,
    author=WRITERS,
    date=DATES,
    is_nested=True,
    seen=True,
)


class ArticleMicrodata(Comments):
    """Only where the page is no thread, or several: their posts call themselves comments, too."""

    def __init__(self) -> None:
        super().__init__(_MICRODATA)

    def cut(self, parts: PageParts) -> Cut | None:
        if parts.item_types.isdisjoint(("Comment", "UserComments")) or select(parts.tree, OPENINGS):
            return None
        return super().cut(parts)
