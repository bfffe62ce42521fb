"""Documents that are no page of HTML, by their media type: feeds, books, mail, lists of files."""

from reader.errors import DissectError
from reader.patterns import lazy
from reader.values import Article

_ROOT = lazy(rb"<(?:\w{1,40}:)?([A-Za-z][\w.-]{0,40})(?=[\s>/])")
_PROLOG_REACH = 1 << 14


def article_of_document(content: bytes, media_type: str, charset: str | None, source: str) -> Article:
    """The article, or the list as an article, of a document that came from source, an address or a path.

    Raises DissectError where it can't be read, or is of a type that reader doesn't read.
    """
    match media_type:
        case "application/epub+zip":
            from reader.extract.epub.article import article_of_epub

            return article_of_epub(content)
        case "application/feed+json" | "application/json":
            from reader.extract.json_feed import article_of_json_feed

            return article_of_json_feed(content, source)
        case "message/rfc822":
            from reader.extract.mail import article_of_mail

            return article_of_mail(content)
        case "application/mbox":
            from reader.extract.mailbox import article_of_mailbox

            return article_of_mailbox(content, source)
        case "inode/directory":
            from reader.extract.folder import article_of_folder

            return article_of_folder(content, source)
    if media_type.endswith(("xml", "opml")):
        return _article_of_xml(content, charset, source)
    raise DissectError(f"it is {media_type}, not an article; give the address of one page")


def _article_of_xml(content: bytes, charset: str | None, source: str) -> Article:
    root = _ROOT.search(content[:_PROLOG_REACH].replace(b"\0", b""))
    name = root.group(1).decode().lower() if root else ""
    if name == "opml":
        from reader.extract.opml import article_of_opml

        return article_of_opml(content, source)
    from reader.extract.feeds import article_of_feed

    return article_of_feed(content, charset, source, name)
