"""config.toml: what is right is used, what is wrong is told in a line, nothing ends in a traceback."""

from pathlib import Path

import pytest

from reader.config import Config, describe, load


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_no_file_means_the_defaults(file: Path) -> None:
    assert load(file) == (Config(), [])
    assert not file.exists()


def test_every_field_is_read(file: Path) -> None:
    file.write_text(
        'theme = "nord"\ncolumn = 60\ntimeout = 5\nspam = "pings"\nthird_parties = true\nhistory = false\n'
        'pictures = "show"\npictures_drawn = "kitty"\nbrowser = "w3m"\nlibrary = "~/kept"\nlinear = true\n'
        'preset = "less"\n[keys]\nquit = "q,ctrl+q"\n'
    )
    config, warnings = load(file)
    assert config == Config(
        "nord", 60, 5.0, "pings", True, "show", "kitty", False, "w3m", "~/kept", True, "less", {"quit": "q,ctrl+q"}
    )
    assert isinstance(config.timeout, float)
    assert warnings == []


def test_an_unknown_key_is_told_with_its_line_and_the_nearest(file: Path) -> None:
    file.write_text('# mine\ncolunm = 60\ntheme = "nord"\n')
    config, warnings = load(file)
    assert config == Config(theme="nord")
    assert warnings == [f"{file}:2: unknown key colunm; did you mean column?"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('spam = "pings"\n\n[keys]\nquit = "x"\n"spam" = 3\n', 5),
        ('spam = "pings"\nkeys.quit = "x"\nkeys . spam = 3\n', 3),
        ('spam = "pings"\nkeys = {quit = "x", spam = 3}\n', 2),
        ('spam = "pings"\n[keys.spam]\n', 2),
    ],
)
def test_a_wrong_key_is_told_with_its_own_line(file: Path, text: str, line: int) -> None:
    file.write_text(text)
    assert load(file)[1] == [f'{file}:{line}: keys.spam is no text; write it as "key" or "key,key"']


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('column = "wide"', "column is a whole number from 20 to 400"),
        ("column = true", "column is a whole number from 20 to 400"),
        ("column = 72.5", "column is a whole number from 20 to 400"),
        ("column = 5", "column is a whole number from 20 to 400"),
        ("timeout = nan", "timeout is a number from 1 to 600"),
        ("timeout = inf", "timeout is a number from 1 to 600"),
        ("timeout = 1979-05-27", "timeout is a number from 1 to 600"),
        ("spam = false", "spam is one of 'spam', 'pings', 'none'"),
        ("spam = []", "spam is one of 'spam', 'pings', 'none'"),
        ('pictures_drawn = "sixels"', "pictures_drawn is one of 'cells', 'kitty', 'sixel'"),
        ('preset = "emacs"', "preset is one of 'default', 'less', 'vim'"),
        ("third_parties = 1", "third_parties is true or false"),
        ("history = 0", "history is true or false"),
        ("theme = 3", "theme is no text"),
        ('browser = " "', "browser is empty"),
        ("library = {}", "library is no text"),
        ('keys = "q"', "keys is a table"),
        ("keys.quit = 3", "keys.quit is no text"),
        ("[keys.vim]", "keys.vim is no text"),
    ],
)
def test_a_wrong_value_is_told_and_its_default_holds(file: Path, line: str, told: str) -> None:
    file.write_text(f"# one\n{line}\n")
    config, warnings = load(file)
    assert config == Config()
    assert len(warnings) == 1
    assert told in warnings[0]


def test_the_rest_of_a_table_of_keys_is_used(file: Path) -> None:
    file.write_text('[keys]\nquit = "x"\nhelp = 1\n')
    config, warnings = load(file)
    assert config.keys == {"quit": "x"}
    assert warnings == [f'{file}:3: keys.help is no text; write it as "key" or "key,key"']


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"column = 60\ntheme = \n", ":2: not TOML"),
        (b'theme = "\xff"', "not UTF-8"),
        (b"x = " + b"[" * 5000, "not TOML"),
        (b"\x00\x1b[2J", "not TOML"),
    ],
)
def test_a_file_that_is_no_toml_leaves_the_defaults(file: Path, content: bytes, told: str) -> None:
    file.write_bytes(content)
    config, warnings = load(file)
    assert config == Config()
    assert len(warnings) == 1
    assert told in warnings[0]
    assert warnings[0].isprintable()


def test_a_byte_order_mark_does_not_hurt(file: Path) -> None:
    file.write_bytes(b'\xef\xbb\xbftheme = "nord"')
    assert load(file) == (Config(theme="nord"), [])


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    config, warnings = load(tmp_path)
    assert config == Config()
    assert warnings == [f"{tmp_path}: Is a directory; the defaults hold"]


def test_nothing_of_the_file_reaches_the_terminal_raw(file: Path) -> None:
    file.write_text('"\\u001b[2J" = 1\ntheme = "\\u001b]52;c;\\u0007x"\n[keys]\n"\\u001b[1m" = 2\n')
    config, warnings = load(file)
    assert config.theme == "x"
    assert len(warnings) == 2
    assert all(line.isprintable() for line in warnings)


def test_the_description_names_every_key_and_loads_as_the_defaults(file: Path) -> None:
    text = describe()
    for name in Config._fields:
        assert name in text
    file.write_text(text)
    assert load(file) == (Config(), [])


def test_examples_of_the_description_are_right(file: Path) -> None:
    file.write_text("\n".join(line.removeprefix("# ") for line in describe().splitlines() if line.startswith("# brow")))
    assert load(file) == (Config(browser="firefox"), [])
