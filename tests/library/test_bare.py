"""Bookmarks of which only the address is kept: many at once, each page once, nothing that a person said here undone."""

import pytest

from reader.library import acts, bare, bookmarks, counting
from reader.library.bare import Address, Kept
from reader.library.items import Bookmark
from reader.library.store import Store
from tests.library.samples import article, conversation

RICH = Address(
    "https://marsh.example/heron-1", "A heron", "2012-03-04T05:06:07Z", ("birds", "To Read"), "seen in May",
    "2013-01-01T00:00:00Z", None, True, 0.5, "Trips / Wales", "Ana Lund", "Marsh Notes", "2012-01-01",
)  # fmt: skip


def keep(store: Store, *addresses: Address) -> Kept:
    return [*bare.keep(store, addresses, "pocket")][-1]


def only(store: Store) -> Bookmark:
    (bookmark,) = bookmarks.listing(store)
    return bookmark


def test_all_that_is_known_is_kept(store: Store) -> None:
    assert keep(store, RICH) == Kept(1, 0, 0)
    mark = only(store)
    assert (mark.title, mark.added_at, mark.tags) == ("A heron", "2012-03-04T05:06:07Z", ("To Read", "birds"))
    assert (mark.note, mark.state, mark.favourite, mark.progress) == ("seen in May", "read", True, 0.5)
    assert (mark.folder, mark.origin, mark.host, mark.has_copy) == ("Trips / Wales", "pocket", "marsh.example", False)
    assert (mark.byline, mark.site, mark.published, mark.partial) == ("Ana Lund", "Marsh Notes", "2012-01-01", True)
    assert [found.id for found in bookmarks.listing(store, "heron in:title tag:birds")] == [mark.id]
    assert [found.id for found in bookmarks.listing(store, "seen may")] == [mark.id]


def test_twice_is_once(store: Store) -> None:
    keep(store, RICH)
    before = only(store)
    other = RICH._replace(url="http://www.marsh.example/heron-1/?utm_source=x#top")
    assert keep(store, RICH, other) == Kept(0, 0, 2)
    assert only(store) == before


def test_what_was_not_known_is_filled_in_and_what_was_said_here_stands(store: Store) -> None:
    kept = bookmarks.add(store, article(), conversation("one"), RICH.url, ["birds"])
    bookmarks.note(store, [kept.id], "mine")
    assert keep(store, RICH) == Kept(0, 1, 0, note_count=1)
    mark = only(store)
    assert (mark.note, mark.title, mark.added_at, mark.has_copy) == ("mine", "Heron 1", kept.added_at, True)
    assert (mark.state, mark.favourite, mark.tags, mark.origin) == ("read", True, ("To Read", "birds"), None)
    assert bookmarks.snapshot(store, mark.id) == (article(), conversation("one"))


def test_notes_of_one_page_are_joined_but_to_none_that_was_there(store: Store) -> None:
    other = RICH._replace(note="seen in June")
    assert keep(store, RICH, other, RICH) == Kept(1, 1, 1)
    assert only(store).note == "seen in May\n\nseen in June"
    assert keep(store, other, RICH) == Kept(0, 0, 2), "each is there already"
    bookmarks.note(store, [only(store).id], "mine")
    assert keep(store, RICH, other) == Kept(0, 0, 2, note_count=2)
    assert only(store).note == "mine"
    acts.undo(store)
    assert only(store).note == "seen in May\n\nseen in June"


def test_an_import_of_one_is_told_as_one(store: Store) -> None:
    keep(store, RICH)
    undone = acts.undo(store)
    assert undone and undone.words.startswith("imported 1 bookmark from ")


def test_what_lies_in_the_trash_stays_there(store: Store) -> None:
    keep(store, RICH)
    bookmarks.trash(store, [1])
    assert keep(store, RICH) == Kept(0, 0, 1, 1)
    assert bookmarks.listing(store) == []


def test_an_import_that_was_killed_is_one_act_with_its_rest(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bare, "_BATCH", 100)
    many = [Address(f"https://marsh.example/{number}", tags=("new",)) for number in range(250)]
    broken_off = bare.keep(store, many, "pocket")
    assert (next(broken_off), next(broken_off)) == (Kept(100), Kept(200))
    with Store.open(store.file.parent) as other:  # as after a kill: what was generating never came to its end
        (act,) = acts.listing(other)
        assert act.words == "imported 200 bookmarks from pocket, not to the end"
        list(bare.keep(other, [RICH], "pinboard"))
        assert len(acts.listing(other)) == 2 and acts.undo(other)
        list(bare.keep(other, many, "pocket"))
        (act,) = acts.listing(other)
        assert act.words == "imported 250 bookmarks from pocket"
        said = f"{act.words} (250 put into the trash)"
        assert (
            acts.undo(other) == act._replace(words=said)
            and bookmarks.listing(other) == []
            and counting.tag_counts(other) == []
        )


