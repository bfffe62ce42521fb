"""What bash, zsh and fish do to complete words of the library: they ask `reader completion`, which says nothing on
any fault, for the library that the words before name."""

from typing import Any

_BASH = r"""
# Sets library to the words that name one, if the line does
_reader_library() {
  local at folder
  library=()
  for (( at = 1; at < COMP_CWORD; at++ )); do
    case ${COMP_WORDS[at]} in
      --library) folder=${COMP_WORDS[at + 1]} ;;
      --library=*) folder=${COMP_WORDS[at]#*=} ;;
      *) continue ;;
    esac
    [[ $folder == = ]] && folder=${COMP_WORDS[at + 2]}
    folder=${folder//[\'\"\\]/}
    [[ $folder == \~* ]] && folder=$HOME${folder#\~}
    library=(--library "$folder")
  done
}
# $1 kind, $2 the word as it is typed, but that bash ends words at a colon outside of quotes, and at @
_reader_offer() {
  local line=${COMP_LINE:0:COMP_POINT} word=$2 before='' offered library
  _reader_library
  if [[ $word != [\'\"]* ]]; then
    word=${line##*[[:space:]]}
    while [[ ${line%"$word"} == *'\ ' ]]; do
      offered=${line%" $word"}
      word="${offered##*[[:space:]]} $word"
    done
    [[ $word == *:* && $COMP_WORDBREAKS == *:* ]] && before=${word%"${word##*:}"}
  fi
  reader completion ${library[@]+"${library[@]}"} "$1" -- "$word" 2>/dev/null | while IFS=$'\t' read -r offered _; do
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
  local -a offered shown library typed
  local line folder
  typed=(${(z)LBUFFER})
  local -i at=${typed[(I)--library]}
  (( at )) && folder=${(Q)typed[at + 1]}
  at=${typed[(I)--library=*]}
  (( at )) && folder=${(Q)typed[at]#--library=}
  [[ $folder == \~* ]] && folder=$HOME${folder#\~}
  [[ -n $folder ]] && library=(--library "$folder")
  for line in ${(f)"$(reader completion $library $1 -- "${(Q)PREFIX}" 2>/dev/null)"}; do
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
_FISH = r"""
function __reader_library
  set -l words (commandline -opc)
  set -l folder
  for at in (seq (count $words))
    if string match -q -- '--library=*' "$words[$at]"
      set folder (string replace -- '--library=' '' $words[$at])
    else if test "$words[$at]" = --library; and test $at -lt (count $words)
      set folder $words[(math $at + 1)]
    end
  end
  if test -n "$folder"
    printf '%s\n' --library (string replace -r -- '^~' $HOME $folder)
  end
end
"""


def _completer(kind: str) -> dict[str, Any]:
    asked = f"(reader completion (__reader_library) {kind} -- (commandline -ct) 2>/dev/null)"
    return {
        "bash": f"_reader_{kind}",
        "zsh": f"_reader_{kind}",
        "fish": asked,
        "preamble": {"bash": _BASH, "zsh": _ZSH, "fish": _FISH},
    }


TAG, QUERY, BOOKMARK = map(_completer, ("tag", "query", "bookmark"))
SOURCE = _completer("bookmark") | {"bash": "_reader_source_or_file", "zsh": "_reader_source_or_file"}
SOURCE["fish"] += " (__fish_complete_path (commandline -ct))"
