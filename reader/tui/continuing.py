"""Going on after a stop that came from outside: the terminal is set up anew, once."""

import signal
from types import FrameType

from textual.app import App
from textual.driver import Driver


def mend_continuing(app: App[None]) -> None:
    """Has SIGCONT without a ^Z before it leave the terminal, as that does, before it is entered again.

    Textual would enter it twice, with two threads that read keys, of which one never ends: neither would reader.
    """
    driver = app._driver
    if driver is not None and hasattr(driver, "_sigcont_application"):
        signal.signal(signal.SIGCONT, lambda number, frame: _go_on(app, driver, number, frame))


def _go_on(app: App[None], driver: Driver, number: int, frame: FrameType | None) -> None:
    is_ending = app._exit or not app.is_running
    if is_ending or not driver._auto_restart:
        return
    if not driver._must_signal_resume:  # type: ignore[attr-defined]
        driver.suspend_application_mode()
        driver._must_signal_resume = True  # type: ignore[attr-defined]
    driver._sigcont_application(number, frame)  # type: ignore[attr-defined]
