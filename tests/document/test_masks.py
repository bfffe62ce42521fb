"""What is hidden besides spam: all pings, but those that a person marked, and never the line of who is muted."""

from reader.document.masks import Masks
from reader.document.thread import Thread
from reader.values import Comment, Conversation, Verdict

COMMENTS = tuple(Comment(str(n), "comment" if n == 0 else "pingback", f"Name {n}", "", "") for n in range(5))
VERDICTS = {
    "0": Verdict("ham", 0.1),
    "1": Verdict("ham", 0.0, ("from this site",)),
    "2": Verdict("ham", 0.0, ("you marked this site as not spam",), marked=True),
    "3": Verdict("spam", 1.0, ("a sales phrase",)),
    "4": Verdict("spam", 1.0, ("a sales phrase",)),
}


def test_a_ping_is_spared_where_a_person_said_so_and_not_for_its_score() -> None:
    masks = Masks(Thread(Conversation(COMMENTS), VERDICTS), VERDICTS)
    assert list(masks.spam) == [0, 0, 0, 1, 1]
    assert list(masks.spam_and_pings) == [0, 1, 0, 1, 1]


def test_what_is_muted_is_in_no_mask() -> None:
    masks = Masks(Thread(Conversation(COMMENTS), VERDICTS, muted={"1", "3"}), VERDICTS, spared={"4"})
    assert list(masks.spam) == [0, 0, 0, 0, 0]
    assert list(masks.spam_and_pings) == [0, 0, 0, 0, 1]
