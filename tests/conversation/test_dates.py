"""Days out of machines' and themes' dates."""

import pytest

from reader.conversation.dates import machine_date, worded_date


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021-03-14T09:05:00+01:00", "2021-03-14T09:05:00+01:00"),
        ("2021-03-14T08:05:00Z", "2021-03-14T08:05:00Z"),
        ("2021-03-14T09:05:00", "2021-03-14"),
        ("2021-03-14", "2021-03-14"),
        ("comment_date", None),
        ("", None),
        ("2021-13-45", None),
    ],
)
def test_machine_dates(value: str, expected: str | None) -> None:
    assert machine_date(value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("May 17, 2020 at 5:33 am", "2020-05-17"),
        ("17. Mai 2020 um 5:33 Uhr", "2020-05-17"),
        ("17 mai 2020 à 5h33", "2020-05-17"),
        ("17 de mayo de 2020", "2020-05-17"),
        ("2020年5月17日 05:33", "2020-05-17"),
        ("2020-05-17 5:33", "2020-05-17"),
        ("17.05.2020 23:31", "2020-05-17"),
        ("17/05/2020", "2020-05-17"),
        ("05/17/2020", "2020-05-17"),
        ("04/05/2020", None),
        ("05-17-2020, 09:03 AM", "2020-05-17"),
        ("04-05-2020", None),
        ("17 foo 2020", None),
        ("February 31, 2020", None),
        ("4 weeks ago", None),
    ],
)
def test_worded_dates(text: str, expected: str | None) -> None:
    assert worded_date(text) == expected
