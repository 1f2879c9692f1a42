# Builds the sandbox and enters it. Runs in a private mount namespace, as root:
#
#   setsid unshare --mount --propagation private bash -c "$(cat enter.bash)" enter \
#       ID TYPE RUNTIME CLASSES KEEPER DEADLINE MAIN [OPTION...]
#
# ID       names the tmpfs and the images, so that mount and losetup show whose they are
# TYPE     ext4, xfs or btrfs: the type of the two file systems that are made; or daemon: then they are
#          ext4 on zram devices, which no daemon takes for loop devices, and the root among them holds
#          the program under test (lines of SUBJECT: what is copied there); or window: then there are as many
#          of those as DISKS says, SUBJECT is copied to the tmpfs, and the kernel's trace is in TRACE; or tables:
#          then there is no file system at all, and SUBJECT is copied to /subject
# RUNTIME  a Java run-time image; CLASSES: directories and jars, with colons; all are copied, none is mounted
# KEEPER   the text of keeper.bash, which takes over when the root is the tmpfs
# DEADLINE seconds of silence from the controller after which the keeper thaws and ends everything
# MAIN     the class to run, with its arguments
#
# Everything is on one tmpfs, and the loop devices let go by themselves: when the last process of
# the namespace ends there is nothing left.
set -eu -o pipefail
export LC_ALL=C PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin"
id=$1 type=$2 runtime=$3 classes=$4 keeper=$5
shift 5

