"""By what an author is known again: the link, of a ping its site, else the name where it was said."""

import pytest

from reader.spam.authors import author_of, muted_among
from reader.values import Author, Comment, Kind

HERE = "canals.example"


def said(
    name: str | None, url: str | None = None, kind: Kind = "comment", section: str = "", id_: str = "1"
) -> Comment:
    return Comment(id_, kind, name, "Words.", "Words.", author_url=url, section=section)


@pytest.mark.parametrize(
    ("comment", "author"),
    [
        (said("Ana Lund"), Author(None, "ana lund", HERE)),
        (said("  ANA   Lund "), Author(None, "ana lund", HERE)),
        (said("Ana Lund", section="Hacker News"), Author(None, "ana lund", "Hacker News")),
        (said("Ana", "https://ana.example"), Author("ana.example", None, "")),
        (said("Ann", "http://www.ana.example/?utm_source=x#top"), Author("ana.example", None, "")),
        (said("Ana", "https://uni.example/~ana/"), Author("uni.example/~ana", None, "")),
        (said("Bo", "https://uni.example/~bo"), Author("uni.example/~bo", None, "")),
        (said("ana", "https://news.ycombinator.com/user?id=ana"), Author("news.ycombinator.com/user?id=ana", None, "")),
        (said("A title", "https://diary.example/2019/05/title", "pingback"), Author("diary.example", None, "")),
        (said("A title", "https://medium.com/@ana/title-1", "pingback"), Author("medium.com/@ana", None, "")),
        (said("Ana", "https://facebook.com/"), Author(None, "ana", HERE)),
        (said("Ana", "javascript:alert(1)"), Author(None, "ana", HERE)),
        (said(None, "https://ana.example/"), Author("ana.example", None, "")),
        (said(None), None),
        (said(" "), None),
    ],
)
def test_an_author_is_known_by_the_link_else_by_the_name_at_its_place(comment: Comment, author: Author | None) -> None:
    assert author_of(comment, HERE) == author


def test_a_name_of_megabytes_is_cut() -> None:
    author = author_of(said("x" * 3_000_000), HERE)
    assert author and author.name and len(author.name) == 500


def test_the_comments_of_muted_authors() -> None:
    comments = [
        said("Ana", id_="1"),
        said("Bo", "https://bo.example", id_="2"),
        said("Bo", id_="3"),
        said(None, id_="4"),
    ]
    muted = {Author("bo.example", None, ""), Author(None, "ana", "elsewhere.example")}
    assert list(muted_among(comments, HERE, muted)) == ["2"]
    assert list(muted_among(comments, "elsewhere.example", muted)) == ["1", "2"]
