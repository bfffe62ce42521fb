"""What a link may do: which open, which host a person sees, and what a browser is really given."""

import json
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import links
from reader.errors import LinkError

NEVER_OPENED = [
    "--remote-debugging-port=9222",
    "-new-window https://example.org/",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//https://example.org/",
    "java\nscript:alert(1)",
    " \x1bjavascript:alert(1)",
    "file:///etc/passwd",
    "data:text/html,<script>1</script>",
    "smb://example.org/share",
    "ftp://example.org/",
    "vscode://file/etc/passwd",
    "ssh://-oProxyCommand=x/",
    "x-apple.systempreferences:",
    "mailto:ana@example.org",
    "%action",
    "example.org",
    "/etc/passwd",
    "",
    "https://",
    "https:///example.org",
    "https:example.org",
    "https://[::1",
    "https://example.org:99999/",
    "https://good.example evil.example/",
    "https://ev%69l.example/",
    "https://a<b.example/",
]


@pytest.mark.parametrize("target", NEVER_OPENED)
def test_only_the_web_is_opened(target: str) -> None:
    with pytest.raises(LinkError) as caught:
        links.checked(target)
    assert "only http and https addresses open" in str(caught.value) and str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("target", "argument"),
    [
        ("https://example.org/a?b=c&d=%20#e", "https://example.org/a?b=c&d=%20#e"),
        (" HTTP://Example.ORG/Path ", "http://example.org/Path"),
        ("https://example.org/a\n--flag", "https://example.org/a--flag"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/\"`$(x)'<>", "https://example.org/%22%60$(x)'%3C%3E"),
        ("https://bücher.example/ü?q=é", "https://xn--bcher-kva.example/%C3%BC?q=%C3%A9"),
        ("https://[::1]:8080/x", "https://[::1]:8080/x"),
        ("https://example.org/\x1b]52;c;x\x07\u202e", "https://example.org/"),
        ("https://evil.example\\@bank.example/", "https://evil.example/@bank.example/"),
        ("https://example.org/?path=a\\b", "https://example.org/?path=a%5Cb"),
        ("https://example.org/%s/%action", "https://example.org/%s/%action"),
    ],
)
def test_a_web_address_is_written_anew(target: str, argument: str) -> None:
    assert links.checked(target) == argument
    assert links.checked(argument) == argument


@given(st.text() | st.text().map("https://".__add__) | st.text().map("https://example.org/".__add__))
def test_whatever_is_opened_is_one_web_address(target: str) -> None:
    try:
        argument = links.checked(target)
    except LinkError:
        return
    assert argument.startswith(("http://", "https://"))
    assert argument.isascii() and argument.isprintable() and not set(argument) & set(' \\"<>`')
    assert links.host(argument) == links.host(target)


@pytest.mark.parametrize(
    ("target", "host"),
    [
        ("https://example.org/", "example.org"),
        ("https://EXAMPLE.org:8080/x", "example.org"),
        ("https://bank.example@evil.example/", "evil.example"),
        ("https://bank.example:pw@evil.example:443/", "evil.example"),
        ("https://bank.example%2F@evil.example/", "evil.example"),
        ("https://evil.example\\@bank.example/", "evil.example"),
        ("https:\\\\evil.example\\bank.example", "evil.example"),
        ("https://evil.example/https://bank.example/", "evil.example"),
        ("https://evil.example?@bank.example/", "evil.example"),
        ("https://evil.example#@bank.example/", "evil.example"),
        ("https://bank.example.evil.example/", "bank.example.evil.example"),
        ("https://b\tank.exa\nmple/", "bank.example"),
        ("https://аpple.com/", "xn--pple-43d.com"),
        ("https://ɢoogle.com/", "xn--oogle-wmc.com"),
        ("https://faß.de/", "xn--fa-hia.de"),
        ("https://日本。jp/", "xn--wgv71a.jp"),
        ("https://ｅｖｉｌ.example/", "evil.example"),
        ("https://①②⑦.⓪.⓪.①/", "127.0.0.1"),
        ("https://ex\u200bample.org/", "example.org"),
        ("https://gro\u202e.elpmaxe/", "gro.elpmaxe"),
        ("https://[::1]/", "::1"),
        ("https://", None),
        ("file:///etc/passwd", None),
        ("no address", None),
        (None, None),
    ],
)
def test_the_real_host_is_shown(target: str | None, host: str | None) -> None:
    assert links.host(target) == host


@pytest.mark.parametrize(
    "name", ["bücher.example", "faß.de", "аpple.com", "日本.jp", "EXAMPLE.org", "xn--bcher-kva.example"]
)
def test_the_host_shown_is_the_host_asked(name: str) -> None:
    assert links.host(f"https://{name}/") == httpx2.URL(f"https://{name}/").raw_host.decode()


@given(st.text())
def test_no_address_breaks_anything(target: str) -> None:
    for base in (None, "https://example.org/a/b", target):
        links.absolute(target, base)
    links.host(target), links.site(target), links.is_web(target), links.scheme(target), links.without_tracking(target)


@given(st.from_regex(r"https?://[a-z0-9.\-]{1,9}(/[A-Za-z0-9._~/\-]{0,9})?", fullmatch=True))
def test_a_plain_address_has_the_parts_of_any_other(target: str) -> None:
    assert links.web_parts(target) == (urlsplit(target), urlsplit(target).hostname)
    assert links.web_parts(f"{target}?") == links.web_parts(target)  # which isn't plain, and says the same


