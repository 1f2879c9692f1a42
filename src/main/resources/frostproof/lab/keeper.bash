# The independent thawer: no JVM, its own session, armed before the agent exists.
#
#   keeper.bash DEADLINE MAIN [ARGUMENT...]
#
# Passes the controller's lines on from stdin to the agent; a line "." only says that the controller
# lives. When the controller is gone (end of file), or silent for DEADLINE seconds, or the agent
# has died, it ends the agent, thaws again and again until the agent's last blocked thread is gone
# and nothing is frozen, unmounts and exits. The namespace vanishes with it.
set -u
deadline=$1
shift
tick=0.2 # seconds
stop=
trap 'stop=signal' HUP INT TERM
trap '' PIPE

umount -l /old && umount /proc || exit 1

exec 3>&1
coproc PARENT {
  exec 4<&0
  # The agent is the first process of its own process namespace and sees only that: through
  # /proc/PID/root no other root can be reached. Its parent here says its pid and waits for it.
  exec unshare --pid /bin/bash -c '
    { mount -t proc proc /proc && { [[ ! -d /mnt/root/proc ]] || mount -t proc proc /mnt/root/proc; } &&
      exec "$@" 4<&-; } <&4 >&3 3>&- &
    exec 3>&- 4<&- <&-
    echo "$!"
    exec >&- 2>/dev/null
    wait "$!"' parent \
    /jre/bin/java -XX:-UsePerfData -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx64m -Xshare:auto \
    --enable-native-access=ALL-UNNAMED -cp "/app/classes:/app/*" "$@"
}
exec {to_agent}>&"${PARENT[1]}" {from_parent}<&"${PARENT[0]}"
read -r agent <&"$from_parent" || exit 1

# Killed, its leader is a zombie at once, however long a blocked thread keeps the process.
agent_lives() {
  local state
  kill -0 "$agent" 2>/dev/null || return 1
  { read -r _ _ state _ < /proc/1/stat; } 2>/dev/null || return 0
  [[ $state != [ZX] ]]
}

# One process for each mount, so that one that hangs does not keep the others frozen.
thaw_all() {
  local mount
  for mount in /mnt/*; do
    { while fsfreeze --unfreeze "$mount"; do :; done } 2>/dev/null &
    thawers+=($!)
  done
}

rescue() {
  local thawers=() pause=0.02
  kill -KILL "$agent" 2>/dev/null
  while thaw_all; kill -0 "$agent" 2>/dev/null; do
    sleep "$pause"
    (( ${#thawers[@]} < 200 )) || pause=1
  done
  wait "${thawers[@]}"
  thawers=()
  thaw_all # an orphan freeze completes when its thread ends
  wait "${thawers[@]}"
}

silent=0
part= # of a line: the time may be up in the middle of one
limit=$(( deadline * 5 )) # ticks
while [[ -z $stop ]]; do
  if IFS= read -r -t "$tick" line; then
    line=$part$line part= silent=0
    [[ $line == . ]] || printf '%s\n' "$line" >&"$to_agent" || stop=agent
  elif (( $? <= 128 )); then
    stop=controller
  else
    part+=$line
    (( ++silent < limit )) || stop=silence
  fi
  agent_lives || stop=agent
done

exec {to_agent}>&-
rescue
exec 3>&-
for mount in ${SUBJECT_HOOKS:+"/mnt/root$SUBJECT_HOOKS"} /mnt/copy /bind/* /mnt/root/home/data /mnt/root/* /mnt/image /mnt/* /dev/pts; do
  while umount -n "$mount" 2>/dev/null; do :; done
done
for number in ${ZRAM:-}; do
  echo 1 >"/sys/block/zram$number/reset" && echo "$number" >/sys/class/zram-control/hot_remove
done
[[ ! -d ${TRACE:-} ]] || rmdir "$TRACE"
echo "keeper: ended by: $stop" >&2
