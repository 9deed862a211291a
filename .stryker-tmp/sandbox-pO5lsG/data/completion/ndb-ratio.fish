# fish completion of ndb-ratio. The candidates come from the program itself.
function __ndb_ratio_complete
    set -l words (commandline -opc)
    set -l program $words[1]
    set -e words[1]
    set -l current (commandline -ct)
    set -l lines ($program __complete -- $words "$current" 2>/dev/null)
    test (count $lines) -gt 0; or return
    set -l before (string match -r '^--[^=]*=' -- "$current")
    set -l path (string replace -r '^--[^=]*=' '' -- "$current")
    switch $lines[1]
        case 'files*'
            printf "$before%s\n" (__fish_complete_path "$path")
        case 'folders*'
            printf "$before%s\n" (__fish_complete_directories "$path")
    end
    set -e lines[1]
    printf '%s\n' $lines
end
complete -c ndb-ratio -f -a '(__ndb_ratio_complete)'
