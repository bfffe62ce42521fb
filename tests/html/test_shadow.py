"""Declarative shadow trees are read as a browser shows them."""

import pytest

from reader.html.markdown import markdown_of
from reader.html.tree import parse, text_of


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<x-a><template shadowrootmode=open><style>p{}</style><p>The mill stands.</p></template></x-a><p>After", [
            "The mill stands.", "After"]),
        ("<x-a><template shadowrootmode=closed><h2><slot name=t>none</slot></h2><slot>empty</slot></template>"
         "<p>It ground.</p><b slot=t>Mill</b> Flour.</x-a>", ["## Mill", "It ground.", "Flour."]),
        ("<x-a><template shadowrootmode=open><p>See <slot>the mill</slot></p></template></x-a>", ["See the mill"]),
        ("<x-a><template shadowrootmode=open><h2>Out</h2><x-b><template shadowrootmode=open><p>In: <slot></slot>"
         "</template><slot></slot></x-b></template><i>words</i></x-a>", ["## Out", "In: *words*"]),
        ("<x-a><template shadowrootmode=open><p>Shown</p></template><p>Not shown</p></x-a>", ["Shown"]),
        ("<x-a><template shadowrootmode=open><style>p{}</style></template><p>Shown</p></x-a>", ["Shown"]),
        ("<p>Yes</p><template><p>A template is no content</p></template>", ["Yes"]),
    ],
)  # fmt: skip
def test_a_shadow_tree_is_the_content_of_its_host(page: str, expected: list[str]) -> None:
    assert markdown_of(parse(page)).split("\n\n") == expected


def test_many_slotted_pieces_cost_no_more_than_their_number() -> None:
    page = "<x-a><template shadowrootmode=open><slot></slot></template>" + "<b>a</b> b " * 50_000
    assert len(text_of(parse(page)).split()) == 100_000
