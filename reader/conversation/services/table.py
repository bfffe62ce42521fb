"""The services and interfaces that are asked for comments, a row each."""

from reader.conversation.blogs.blogger_feed import BloggerFeed
from reader.conversation.platform import Platform
from reader.conversation.services.comment_feed import CommentFeed
from reader.conversation.services.cusdis import Cusdis
from reader.conversation.services.discourse import Discourse
from reader.conversation.services.disqus import Disqus
from reader.conversation.services.ghost import Ghost
from reader.conversation.services.giscus import Giscus
from reader.conversation.services.hacker_news import HackerNews
from reader.conversation.services.isso import Isso
from reader.conversation.services.lobsters import Lobsters
from reader.conversation.services.mastodon import Mastodon
from reader.conversation.services.reddit import Reddit
from reader.conversation.services.remark42 import Remark42
from reader.conversation.services.utterances import Utterances
from reader.conversation.services.waline import Waline
from reader.conversation.services.webmention_io import WebmentionIo
from reader.conversation.services.wordpress_rest import WordPressRest

SERVICES: tuple[Platform, ...] = (
    WordPressRest(),
    CommentFeed(),
    BloggerFeed(),
    HackerNews(),
    Lobsters(),
    Reddit(),
    Mastodon(),
    Discourse(),
    Isso(),
    Waline(),
    Remark42(),
    Cusdis(),
    Ghost(),
    Disqus(),
    Utterances(),
    Giscus(),
    WebmentionIo(),
)
"""In the order in which a page's own are asked: what knows true parents before what lists only the newest."""
