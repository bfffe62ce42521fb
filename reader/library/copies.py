"""The offline copy of an article and its conversation: packed for the store, and unpacked exactly."""

import zlib

from reader.errors import LibraryError
from reader.values import Article, Conversation, article_from, conversation_from, to_fields

CODEC = "json+zlib"
_OF_EXPORT = "the text came with an export; reading its page again brings its comments too"


def of_export(conversation: Conversation) -> Conversation:
    """What was said in a text that an export brought: its page may have more, and its copy is for the time being."""
    return conversation._replace(complete=False, note=_OF_EXPORT)


def is_of_export(conversation: Conversation) -> bool:
    return conversation.note == _OF_EXPORT


def pack(article: Article, conversation: Conversation) -> tuple[bytes, bytes]:
    """(digest, body) of a copy."""
    import json
    from hashlib import sha256

    copy = {"article": to_fields(article), "conversation": to_fields(conversation)}
    plain = json.dumps(copy, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return sha256(plain).digest(), zlib.compress(plain)


def unpack(codec: str, digest: bytes, body: bytes) -> tuple[Article, Conversation]:
    """What was packed. Raises LibraryError where it isn't what was written."""
    import json

    plain = check(codec, digest, body)
    try:
        copy = json.loads(plain.decode("utf-8", "surrogatepass"))
        return article_from(copy["article"]), conversation_from(copy["conversation"])
    except (ValueError, TypeError, KeyError) as error:
        raise LibraryError("its saved copy is damaged") from error


def check(codec: str, digest: bytes, body: bytes) -> bytes:
    """The JSON of a copy. Raises LibraryError where it isn't what was written."""
    from hashlib import sha256

    if codec != CODEC:
        raise LibraryError(f"its saved copy is in a form of a newer reader ({codec})")
    try:
        plain = zlib.decompress(body)
    except (zlib.error, TypeError) as error:
        raise LibraryError("its saved copy is damaged") from error
    if sha256(plain).digest() != digest:
        raise LibraryError("its saved copy is damaged")
    return plain
