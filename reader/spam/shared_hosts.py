"""Sites that many people share: a host there says nothing about who writes, so it is neither trusted nor marked.

Two sorts. Under most services a name in front is somebody's own ("ann.blogspot.com", "ann.github.io"), and only the
service's own host is shared; under some it is a language or a device ("m.youtube.com", "de.linkedin.com"), and all
are.
"""

import re

_ROOTS = frozenset(
    """about.me ameba.jp ameblo.jp amzn.to angelfire.com bandcamp.com bearblog.dev behance.net bit.ly bitly.com
    blog.csdn.net blog.fc2.com blog.hu blog.livedoor.jp blog.naver.com blog.sina.com.cn blogger.com blogs.msdn.com
    blogspot.com bsky.app buymeacoffee.com buzzfeed.com canalblog.com carrd.co cnblogs.com codeberg.org codepen.io
    dailymotion.com dev.to deviantart.com diigo.com discord.com discord.gg disqus.com dreamwidth.org dropbox.com
    etsy.com feedburner.com fiverr.com flickr.com flipboard.com geocities.com geocities.jp ghost.io github.com
    github.io gitlab.com gitlab.io goo.gl goodreads.com gravatar.com habr.com hashnode.com hashnode.dev
    hatenablog.com herokuapp.com hub.docker.com hubpages.com imdb.com imgur.com indiegogo.com insanejournal.com
    instapaper.com is.gd issuu.com itch.io jianshu.com jimdo.com jimdosite.com kickstarter.com ko-fi.com last.fm
    lastfm.com linktr.ee livejournal.com locals.com mastodon.online mastodon.social medium.com meetup.com
    micro.blog mixcloud.com myspace.com naver.com neocities.org netlify.app news.ycombinator.com nicovideo.jp
    note.com notion.site odysee.com ok.ru orcid.org over-blog.com ow.ly pages.dev patreon.com paypal.com paypal.me
    pinboard.in posterous.com prezi.com qiita.com quora.com rumble.com scoop.it scribd.com skyrock.com
    slashdot.org slideshare.net soundcloud.com sourceforge.net spotify.com square.site squarespace.com squidoo.com
    stackexchange.com stackoverflow.com steamcommunity.com strikingly.com stumbleupon.com substack.com t.co t.me
    telegra.ph telegram.me threads.com threads.net tiktok.com tinyurl.com tistory.com tripod.com tumblr.com
    twitch.tv typepad.com unsplash.com user.qzone.qq.com v.gd vc.ru velog.io vercel.app vimeo.com vk.com web.app
    webnode.com webs.com weebly.com weibo.com wix.com wixsite.com wordpress.com wordpress.org write.as xing.com
    yelp.com yolasite.com youtu.be zenn.dev zhihu.com zoom.us""".split()
)
_WHOLE = frozenset(
    """archive.org bing.com dailymotion.com delicious.com digg.com facebook.com fb.com fb.me instagram.com linkedin.com
    messenger.com mozilla.org profiles.wordpress.org quora.com reddit.com tiktok.com twitter.com vk.com weibo.com
    whatsapp.com wikia.com wikimedia.org wikipedia.org x.com yelp.com youtube.com""".split()
)
# Those with a host in each country, whatever stands before it; but what stands under appspot, blogspot, sites is own.
_WORLDWIDE = re.compile(r"(?:^|\.)(?:amazon|ebay|google|pinterest|yahoo|yandex)\.(?:com?\.)?[a-z]{2,3}\Z")
_BLOGSPOT = re.compile(r"blogspot\.(?:com?\.)?[a-z]{2,3}\Z")


def is_shared(site: str) -> bool:
    """Whether many people write at a host, which is without a leading www. A blog's own name under a service is not."""
    if site in _ROOTS or _BLOGSPOT.match(site) or _WORLDWIDE.search(site):
        return True
    labels = site.split(".")
    return any(".".join(labels[start:]) in _WHOLE for start in (-2, -3))
