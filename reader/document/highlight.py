"""Code to styled runs, through Pygments, only when a code block comes into view."""

from reader.document.blocks import Run

MAX_LENGTH = 60_000


def highlight(code: str, language: str) -> tuple[Run, ...]:
    """Runs in style "token", their target the kind: keyword, string, comment, number or name.

    No runs for an unknown language, for code too long to be worth it, and where Pygments fails.
    """
    from pygments import lex
    from pygments.lexers import get_lexer_by_name

    if not language or len(code) > MAX_LENGTH:
        return ()
    runs, position = [], 0
    try:
        for token, piece in lex(code, get_lexer_by_name(language.strip("{.}").lower(), stripnl=False)):
            # A line end is put behind the code: some lexers see the last comment by it.
            end = min(position + len(piece), len(code))
            if position < end and (kind := _kind(str(token))):
                runs.append(Run(position, end, "token", kind))
            position = end
    except Exception:  # hundreds of lexers, some of other packages: one that isn't there or fails costs its colours
        return ()
    return tuple(runs)


def _kind(token: str) -> str | None:
    """The few kinds that get a colour of their own. "Token.Literal.String.Double" is a string."""
    for part, kind in (
        ("Comment", "comment"),
        ("String", "string"),
        ("Number", "number"),
        ("Keyword", "keyword"),
        ("Name.Function", "name"),
        ("Name.Class", "name"),
        ("Name.Tag", "keyword"),
        ("Generic.Inserted", "string"),
        ("Generic.Deleted", "number"),
        ("Generic.Subheading", "keyword"),
        ("Generic.Heading", "comment"),
        ("Generic.Prompt", "keyword"),
    ):
        if part in token:
            return kind
    return None