def test_two_imports_at_once_are_an_act_that_tells_of_all(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bare, "_BATCH", 100)
    many = [Address(f"https://marsh.example/{number}") for number in range(500)]
    with Store.open(store.file.parent) as other:
        one, two = bare.keep(store, many[:250], "pocket"), bare.keep(other, many[200:], "pocket")
        assert [next(one), next(two), next(one), next(two)][2:] == [Kept(200), Kept(200)]
        assert [*one][-1] == Kept(200, 0, 50) and [*two][-1] == Kept(300)
        (act,) = acts.listing(other)
        assert act.words == "imported 500 bookmarks from pocket"
        assert acts.undo(other) == act._replace(words=f"{act.words} (500 put into the trash)")


def test_an_import_is_one_act_to_take_back(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bare, "_BATCH", 100)
    kept = bookmarks.add(store, article(9), conversation(), "https://marsh.example/heron-9")
    many = [Address(f"https://marsh.example/{number}") for number in range(250)]
    seen = [*bare.keep(store, [*many, Address("https://marsh.example/heron-9", tags=("new",))], "pocket")]
    assert seen == [Kept(100), Kept(200), Kept(250, 1)]
    undone = acts.undo(store)
    assert undone and undone.words == "imported 251 bookmarks from pocket (250 put into the trash)"
    assert only(store)._replace(changed_at="", revision=0) == kept._replace(changed_at="", revision=0)
    assert counting.counts(store).trash == 250


def test_a_page_that_is_kept_later_is_the_same_bookmark_whatever_it_calls_itself(store: Store) -> None:
    keep(store, Address("https://marsh.example/?p=12", "Imported", "2012-03-04T05:06:07Z", ("birds",)))
    kept = bookmarks.add(store, article(), conversation("one"), "https://marsh.example/?p=12", ["new"])
    assert kept == only(store)
    assert (kept.id, kept.title, kept.tags, kept.has_copy) == (1, "Heron 1", ("birds", "new"), True)
    assert kept.added_at == "2012-03-04T05:06:07Z"
    assert kept.key == "https://marsh.example/heron-1"
    assert bookmarks.listing(store, "in:comments one") == [kept]


def test_a_copy_without_a_title_leaves_that_of_its_bookmark(store: Store) -> None:
    nameless = article()._replace(title="")
    keep(store, RICH._replace(article=nameless, conversation=conversation()))
    assert (only(store).title, only(store).name) == ("A heron", "A heron")


def test_a_folder_and_a_number_find_it(store: Store) -> None:
    below = RICH._replace(url="https://marsh.example/2", folder="Trips / Wales / Coast")
    beside = RICH._replace(url="https://marsh.example/3", folder="Trips / Wales and more")
    keep(store, RICH, below, beside)
    numbers = {mark.folder: mark.id for mark in bookmarks.listing(store)}

    def found(query: str) -> set[int]:
        return {mark.id for mark in bookmarks.listing(store, query)}

    assert found('folder:"trips / wales"') == {numbers["Trips / Wales"], numbers["Trips / Wales / Coast"]}
    assert found("folder:Trips") == set(numbers.values()) and found("-folder:Trips") == set()
    assert found("folder:Tri") == set() and found("folder:Tri_s") == set()
    one, other = numbers["Trips / Wales"], numbers["Trips / Wales and more"]
    assert found(f"@{one} @{other}") == {one, other} and found(f"heron @{one}") == {one}
    assert found(f"-@{one}") == set(numbers.values()) - {one}


def test_taking_an_import_back_takes_its_copies_away_and_brings_back_those_before(store: Store) -> None:
    partial = bookmarks.add(store, article(2), conversation("tern", complete=False), "https://marsh.example/heron-2")
    keep(store, RICH)
    before = {one.id: one._replace(changed_at="", revision=0) for one in bookmarks.listing(store)}
    texts = [article(1, markdown="Bittern.", text="Bittern."), article(2, title="Heron II"), article(3)]
    copies = [Address(one.url or "", article=one, conversation=conversation("booming")) for one in texts]
    assert keep(store, *copies) == Kept(1, 2, 0, 0, 3)
    assert len(bookmarks.listing(store, "booming")) == 3
    undone = acts.undo(store)
    said = "imported 3 bookmarks from pocket (1 put into the trash, 1 copy put back, 1 copy taken away)"
    assert undone and undone.words == said
    assert {one.id: one._replace(changed_at="", revision=0) for one in bookmarks.listing(store)} == before
    assert bookmarks.snapshot(store, partial.id) == (article(2), conversation("tern", complete=False))
    assert bookmarks.listing(store, "bittern") == [] == bookmarks.listing(store, "booming")
    assert [one.id for one in bookmarks.listing(store, "tern")] == [partial.id]


def test_more_replaced_copies_than_are_kept_stay_replaced(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bare, "_MOST_FORMER", 1)
    bookmarks.add(store, article(1), conversation("tern", complete=False), RICH.url)
    keep(store, RICH._replace(article=article(1), conversation=conversation("booming")))
    assert acts.undo(store)
    assert bookmarks.snapshot(store, 1) == (article(1), conversation("booming"))


def test_a_copy_that_has_come_since_stays(store: Store) -> None:
    keep(store, RICH)
    keep(store, RICH._replace(article=article(1, markdown="Bittern.", text="Bittern.")))
    bookmarks.update(store, 1, article(1), conversation("booming"))
    undone = acts.undo(store)
    assert undone and undone.words == "imported 1 bookmark from pocket"
    assert bookmarks.snapshot(store, 1) == (article(1), conversation("booming"))
