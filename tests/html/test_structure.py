"""Any small document comes back from its Markdown with the same words in the same structure."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement
from lxml.html import builder as E
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from reader.html.markdown import markdown_of

RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
RENDERER.use(footnote_plugin, inline=False).use(deflist_plugin)
SITE = "https://example.org/"

# A tree is (kind, content): a text, or a list of trees.
Tree = tuple[Any, ...]

SIGNS = st.text(st.sampled_from(list("ab.1-#>*_`|+=~[]()!<&\\: ")), max_size=6)
WORDS = st.tuples(SIGNS, st.sampled_from("ab"), SIGNS).map("".join)
CODE = st.text(st.sampled_from(list("ab`~ \n#-|*")), min_size=1, max_size=16).map(lambda text: f"x{text}x")


def blocks(inner: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    items = st.lists(st.lists(inner, min_size=1, max_size=3).filter(begins_plainly), min_size=1, max_size=3)
    return st.one_of(
        st.tuples(st.sampled_from(["ul", "ol", "dl"]), items, st.integers(0, 120), WORDS),
        st.tuples(st.just("blockquote"), st.lists(inner, min_size=1, max_size=3)),
    )


def begins_plainly(item: list[Tree]) -> bool:
    """Terms that begin an item would be read as those of a list before: they are written in another way."""
    return item[0][0] != "dl"


LEAVES = st.one_of(
    st.tuples(st.just("p"), WORDS),
    st.tuples(st.sampled_from(["h2", "h3", "h6"]), WORDS),
    st.tuples(st.just("pre"), CODE, st.sampled_from(["", "python", "c++"])),
    st.tuples(st.just("hr")),
    st.tuples(st.just("img"), WORDS),
    st.tuples(st.just("table"), st.lists(st.tuples(WORDS, WORDS), min_size=2, max_size=3)),
)
DOCUMENTS = st.lists(st.recursive(LEAVES, blocks, max_leaves=8), min_size=1, max_size=4)


@given(DOCUMENTS)
@settings(max_examples=200, deadline=None)
def test_a_document_comes_back_as_it_was(document: list[Tree]) -> None:
    page = E.DIV(*map(element_of, document))
    assert trees_of(RENDERER.parse(markdown_of(page))) == several(document)


@given(st.lists(st.tuples(DOCUMENTS, st.integers(0, 2)), min_size=1, max_size=3))
@settings(max_examples=100, deadline=None)
def test_notes_come_back_with_all_that_is_in_them(notes: list[tuple[list[Tree], int]]) -> None:
    """Each has some blocks, and one word in one of several places: what has no word at all is no note."""
    contents = [[*note[:place], ("p", "a"), *note[place:]] for note, place in notes]
    numbers = range(1, len(notes) + 1)
    signs = [E.A(str(number), {"class": "footnote-ref"}, href=f"#n{number}") for number in numbers]
    items = [E.LI(*map(element_of, note), id=f"n{number}") for number, note in zip(numbers, contents, strict=True)]
    *text, block = trees_of(RENDERER.parse(markdown_of(E.DIV(E.P("b", *signs), E.OL(*items)))))
    assert text == [("p", "b" + "".join(f"[{number}]" for number in numbers))]
    assert block == ("footnote_block", [("footnote", several(note)) for note in contents])


def element_of(tree: Tree) -> HtmlElement:
    kind, *content = tree
    match kind:
        case "ul" | "ol":
            items = [E.LI(*map(element_of, item)) for item in content[0]]
            return E.UL(*items) if kind == "ul" else E.OL(*items, start=str(content[1]))
        case "dl":
            return E.DL(E.DT(content[2]), *(E.DD(*map(element_of, one)) for one in content[0]))
        case "blockquote":
            return E.BLOCKQUOTE(*map(element_of, content[0]))
        case "pre":
            code = E.CODE(content[0], **({"class": f"language-{content[1]}"} if content[1] else {}))
            return E.PRE(code)
        case "img":
            return E.P(E.IMG(src=f"{SITE}i.png", alt=content[0]))
        case "table":
            head, *rows = content[0]
            return E.TABLE(E.TR(*map(E.TH, head)), *(E.TR(*map(E.TD, row)) for row in rows))
        case "hr":
            return E.HR()
        case _:
            return getattr(E, kind.upper())(content[0])


def expected(tree: Tree) -> Tree:
    """A tree as it is to come back: texts by their words, lists with the number that they begin with."""
    kind, *content = tree
    match kind:
        case "ul" | "ol":
            number = content[1:2] if kind == "ol" else ()
            return (kind, *number, [several(item) for item in content[0]])
        case "dl":
            return (kind, [("dt", words(content[2])), *(("dd", several(one)) for one in content[0])])
        case "blockquote":
            return (kind, several(content[0]))
        case "pre":
            lines = [line.rstrip() for line in content[0].split("\n")]
            return (kind, "\n".join(lines), content[1])
        case "table":
            return (kind, [tuple(map(words, row)) for row in content[0]])
        case "hr":
            return tree
        case "img":
            return ("p", f"![{words(content[0])}]")
        case _:
            return (kind, words(content[0]))


def several(trees: list[Tree]) -> list[Tree]:
    """The same of trees one after the other: terms right after terms are in one list."""
    found: list[Tree] = []
    for tree in map(expected, trees):
        if tree[0] == "dl" and found and found[-1][0] == "dl":
            found[-1] = ("dl", found[-1][1] + tree[1])
        else:
            found.append(tree)
    return found


def words(text: str) -> str:
    return " ".join(text.split())


def trees_of(tokens: list[Token]) -> list[Tree]:
    """The rendered Markdown as trees."""
    stack: list[tuple[str, Token | None, list[Any]]] = [("", None, [])]
    for token in tokens:
        if token.nesting == 1:
            stack.append((token.type.removesuffix("_open"), token, []))
        elif token.nesting == -1:
            kind, opening, content = stack.pop()
            stack[-1][2].append(tree_of(kind, opening, content))
        elif token.type == "inline":
            stack[-1][2].append(text_of(token))
        elif token.type == "fence":
            stack[-1][2].append(("pre", token.content.removesuffix("\n"), token.info))
        elif token.type != "footnote_anchor":
            stack[-1][2].append((token.type,))
    return [tree for tree in stack[0][2] if tree is not None]


def tree_of(kind: str, opening: Token | None, content: list[Any]) -> Any:
    assert opening is not None
    match kind:
        case "bullet_list":
            return ("ul", content)
        case "ordered_list":
            return ("ol", int(opening.attrs.get("start", 1)), content)
        case "list_item" | "thead" | "tbody":
            return content
        case "tr":
            return tuple(content)
        case "th" | "td":
            return content[0] if content else ""
        case "table":
            return ("table", [row for part in content for row in part])
        case "dt":
            return ("dt", content[0])
        case "heading":
            return (opening.tag, content[0])
        case "paragraph":
            return ("p", content[0])
        case _:
            return (kind, content)


def text_of(token: Token) -> str:
    return words("".join(map(piece_of, token.children or [])))


def piece_of(token: Token) -> str:
    match token.type:
        case "image":
            return f"![{text_of(token)}]"
        case "footnote_ref":
            return f"[{token.meta['label']}]"
        case "softbreak":
            return " "
        case _:
            return token.content
