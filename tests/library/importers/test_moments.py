"""Times in every notation that exports have, and none where there is none."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.importers.intake import Intake
from reader.library.importers.moments import moment
from tests.library.importers.conftest import Read

NOON = datetime(2020, 5, 4, 12, 0, tzinfo=UTC)
SECONDS = int(NOON.timestamp())
FROM_1601 = SECONDS + 11_644_473_600
MOMENTS = st.datetimes(datetime(1973, 4, 1), datetime(2099, 12, 30), timezones=st.just(UTC))


@pytest.mark.parametrize(
    "stated",
    [
        SECONDS, str(SECONDS), f" {SECONDS} ", float(SECONDS), f"{SECONDS}.25", SECONDS * 1000, SECONDS * 10**6,
        SECONDS * 10**9, FROM_1601, FROM_1601 * 10**6, "2020-05-04T12:00:00Z", "2020-05-04T14:00:00+0200",
        "2020-05-04 12:00:00+00:00", "2020-05-04T12:00:00", "2020-05-04 12:00:00", "2020-05-04T12:00:00.000Z",
        "Mon, 04 May 2020 14:00:00 +0200", "04 May 2020 12:00:00 GMT", "20200504T120000Z",
        "2020/05/04 12:00", "4 May 2020 12:00", "May 4, 2020, 12:00", "04.05.2020 12:00:00",
    ],
)  # fmt: skip
def test_a_time_is_read_in_any_notation(stated: object) -> None:
    assert moment(stated) == NOON


@pytest.mark.parametrize("stated", ["4 May 2020", "04.05.2020", "4. Mai 2020", "May 4th, 2020", "2020-05-04"])
def test_a_day_is_its_beginning(stated: str) -> None:
    assert moment(stated) == NOON.replace(hour=0)


def test_seconds_before_1970_are_read_where_they_are_years() -> None:
    assert moment("-2208988800") == datetime(1900, 1, 1, tzinfo=UTC)
    assert moment(-40_000_000) == datetime(1968, 9, 25, 0, 53, 20, tzinfo=UTC)
    assert moment("-3000000000") is None and moment("-99") is None


@pytest.mark.parametrize("stated", [None, "", 0, "0", "0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "null"])
def test_never_is_no_time_and_no_trouble(stated: object) -> None:
    intake = Intake()
    assert intake.moment(stated) is None and list(intake.told()) == []


@pytest.mark.parametrize(
    "stated",
    [
        "soon",
        7,
        -5,
        10**30,
        "9" * 4000,
        "2020-13-45",
        "5/4/2020",
        "9999999999999999999",
        True,
        [SECONDS],
        "0777-01-01",
        "since 4 May 2020",
        "4 May 2020 or so",
        "4 May 2020 27:00",
        "31.02.2020",
    ],
)
def test_garbage_is_counted_and_nothing_made_of_it(stated: object) -> None:
    intake = Intake()
    assert intake.moment(stated) is None
    (told,) = intake.told()
    assert told.text.startswith("times that could not be read, left empty: 1, first “")


def test_garbage_is_told_once_with_a_count(read: Read) -> None:
    rows = "".join(f"Heron {n},https://m.example/{n},soon{n},,unread\n" for n in range(1234))
    result = read(f"title,url,time_added,tags,status\n{rows}")
    assert len(result.taken) == 1234
    assert result.told == ["times that could not be read, left empty: 1,234, first “soon0”"]


@given(MOMENTS, st.sampled_from([1, 1_000, 1_000_000]))
def test_a_number_tells_its_own_scale(time: datetime, units: int) -> None:
    since_1970 = (time - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
    found = moment(str(since_1970 * units // 1_000_000))
    assert found is not None and abs(found - time) <= timedelta(seconds=1) / units


@given(MOMENTS)
def test_microseconds_since_1601_are_chromes(time: datetime) -> None:
    assert moment(str((time - datetime(1601, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1))) == time


@given(st.one_of(st.text(), st.floats(), st.integers(), st.none(), st.lists(st.integers())))
def test_nothing_raises_and_every_time_is_in_utc(stated: object) -> None:
    found = Intake().moment(stated)
    assert found is None or (found.utcoffset() == timedelta(0) and 1900 <= found.year < 2100)
