"""What ships beside the code: the welcome article, the weights of the models."""

from pathlib import Path


def asset(name: str) -> Path:
    """A file of assets/, found from a wheel (inside the package), an sdist and a checkout (beside it)."""
    here = Path(__file__).resolve().parent
    for folder in (here / "assets", here.parent / "assets"):
        if (folder / name).is_file():
            return folder / name
    raise FileNotFoundError(f"assets/{name} is missing: this installation of reader is damaged; install it again")
