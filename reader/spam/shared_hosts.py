"""Sites that many people share: a host there says nothing about who writes, so it is neither trusted nor marked."""

_SHARED = frozenset(
    """amazon.com archive.org bit.ly bitly.com blogger.com blogspot.com bsky.app buymeacoffee.com codepen.io
    dailymotion.com delicious.com deviantart.com digg.com discord.gg docs.google.com dropbox.com drive.google.com
    en.wikipedia.org etsy.com facebook.com fb.com flickr.com github.com gist.github.com gitlab.com goo.gl goodreads.com
    google.com gravatar.com groups.google.com imdb.com imgur.com instagram.com is.gd issuu.com lastfm.com last.fm
    linkedin.com linktr.ee livejournal.com m.facebook.com mastodon.social medium.com meetup.com myspace.com
    news.ycombinator.com notion.site ok.ru ow.ly patreon.com paypal.com pinterest.com play.google.com plus.google.com
    profiles.wordpress.org quora.com reddit.com scoop.it scribd.com sites.google.com slideshare.net soundcloud.com
    spotify.com stackoverflow.com steamcommunity.com substack.com t.co t.me telegram.me threads.net tiktok.com
    tinyurl.com tumblr.com twitch.tv twitter.com typepad.com vimeo.com vk.com weebly.com weibo.com wikipedia.org
    wix.com wordpress.com wordpress.org x.com xing.com yahoo.com yelp.com youtu.be youtube.com""".split()
)


def is_shared(site: str) -> bool:
    """Whether a host, without a leading www, is the root of a service. A blog's own name under one is not."""
    return site in _SHARED
