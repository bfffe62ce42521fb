"""What every test stands on: private folders, no network beyond loopback, and the shared data where it is."""

import compileall
import os
from pathlib import Path

import pytest
from hypothesis import settings

import reader

# A run that decides over a change looks at the same examples each time; runs at a desk look for new ones. None has a
# deadline: how long an example takes depends on what else the machine does.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("desk", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

SHARED = Path(__file__).resolve().parents[2] / "shared"
PAGES = Path(__file__).parent / "pages"


def pytest_configure() -> None:
    """Compiles the package, as installing it does: many tests start processes, which would each compile it anew."""
    compileall.compile_dir(Path(reader.__file__).parent, quiet=2)


@pytest.fixture(autouse=True)
def private_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test has its own home; no person's library or config is ever touched."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in list(os.environ):
        if name.lower().endswith("_proxy") or name in ("NO_COLOR", "BROWSER"):
            monkeypatch.delenv(name)
    return home


@pytest.fixture
def shared() -> Path:
    """The developers' real input; tests that need it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the developers' shared data is not here")
    return SHARED
