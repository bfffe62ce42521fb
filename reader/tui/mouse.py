"""Whether the mouse is reader's, for links and selecting, or the terminal's own."""

from textual.app import App


def is_taken(app: App[None]) -> bool:
    return bool(getattr(app._driver, "_mouse", False))


def take(app: App[None], is_ours: bool) -> bool:
    """Takes the mouse, or gives it back; whether the terminal could be told.

    Textual has this only as a choice at the start, which its driver keeps for when it comes back from a suspension.
    """
    driver = app._driver
    tell = getattr(driver, "_enable_mouse_support" if is_ours else "_disable_mouse_support", None)
    if driver is None or tell is None:
        return False
    # Neither says anything while the driver holds that there is no mouse.
    driver._mouse = True
    tell()
    driver._mouse = is_ours
    return True
