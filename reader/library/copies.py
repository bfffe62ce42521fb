"""The offline copy of an article and its conversation: packed for the store, and unpacked exactly."""

import zlib
from dataclasses import asdict, fields
from typing import Any, TypeVar

from reader.errors import LibraryError
from reader.values import Article, Comment, Conversation

CODEC = "json+zlib"
_Value = TypeVar("_Value", Article, Comment, Conversation)


def pack(article: Article, conversation: Conversation) -> tuple[bytes, bytes]:
    """(digest, body) of a copy."""
    import json
    from hashlib import sha256

    copy = {"article": asdict(article), "conversation": asdict(conversation)}
    plain = json.dumps(copy, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return sha256(plain).digest(), zlib.compress(plain)


def unpack(codec: str, digest: bytes, body: bytes) -> tuple[Article, Conversation]:
    """What was packed. Raises LibraryError where it isn't what was written."""
    import json
    from hashlib import sha256

    if codec != CODEC:
        raise LibraryError(f"its saved copy is in a form of a newer reader ({codec})")
    try:
        plain = zlib.decompress(body)
        if sha256(plain).digest() != digest:
            raise ValueError("checksum")
        copy = json.loads(plain.decode("utf-8", "surrogatepass"))
        said = copy["conversation"]
        said["comments"] = tuple(_value(Comment, comment) for comment in said["comments"])
        said["sources"] = tuple(said["sources"])
        return _value(Article, copy["article"]), _value(Conversation, said)
    except (zlib.error, ValueError, TypeError, KeyError) as error:
        raise LibraryError("its saved copy is damaged") from error


def _value(kind: type[_Value], found: dict[str, Any]) -> _Value:
    """The value of a mapping; keys that a newer version added are left out."""
    return kind(**{field.name: found[field.name] for field in fields(kind) if field.name in found})