new=
for directory in /mnt /media /srv /opt; do
  [[ -d $directory && $runtime/ != "$directory"/* && :$classes/ != *:"$directory"/* ]] || continue
  new=$directory
  break
done
[[ -n $new ]] || { echo "no directory to mount the sandbox on" >&2; exit 1; }

mount -t tmpfs -o mode=755,size=3g "frostproof-lab-$id" "$new"
cd "$new"
mkdir -p bin dev/pts proc sys run old tmp images app/classes mnt
[[ $type == window ]] || mkdir -p mnt/{data,root,copy,tmpfs} bind/{data,root}
mknod -m 666 dev/null c 1 3
mknod -m 666 dev/zero c 1 5
mknod -m 666 dev/random c 1 8
mknod -m 666 dev/urandom c 1 9
mknod -m 600 dev/btrfs-control c 10 234
mount -t devpts -o ptmxmode=666 devpts dev/pts # an instance of its own
ln -s pts/ptmx dev/ptmx

programs=(bash cp dirname fsfreeze mount readlink sleep umount unshare)
case $type in
  daemon) programs+=(chroot) ;;
  tables) programs+=(chroot ln mkdir mknod rm) ;;
  window) programs+=(rmdir) ;;
  ext4) programs+=(e2fsck) ;;
  xfs) programs+=(xfs_repair) ;;
  btrfs) programs+=(btrfs btrfstune) ;;
esac
for program in "${programs[@]}"; do
  cp -L "$(type -P "$program")" "bin/$program"
done
ln -s bash bin/sh
cp -r "$runtime" jre
IFS=: read -r -a class_path <<<"$classes"
for part in "${class_path[@]}"; do
  if [[ -d $part ]]; then cp -r "$part/." app/classes; else cp "$part" app; fi
done

# the libraries, each at the path where the loader looks for it
for object in bin/* jre/bin/java jre/lib/*.so jre/lib/server/libjvm.so; do
  ldd "$object"
done | while read -r name arrow path _; do
  [[ $arrow == '=>' ]] || path=$name
  [[ $path != /* || $path == */jre/* ]] || echo "$path"
done | sort -u | xargs cp -L --parents -t .

# zram NAME SIZE: a disk in memory with a file system, mounted on mnt/NAME; ZRAM keeps its number.
zram() {
  local number
  number=$(cat /sys/class/zram-control/hot_add)
  export ZRAM="${ZRAM:-} $number"
  echo "$2" >"/sys/block/zram$number/disksize"
  [[ -b /dev/zram$number ]] || mknod -m 600 "/dev/zram$number" b $(tr : ' ' <"/sys/block/zram$number/dev")
  mkfs.ext4 -q -F "/dev/zram$number"
  mkdir -p "mnt/$1"
  mount -t ext4 "/dev/zram$number" "mnt/$1"
}

give_back() {
  local number
  for number in ${ZRAM:-}; do
    umount -l "/dev/zram$number" 2>/dev/null
    echo 1 >"/sys/block/zram$number/reset"
    echo "$number" >/sys/class/zram-control/hot_remove
  done
}

# Many disks that are alike, none within another.
window_disks() {
  trap give_back ERR
  local name path
  for ((name = 1; name <= DISKS; name++)); do
    zram "$name" 48M
  done
  while IFS= read -r path; do
    [[ -z $path ]] || cp -rL --parents -t . "$path"
  done <<<"$SUBJECT"
  mkdir -p dev/vmbus
  cp -a /dev/zram* dev/
}

# What the daemon's mount table shows, besides the root: an image on a loop device, a disk that is
# read-only, a disk, the same one again, and a disk that is mounted in that one.
daemon_root() {
  trap give_back ERR
  local name path
  for name in data home optical; do
    zram "$name" 16M
  done
  zram root "$ROOT_SIZE"
  mount -o remount,ro mnt/optical
  mkdir -p mnt/home/data mnt/image
  truncate -s 8M mnt/home/image.img
  mkfs.ext4 -q -F mnt/home/image.img
  mount -t ext4 -o loop mnt/home/image.img mnt/image
  mkdir -p mnt/root/{image,optical,home,bind,proc,sys,dev,run,tmp,etc,bin}
  while IFS= read -r path; do
    [[ -z $path ]] || cp -rL --preserve=timestamps --parents -t mnt/root "$path" # Java's cache goes by them
  done <<<"$SUBJECT"
  mount -t tmpfs -o mode=755,size=1m dev mnt/root/dev
  mount -t tmpfs -o mode=755,size=16m run mnt/root/run
  mount -t sysfs -o ro sysfs mnt/root/sys
  mkdir mnt/root/dev/vmbus
  mknod -m 600 mnt/root/dev/vmbus/hv_vss c 1 3 # nobody gets it opened: the open is answered
  cp -a dev/{null,zero,random,urandom} /dev/zram* /dev/loop* mnt/root/dev/
  ln -s /proc/mounts mnt/root/etc/mtab
  if [[ -n ${SUBJECT_HOOKS:-} ]]; then # one hook, which does nothing; whether it fails is answered
    mkdir -p "mnt/root/$SUBJECT_HOOKS"
    mount -t tmpfs -o mode=755,size=1m hooks "mnt/root/$SUBJECT_HOOKS"
    cp "$(type -P true)" "mnt/root/$SUBJECT_HOOKS/hook"
  fi
  for name in image optical home; do
    mount --bind "mnt/$name" "mnt/root/$name"
  done
  mount --bind mnt/home mnt/root/bind
  mount --bind mnt/data mnt/root/home/data
}

# What each root is a copy of in which a daemon finds a mount table that is not true.
tables_root() {
  local path
  mkdir subject
  while IFS= read -r path; do
    [[ -z $path ]] || cp -rL --parents -t subject "$path"
  done <<<"$SUBJECT"
}

size=
case $type in
  daemon) daemon_root ;;
  tables) tables_root ;;
  window) window_disks ;;
  ext4) size=64M make=(mkfs.ext4 -q -F) ;;
  xfs) size=300M make=(mkfs.xfs -q -K) ;;
  btrfs) size=128M make=(mkfs.btrfs -q -K) ;;
  *) echo "no such file system type: $type" >&2; exit 1 ;;
esac
for name in data root; do
  [[ -n $size ]] || break
  image=images/$id-$name.img
  truncate -s "$size" "$image"
  "${make[@]}" "$image" >/dev/null
  fallocate --dig-holes "$image" # a log full of zeros would make every copy long
  mount -t "$type" -o loop "$image" "mnt/$name"
done

cp -a /dev/loop* dev/ # the nodes by which the agent tells whose images are mounted

# A keeper that is killed gives its zram devices back no more: one does who waits for its end where
# nothing of the sandbox is mounted. Another disk of the same number has another diskseq.
if [[ -n ${ZRAM:-} ]]; then
  disks=
  for number in $ZRAM; do
    disks+=" $number:$(cat "/sys/block/zram$number/diskseq")"
  done
  read -r giver < <(setsid unshare --mount --propagation private bash -c '
    cd / && umount -l "$1" && echo waits && exec </dev/null >/dev/null 2>&1 || exit
    while kill -0 "$2"; do sleep 0.2; done
    for disk in $3; do
      number=${disk%:*} seq=${disk#*:}
      block=/sys/block/zram$number
      for (( tries = 0; tries < 300; tries++ )); do
        [[ $(cat "$block/diskseq") == "$seq" ]] || break
        echo 1 >"$block/reset" && echo "$number" >/sys/class/zram-control/hot_remove && break
        sleep 0.2
      done
    done' giver "$PWD" $$ "$disks")
  [[ $giver == waits ]]
  mount -t sysfs sysfs sys # otherwise the keeper gives them back
fi
if [[ $type == window ]]; then
  mount -t tracefs tracefs sys/kernel/tracing
  export TRACE=/sys/kernel/tracing/instances/frostproof-lab-$id
fi
mount -t proc proc proc # for umount(8) until the old root is gone; the agent gets its own
pivot_root . old
cd /
export PATH=/bin
exec /bin/bash -c "$keeper" keeper "$@"
