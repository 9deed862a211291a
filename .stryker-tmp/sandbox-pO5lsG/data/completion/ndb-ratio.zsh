#compdef ndb-ratio
# zsh completion of ndb-ratio. The candidates come from the program itself.
_ndb_ratio() {
  local directive line
  local -a lines values shown suffix
  lines=("${(@f)$(${(Q)words[1]} __complete -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  directive=$lines[1]
  for line in "${(@)lines[2,-1]}"; do
    values+=("${line%%$'\t'*}")
    shown+=("${line/$'\t'/  -- }")
  done
  [[ $directive == *open ]] && suffix=(-S '')
  if (( $#values )); then
    # -U: what fits was chosen by the program, which knows codes, Japanese names and romaji.
    compadd -U $suffix -l -d shown -a values
  fi
  compset -P '*='
  case $directive in
    files*) _files ;;
    folders*) _files -/ ;;
  esac
}
if [[ $funcstack[1] == _ndb_ratio ]]; then
  _ndb_ratio
else
  compdef _ndb_ratio ndb-ratio
fi
