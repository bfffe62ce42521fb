"""The services and interfaces that are asked for comments, a row each."""

from reader.conversation.platform import Platform
from reader.conversation.services.comment_feed import CommentFeed
from reader.conversation.services.wordpress_rest import WordPressRest

SERVICES: tuple[Platform, ...] = (WordPressRest(), CommentFeed())
"""In the order in which a page's own are asked: what knows true parents before what lists only the newest."""
