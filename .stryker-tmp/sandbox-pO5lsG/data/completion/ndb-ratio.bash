# bash completion of ndb-ratio. The candidates come from the program itself.
_ndb_ratio() {
  local word current directive='' prefix i glued=0
  local -a words=()
  COMPREPLY=()
  # bash splits words at = and :, the program does not.
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    word=${word#[\"\']}
    if ((${#words[@]} > 0)) && { ((glued)) || [[ $word == [=:]* ]]; }; then
      words[${#words[@]} - 1]+=$word
    else
      words+=("$word")
    fi
    if [[ $word == *[=:] ]]; then glued=1; else glued=0; fi
  done
  ((${#words[@]} > 0)) || return 0
  current=${words[${#words[@]} - 1]}

  while IFS= read -r word; do
    if [[ -z $directive ]]; then directive=$word; else COMPREPLY+=("${word%%$'\t'*}"); fi
  done < <("${COMP_WORDS[0]/#\~\//$HOME/}" __complete -- "${words[@]}" 2>/dev/null)

  if [[ $current == *[=:]* && ${COMP_WORDBREAKS-} == *[=:]* ]]; then
    prefix=${current%"${current##*[=:]}"}
    COMPREPLY=("${COMPREPLY[@]#"$prefix"}")
  fi
  case $directive in
    files*) ;;
    folders*) compopt +o default -o dirnames 2>/dev/null ;;
    *) compopt +o default 2>/dev/null ;;
  esac
  if [[ $directive == *open ]]; then compopt -o nospace 2>/dev/null; fi
  return 0
}
complete -o default -F _ndb_ratio ndb-ratio
