"""Which signs count for which kind: the two lists of rules, and what is trusted before any of them.

A ping is known by its name and its address; a comment by the link it wants followed and by phrases that would
fit any article. Points add up against the bars in weights.py.
"""

from reader.spam import address_rules as address
from reader.spam import name_rules as name
from reader.spam import text_rules as text
from reader.spam.finding import Finding, Part, Rule
from reader.spam.item import Item

PING_RULES: dict[Part, tuple[Rule, ...]] = {
    "name": (
        name.blatant_name,
        name.selling_name,
        name.keyword_name,
        name.bare_wares,
        name.respelt_name,
        name.title_name,
        name.topical_name,
        name.address_name,
        name.placeholder_name,
        name.random_name,
        name.broken_name,
        name.disguised_name,
        name.endless_name,
    ),
    "address": (
        address.selling_host,
        address.hidden_page,
        address.permalink,
        address.front_page,
        address.random_host,
    ),
    "text": (
        text.random_links,
        text.many_links,
        text.exchange,
        text.name_for_text,
        text.quoted_title,
        text.excerpt,
        text.praise,
        text.blatant_text,
        text.forum_link,
        text.spun_text,
    ),
}

COMMENT_RULES: dict[Part, tuple[Rule, ...]] = {
    "name": (
        name.blatant_name,
        name.selling_name,
        name.keyword_person,
        name.respelt_name,
        name.address_person,
        name.random_name,
        name.broken_name,
        name.disguised_name,
        name.endless_name,
    ),
    "address": (
        address.selling_host,
        address.random_host,
        address.claimed_trust,
    ),
    "text": (
        text.random_links,
        text.many_links,
        text.only_link,
        text.praise,
        text.template,
        text.blatant_text,
        text.selling_text,
        text.promotion,
        text.money,
        text.offer,
        text.hotline,
        text.respelt_text,
        text.signature,
        text.named_link,
        text.forum_link,
        text.spun_text,
        text.mixed_alphabets,
        text.numbered_text,
        text.random_text,
        text.reply,
    ),
}


def trust_in(item: Item) -> str | None:
    """Why an item is shown whatever it looks like.

    A comment may claim any site for its own; a ping that leads back here, or where the article leads, sells nothing.
    """
    if item.comment.by_article_author:
        return "by the author of the article"
    if item.comment.by_opener and not item.comment.section:
        return "by who opened the thread"
    if item.comment.is_ping and item.is_trusted:
        return "from this site" if item.site == item.topic.site else "the article links to this site"
    return None


def findings_on(item: Item) -> dict[Part, tuple[Finding, ...]]:
    """What the rules for its kind find on an item, by the part they look at, where it has that part."""
    rules = PING_RULES if item.comment.is_ping else COMMENT_RULES
    has = {"name": item.name, "address": item.url, "text": item.text}
    found = {part: tuple(filter(None, [rule(item) for rule in rules[part]])) for part in rules if has[part]}
    return {part: findings for part, findings in found.items() if findings}
