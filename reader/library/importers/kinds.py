"""The kinds of file that can be imported: what each is called, and which module of this package reads it."""

from typing import NamedTuple


class Kind(NamedTuple):
    """label is for people; module has rows(source, intake), which yields the rows of a file of this kind."""

    label: str
    module: str


POCKET_CSV = Kind("Pocket, CSV", "pocket_csv")
POCKET_HTML = Kind("Pocket, HTML", "pocket_html")
POCKET_HIGHLIGHTS = Kind("Pocket, highlights", "pocket_highlights")
INSTAPAPER = Kind("Instapaper, CSV", "instapaper")
OMNIVORE = Kind("Omnivore", "omnivore")
OMNIVORE_CSV = Kind("CSV for Omnivore", "omnivore_csv")
WALLABAG = Kind("wallabag, JSON", "wallabag")
READWISE = Kind("Readwise Reader, CSV", "readwise")
RAINDROP = Kind("Raindrop, CSV", "raindrop")
PINBOARD = Kind("Pinboard, JSON", "pinboard")
LINKDING = Kind("linkding, JSON", "linkding")
MATTER = Kind("Matter", "matter")
DELICIOUS = Kind("Delicious, JSON", "delicious")
POSTS_XML = Kind("Delicious or Pinboard, XML", "posts_xml")
READABILITY = Kind("Readability, JSON", "readability")
KARAKEEP = Kind("Karakeep, JSON", "karakeep")
LINKWARDEN = Kind("Linkwarden, JSON", "linkwarden")
NETSCAPE = Kind("bookmarks, HTML", "netscape")
CHROME = Kind("Chrome's bookmarks, JSON", "chrome")
FIREFOX = Kind("Firefox's bookmarks, JSON", "firefox")
OPML = Kind("feeds, OPML", "opml")
NEWSBOAT = Kind("newsboat's urls", "newsboat")
URL_LIST = Kind("a list of addresses", "url_list")
TABLE = Kind("a table of addresses, CSV", "table")
JSON_TABLE = Kind("a table of addresses, JSON", "json_table")
OWN = Kind("reader's own, JSON Lines", "own")
ARCHIVE = Kind("an archive of exports, zip", "")

KNOWN = (
    "Pocket, Omnivore, Instapaper, wallabag, Readwise Reader, Raindrop, Pinboard, linkding, Shaarli, Matter, "
    "Delicious, Readability, Karakeep, Linkwarden, the bookmarks of any browser, OPML, newsboat, reader's own, "
    "a CSV table with a column url or a JSON array of such rows, a list of addresses"
)
"""What can be imported, as people call it."""
