# Builds the sandbox and enters it. Runs in a private mount namespace, as root:
#
#   setsid unshare --mount --propagation private bash -c "$(cat enter.bash)" enter \
#       ID TYPE RUNTIME CLASSES KEEPER DEADLINE MAIN [OPTION...]
#
# ID       names the tmpfs and the images, so that mount and losetup show whose they are
# TYPE     ext4, xfs or btrfs: the type of the two file systems that are made
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
mkdir -p bin dev/pts proc run old tmp images app/classes mnt/{data,root,copy,tmpfs} bind/{data,root}
mknod -m 666 dev/null c 1 3
mknod -m 666 dev/zero c 1 5
mknod -m 666 dev/random c 1 8
mknod -m 666 dev/urandom c 1 9
mknod -m 600 dev/btrfs-control c 10 234
mount -t devpts -o ptmxmode=666 devpts dev/pts # an instance of its own
ln -s pts/ptmx dev/ptmx

programs=(bash cp fsfreeze mount sleep umount unshare)
case $type in
  ext4) programs+=(e2fsck) ;;
  xfs) programs+=(xfs_repair) ;;
  btrfs) programs+=(btrfs btrfstune) ;;
esac
for program in "${programs[@]}"; do
  cp -L "$(type -P "$program")" "bin/$program"
done
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

case $type in
  ext4) size=64M make=(mkfs.ext4 -q -F) ;;
  xfs) size=300M make=(mkfs.xfs -q -K) ;;
  btrfs) size=128M make=(mkfs.btrfs -q -K) ;;
  *) echo "no such file system type: $type" >&2; exit 1 ;;
esac
for name in data root; do
  image=images/$id-$name.img
  truncate -s "$size" "$image"
  "${make[@]}" "$image" >/dev/null
  fallocate --dig-holes "$image" # a log full of zeros would make every copy long
  mount -t "$type" -o loop "$image" "mnt/$name"
done

cp -a /dev/loop* dev/ # the nodes by which the agent tells whose images are mounted

mount -t proc proc proc # for umount(8) until the old root is gone; the agent gets its own
pivot_root . old
cd /
export PATH=/bin
exec /bin/bash -c "$keeper" keeper "$@"