def test_a_site_is_its_host_without_www() -> None:
    assert links.site("https://www.example.org/") == "example.org"
    assert links.site("https://www.com/") == "www.com"
    assert links.site("https://wwwhere.example/") == "wwwhere.example"
    assert links.site("nothing") is None


@pytest.mark.parametrize(
    ("target", "absolute"),
    [
        ("../c", "https://example.org/c"),
        ("#note", "https://example.org/a/b#note"),
        ("//other.example/x", "https://other.example/x"),
        ("\\\\other.example/x", "https://other.example/x"),
        (" jav\tascript:alert(1)", "javascript:alert(1)"),
        ("http://[broken", "http://[broken"),
        ("/x\x1b[2J", "https://example.org/x"),
    ],
)
def test_a_pages_link_is_joined_as_a_browser_does(target: str, absolute: str) -> None:
    assert links.absolute(target, "https://example.org/a/b") == absolute


@pytest.mark.parametrize(
    ("target", "kept"),
    [
        ("https://e.org/a?utm_source=x&id=7&UTM_Medium=y#c", "https://e.org/a?id=7#c"),
        ("https://e.org/?fbclid=x", "https://e.org/"),
        ("https://e.org/?a=1&amp;utm_source=x", "https://e.org/?a=1"),
        ("https://e.org/?gclid", "https://e.org/"),
        ("https://e.org/?author=utm_x&gclidx=1&putm_source=2", "https://e.org/?author=utm_x&gclidx=1&putm_source=2"),
        ("https://e.org/?", "https://e.org/?"),
        ("https://e.org/?q=a%26utm_source=b&utm_id=1", "https://e.org/?q=a%26utm_source=b"),
        ("http://[broken?utm_source=x", "http://[broken?utm_source=x"),
    ],
)
def test_tracking_is_removed_and_nothing_else(target: str, kept: str) -> None:
    assert links.without_tracking(target) == kept


# Browsers


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH of fake browsers alone, each writing its arguments into a file of its own name and ".json"."""
    for name in ("fake", "w3m", "xdg-open"):
        program = tmp_path / name
        program.write_text(
            f"#!{sys.executable}\nimport json, os, sys\n"
            f"path = {str(program)!r} + '.json'\n"
            "open(path + '.new', 'w').write(json.dumps(sys.argv[1:]))\nos.rename(path + '.new', path)\n"
        )
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def arguments_of(program: Path) -> list[str]:
    """What a fake browser was given; a graphical one is not waited for, so this waits until it has said."""
    told = program.with_name(program.name + ".json")
    for _ in range(1000):
        if told.exists():
            arguments = json.loads(told.read_text())
            assert isinstance(arguments, list)
            return arguments
        time.sleep(0.01)
    raise AssertionError("the browser was not started")


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("fake", ["URL"]),
        ("fake --new-tab", ["--new-tab", "URL"]),
        ("fake --new-tab %s --quiet", ["--new-tab", "URL", "--quiet"]),
        ("fake --url=%s", ["--url=URL"]),
        ("fake -P 'my profile'", ["-P", "my profile", "URL"]),
        ("fake &", ["URL"]),
        ("missing:fake", ["URL"]),
    ],
)
@pytest.mark.parametrize(
    "url", ["https://example.org/a?b=%s&c=1;d", "https://example.org/$(touch x)`y`|&z", "https://example.org/a b\nc"]
)
def test_a_browser_gets_one_address_and_no_shell(
    programs: Path, monkeypatch: pytest.MonkeyPatch, command: str, arguments: list[str], url: str
) -> None:
    monkeypatch.setenv("BROWSER", command)
    browser = links.browser()
    assert browser and not browser.in_terminal
    links.open_in(browser, url)
    expected = [part.replace("URL", links.checked(url)) for part in arguments]
    assert arguments_of(programs / "fake") == expected
    assert not (programs / "x").exists() and not Path("x").exists()


@pytest.mark.parametrize("target", NEVER_OPENED)
def test_no_browser_is_started_for_anything_else(programs: Path, target: str) -> None:
    with pytest.raises(LinkError):
        links.open_in(links.Browser((str(programs / "w3m"),), in_terminal=True), target)
    assert not (programs / "w3m.json").exists()


def test_a_text_browser_is_waited_for(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "w3m")
    browser = links.browser()
    assert browser == links.Browser(("w3m",), in_terminal=True)
    links.open_in(browser, "https://example.org/")
    assert json.loads((programs / "w3m.json").read_text()) == ["https://example.org/"]


def test_the_desktop_comes_before_the_terminal(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert links.browser() == links.Browser((str(programs / "w3m"),), in_terminal=True)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert links.browser() == links.Browser((str(programs / "xdg-open"),), in_terminal=False)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert links.browser() == links.Browser(("open",), in_terminal=False)
    monkeypatch.setenv("BROWSER", "missing")
    assert links.browser() == links.Browser(("open",), in_terminal=False)


def test_without_any_browser_there_is_none(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(programs / "nothing"))
    assert links.browser() is None


def test_a_browser_that_is_gone_is_told() -> None:
    with pytest.raises(LinkError, match="set BROWSER to a program that is there"):
        links.open_in(links.Browser(("/no/such/program",), in_terminal=False), "https://example.org/")


def test_every_character_of_an_address_stays_in_its_one_word() -> None:
    """xdg-open and many wrappers are shell scripts: blanks and quotes must not even reach them."""
    for character in map(chr, range(0x20, 0x7F)):
        argument = links.checked(f"https://example.org/{character}x")
        assert len(argument.split()) == 1 and urlsplit(argument).hostname == "example.org"
