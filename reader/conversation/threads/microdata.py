"""Threads that say what they are in schema.org microdata, whatever software wrote them."""

from reader.conversation.platform import Cut, PageParts
from reader.conversation.threads.posts import posts_in
from reader.conversation.threads.select import select
from reader.conversation.threads.template import Template
from reader.conversation.threads.thread import Thread

OPENINGS = "[itemtype$='schema.org/Question'], [itemtype$='schema.org/DiscussionForumPosting']"
TEXTS = ("[itemprop~='text']", "[itemprop~='articleBody']", "[itemprop~='commentText']")
WRITERS = ("[itemprop~='author'] [itemprop~='name']", "[itemprop~='author']", "[itemprop~='creator']")
DATES = ("[itemprop~='datePublished']", "[itemprop~='dateCreated']", "[itemprop~='commentTime']", "time")
_ARTICLES = (
    "[itemtype$='schema.org/Article'], [itemtype$='schema.org/BlogPosting'], [itemtype$='schema.org/NewsArticle']"
)
_LISTS = "[itemtype$='schema.org/FAQPage']"
_TEMPLATE = Template(
    name="schema.org-microdata",
    signs=(),
    opening=OPENINGS,
    posts="[itemtype$='schema.org/Answer'], [itemtype$='schema.org/Comment'], [itemtype$='schema.org/UserComments']",
    body=TEXTS,
    author=WRITERS,
    date=DATES,
    score=("[itemprop~='upvoteCount']",),
    title=("[itemprop~='headline']",),
    is_nested=True,
)


class Microdata(Thread):
    """Only where one question or posting has replies: pages of news and blogs call themselves that, too."""

    def __init__(self) -> None:
        super().__init__(_TEMPLATE)

    def cut(self, parts: PageParts) -> Cut | None:
        if parts.item_types.isdisjoint(("Question", "DiscussionForumPosting")):
            return None
        if len(select(parts.tree, OPENINGS)) != 1 or select(parts.tree, f"{_ARTICLES}, {_LISTS}"):
            return None
        return super().cut(parts) if len(posts_in(parts.tree, self.template)) > 1 else None
