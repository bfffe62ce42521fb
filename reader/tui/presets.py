"""Whole sets of keys for fingers that know another program, each as what it changes in the one table."""

from collections.abc import Mapping

PRESETS: Mapping[str, Mapping[str, str]] = {
    "default": {},
    "less": {
        "line-down": "j,down,ctrl+e,ctrl+n",
        "line-up": "k,up,ctrl+y,ctrl+k",
        "page-down": "space,pagedown,ctrl+f,ctrl+v",
        "page-up": "b,pageup,ctrl+b",
        "half-down": "d,ctrl+d",
        "half-up": "u,ctrl+u",
        "bookmark": "a",
        "put-away": "a,X",
        "note": "A",
        "archive": "ctrl+a",
        "pick-all": "ctrl+x",
        "reload": "r,R",
    },
    "vim": {
        "line-down": "j,down,ctrl+e,ctrl+n",
        "line-up": "k,up,ctrl+y",
        "page-down": "space,ctrl+f,pagedown",
        "page-up": "ctrl+b,pageup",
        "half-down": "ctrl+d,d",
        "half-up": "ctrl+u",
        "undo": "u",
        "other-pane": "tab,shift+tab,ctrl+w",
        "go-back": "ctrl+o,ctrl+t,backspace",
        "go-forward": "ctrl+right_square_bracket",
        "help": "question_mark",
    },
}
"""By preset and action its keys. In less the two letters are less' own; in vim none is Alt's or a function key."""
