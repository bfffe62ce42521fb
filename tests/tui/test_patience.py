"""Work that nothing else can stop is stopped."""

import re
import signal
import threading

import pytest

from reader.tui.patience import within


def test_a_match_that_would_never_end_is_stopped_and_the_clock_is_put_back() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with pytest.raises(TimeoutError), within(0.05):
        re.match("(a*)*b", "a" * 100)
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_what_ends_in_time_goes_on_also_in_another_thread() -> None:
    done = []

    def work() -> None:
        with within(5):
            done.append(True)

    work()
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True, True]
