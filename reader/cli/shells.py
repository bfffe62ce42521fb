"""What bash, zsh and fish do to complete words of the library: they ask `reader completion`, which says nothing on
any fault."""

from typing import Any

_BASH = r"""
# $1 kind, $2 the word as it is typed, but that bash ends words at a colon outside of quotes, and at @
_reader_offer() {
  local line=${COMP_LINE:0:COMP_POINT} word=$2 before='' offered
  if [[ $word != [\'\"]* ]]; then
    word=${line##*[[:space:]]}
    while [[ ${line%"$word"} == *'\ ' ]]; do
      offered=${line%" $word"}
      word="${offered##*[[:space:]]} $word"
    done
    [[ $word == *:* && $COMP_WORDBREAKS == *:* ]] && before=${word%"${word##*:}"}
  fi
  reader completion "$1" -- "$word" 2>/dev/null | while IFS=$'\t' read -r offered _; do
    offered=${offered#"$before"}
    case $2 in
      \'*) ;;
      \"*) offered=${offered//\"/\\\"} ;;
      *) printf -v offered '%q' "$offered" ;;
    esac
    printf '%s\n' "$offered"
  done
}
_reader_tag() { _reader_offer tag "$1"; }
_reader_query() { _reader_offer query "$1"; }
_reader_bookmark() { _reader_offer bookmark "$1"; }
_reader_source_or_file() { _reader_offer bookmark "$1"; compgen -f -- "$1"; }
"""
BASH_END = """
# Bookmarks stand among files, whose @ bash would write as \\@
_reader() {
  _shtab_reader "$@"
  [[ ${COMPREPLY[0]} == @* ]] && compopt +o filenames 2>/dev/null
  return 0
}
complete -o bashdefault -F _reader reader
"""
_ZSH = r"""
_reader_offer() {
  local -a offered shown
  local line
  for line in ${(f)"$(reader completion $1 -- "${(Q)PREFIX}" 2>/dev/null)"}; do
    offered+=("${line%%$'\t'*}")
    shown+=("${line/$'\t'/  }")
  done
  compadd -Q -d shown -- "${(@q)offered}"
}
_reader_tag() { _reader_offer tag }
_reader_query() { _reader_offer query }
_reader_bookmark() { _reader_offer bookmark }
_reader_source_or_file() { if [[ $PREFIX == @* ]]; then _reader_offer bookmark; else _files; fi }
"""


def _completer(kind: str) -> dict[str, Any]:
    asked = f"(reader completion {kind} -- (commandline -ct) 2>/dev/null)"
    return {
        "bash": f"_reader_{kind}",
        "zsh": f"_reader_{kind}",
        "fish": asked,
        "preamble": {"bash": _BASH, "zsh": _ZSH},
    }


TAG, QUERY, BOOKMARK = map(_completer, ("tag", "query", "bookmark"))
SOURCE = _completer("bookmark") | {"bash": "_reader_source_or_file", "zsh": "_reader_source_or_file"}
SOURCE["fish"] += " (__fish_complete_path (commandline -ct))"
