"""Text that a page folds away is read in both views, once; what is hidden for other reasons is in neither."""

import pytest

from reader.dissect import dissect
from reader.values import View

SHOWN = "<p>The ferry crosses the sound in forty minutes, and in that time most of the town's news changes hands.</p>"
FOLDED = "In a storm she waits behind the point until the wind has gone round to the west, be it a day or three."
LINKED = "".join(
    f"<li><a href='/{n}'>Timetables and fares of the year {n}, for all the piers</a></li>" for n in range(9)
)
PANELS = {
    "accordion": f"<div class='accordion-item'><h3>Storms</h3><div style='display:none'><p>{FOLDED}</p></div></div>",
    "collapse": f"<div class='collapse' style='display: none' id=c><p>{FOLDED}</p></div>",
    "pointed at": f"<h3><a href='#s' aria-expanded=false>Storms</a></h3><p>Or:</p>"
    f"<div id=s hidden><p>{FOLDED}</p></div>",
    "button": f"<button>Storms</button><div style='display:none'><p>{FOLDED}</p></div>",
    "tab": f"<div role=tablist><button>Storms</button></div><p>-</p>"
    f"<div role=tabpanel aria-hidden=true><p>{FOLDED}</p></div>",
    "until found": f"<h3>Storms</h3><div hidden='until-found'><p>{FOLDED}</p></div>",
    "invisible": f"<div class='faq'><h3>Storms?</h3><div style='visibility: hidden'><p>{FOLDED}</p></div></div>",
    "link for a script": f"<h3><a href='#'>Storms</a></h3><div class=panel aria-hidden=true>{FOLDED}</div>",
    "link of a script": f"<h3><a href='javascript:open()'>Storms</a></h3><div style='display:none'>{FOLDED}</div>",
    "rest of a paragraph": f"<p>A. <span id=more style='display:none'>{FOLDED}</span></p><button>Read more</button>",
    "terms": f"<dl><dt>Storms</dt><dd style='display:none'>{FOLDED}</dd></dl>",
    "read more": f"<div style='display:none'><p>{FOLDED}</p></div><a href='#'>Read more</a>",
    "weiterlesen": f"<div style='display:none'><p>{FOLDED}</p></div><a href='#'>Weiterlesen</a>",
    "tab in a tab": f"<div role=tabpanel hidden><p>{SHOWN[4:40]}.</p>"
    f"<div role=tabpanel hidden><p>{FOLDED}</p></div></div>",
}
SHORT = {
    "pointed at": "<button aria-expanded=false aria-controls=q>Dogs?</button><div id=q hidden>Dogs go free.</div>",
    "drawn away": "<button aria-controls=q>Dogs?</button><div id=q style='display:none'><p>Dogs go free.</p></div>",
    "accordion": "<div class=accordion-title>Dogs</div><div class=accordion-content hidden>Dogs go free.</div>",
    "details": "<details><summary>Dogs</summary><div hidden>Dogs go free.</div></details>",
}
OTHERS = {
    "hidden without a word": f"<div style='display:none'><p>{FOLDED}</p></div>",
    "dialog": f"<button>Storms</button><div role=dialog hidden><p>{FOLDED}</p></div>",
    "modal": f"<button>Storms</button><div class='modal collapse' style='display:none'><p>{FOLDED}</p></div>",
    "cookies": f"<div class='cookie-banner'><button>More</button><div style='display:none'><p>{FOLDED}</p></div></div>",
    "pending comment": f"<ol class='comments'><li>Ana<div class=collapsed style='display:none'>"
    f"<p>{FOLDED}</p></div></li></ol>",
    "menu": f"<button>Storms</button><ul class=expanded style='display:none'><li>{FOLDED}</li>{LINKED}</ul>",
    "navigation": f"<nav><button>Storms</button><div style='display:none'>{FOLDED}</div></nav>",
    "a word without a control": "<div style='display:none'>In a storm she waits.</div>",
    "form": f"<button>Storms</button><div style='display:none'>{FOLDED}<input name=mail></div>",
}


def markdown(body: str, view: View) -> str:
    page = f"<html><head><title>The ferry</title></head><body><article>{SHOWN * 3}{body}{SHOWN}</article></body></html>"
    return dissect(page.encode(), "utf-8", "https://harbour.example/ferry", view)[0].markdown


@pytest.mark.parametrize("view", ["article", "page"])
@pytest.mark.parametrize("name", PANELS)
def test_folded_text_is_read(name: str, view: View) -> None:
    assert markdown(PANELS[name], view).count(FOLDED) == 1


@pytest.mark.parametrize("view", ["article", "page"])
@pytest.mark.parametrize("name", SHORT)
def test_a_short_folded_text_with_a_control_is_read(name: str, view: View) -> None:
    assert "Dogs go free." in markdown(SHORT[name], view)


@pytest.mark.parametrize("view", ["article", "page"])
@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_folded_text_stays_hidden(name: str, view: View) -> None:
    assert "storm she waits" not in markdown(OTHERS[name], view)


@pytest.mark.parametrize("view", ["article", "page"])
def test_no_text_comes_twice(view: View) -> None:
    preview = f"<div><p>{FOLDED[:50]}…</p><div class='full-text' style='display:none'><p>{FOLDED}</p></div></div>"
    found = markdown(preview, view)
    assert found.count(FOLDED[:50]) == 1 and FOLDED in found
    again = f"<p>{FOLDED}</p><div class='accordion' hidden><p>{FOLDED}</p></div>"
    assert markdown(again, view).count(FOLDED) == 1


def test_code_in_tabs_is_read() -> None:
    tabs = (
        "<div role=tabpanel><pre>npm install tidal</pre></div><div role=tabpanel hidden><pre>yarn add tidal</pre></div>"
    )
    assert "yarn add tidal" in markdown(tabs, "article")
