"""Pictures as bands of sixels: what they show, and that they are never too many bytes."""

import io
import zlib
from typing import Any

import pytest

from reader.banding import bands
from reader.picturing import _checked
from reader.pixels import pixels_of
from tests.sixels import decoded

Image = pytest.importorskip("PIL.Image", reason="Pillow, of the extra for pictures, is not installed")


def gradient(width: int, height: int) -> Any:
    """Red grows to the right, green downwards."""
    across, down = Image.linear_gradient("L").rotate(90).resize((width, height)), Image.linear_gradient("L")
    return Image.merge("RGBA", [across, down.resize((width, height)), *(Image.new("L", (width, height), 255),) * 2])


def noise(width: int, height: int) -> Any:
    grains = [Image.effect_noise((width, height), 150) for _ in range(3)]
    return Image.merge("RGBA", [*grains, Image.new("L", (width, height), 255)])


def shown(found: list[bytes], height: int) -> dict[tuple[int, int], Any]:
    """The dots of bands that stand one under the other, each but the last so high."""
    dots = {}
    for number, band in enumerate(found):
        drawn = decoded(band)
        assert drawn.height == height or number == len(found) - 1
        dots |= {(column, number * height + row): dot for (column, row), dot in drawn.dots.items()}
    return dots


@pytest.mark.parametrize("size", [(1, 1), (700, 2), (2, 500), (200, 190), (333, 47)])
def test_they_show_the_picture(size: tuple[int, int]) -> None:
    picture = gradient(*size)
    dots = shown(bands(picture, *size, 20, 400_000), 180)
    pixels = picture.load()
    assert len(dots) == size[0] * size[1]
    for place, dot in dots.items():
        assert max(abs(one - other) for one, other in zip(dot, pixels[place][:3], strict=True)) <= 24


def test_what_is_transparent_is_left_out() -> None:
    picture = Image.new("RGBA", (40, 40), (255, 0, 0, 255))
    picture.paste((0, 0, 255, 100), (0, 20, 40, 40))
    (band,) = bands(picture, 40, 40, 20, 400_000)
    assert decoded(band).dots == {(column, row): (255, 0, 0) for column in range(40) for row in range(20)}


def test_the_finest_is_taken_that_has_room_and_none_where_none_has() -> None:
    picture = noise(120, 150)
    sizes = []
    for most in (200_000, 25_000, 10_000, 500):
        found = bands(picture, 120, 150, 6, most)
        sizes.append(sum(map(len, found)))
        assert sizes[-1] <= most
        if found:
            assert len(shown(found, 48)) == 120 * 150
    assert sizes[0] > sizes[1] > sizes[2] > sizes[3] == 0


@pytest.mark.parametrize(
    ("size", "dots", "height"),
    [
        ((400, 200), (10, 10), 198),  # of 200, 198 are whole rows of sixels
        ((1600, 1200), (10, 10), 798),
        ((1600, 1200), (9, 8.5), 678),
        ((10, 10), (10, 10), 10),
        ((4000, 3), (10, 10), 10),
        ((4000, 3), (4, 2), 0),
    ],
)
def test_they_end_within_the_lines_of_the_picture(
    size: tuple[int, int], dots: tuple[float, float], height: int
) -> None:
    kept = io.BytesIO()
    Image.new("RGB", size, "red").save(kept, "PNG")
    answer, _, fine = pixels_of(kept.getvalue(), 200, 80, dots, 400_000)
    found = fine.split(b"\n") if fine else []
    drawn = [decoded(band) for band in found]
    assert sum(one.height for one in drawn) == height
    assert all(one.width == answer["columns"] * dots[0] for one in drawn)
    rows_of_sixels = sum(-(-one.height // 6) for one in drawn)
    assert rows_of_sixels * 6 <= -(-answer["rows"] // 2) * 2 * dots[1]


def test_what_a_child_gives_that_is_no_sixels_is_no_picture() -> None:
    assert _checked(b"#0~\n#0~", 6) == (b"#0~", b"#0~")
    assert _checked(b"#0~\n#0~", 5) == _checked(b"#0~\n\x1b[2J", 99) == _checked(zlib.compress(b"#0~"), 99) == ()
