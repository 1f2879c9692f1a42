package frostproof.daemon;

import frostproof.freeze.MountInfo.Device;
import frostproof.freeze.MountInfo.Mount;
import frostproof.freeze.RawPath;
import frostproof.machine.MountKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * From a mount table to a plan (G2, G12): which superblocks there are, what each one is, and the
 * order. Reads nothing but what it is given.
 */
public final class Planner {
  private static final RawPath ROOT = RawPath.of("/");

  /** Types whose data is elsewhere, or shared with other machines that a freeze would stop too. */
  private static final Set<String> NETWORK =
      Set.of(
          "nfs",
          "nfs4",
          "cifs",
          "smb3",
          "smbfs",
          "ncpfs",
          "ceph",
          "afs",
          "9p",
          "virtiofs",
          "coda",
          "glusterfs",
          "lustre",
          "gpfs",
          "beegfs",
          "orangefs",
          "ocfs2",
          "gfs2",
          "vboxsf",
          "vmhgfs",
          "prl_fs",
          "pvfs2",
          "davfs",
          "acfs");

  /** Types served by a process, which may need what is frozen; none can freeze. */
  private static final Set<String> SERVED = Set.of("fuse", "fuseblk", "fusectl");

  private final BlockDevices devices;
  private final boolean loops;

  /**
   * A planner that does as G2 says.
   *
   * @param devices what is known of the disks
   * @param loops whether file systems on loop devices are frozen like others, for a lab
   */
  public Planner(BlockDevices devices, boolean loops) {
    this.devices = devices;
    this.loops = loops;
  }

  /**
   * Makes a plan.
   *
   * @param mounts the mount table, in its order
   * @throws IllegalArgumentException if there is none in it: whatever is mounted is not seen
   */
  public Plan plan(List<Mount> mounts) {
    if (mounts.isEmpty()) {
      throw new IllegalArgumentException("no mount is in the table");
    }
    Map<Long, Integer> depths = depths(mounts);
    SequencedMap<Device, List<Mount>> grouped = new LinkedHashMap<>();
    for (Mount mount : mounts.reversed()) {
      grouped.computeIfAbsent(mount.device(), _ -> new ArrayList<>()).add(mount);
    }
    List<Superblock> onDisk = new ArrayList<>();
    List<Plan.Diskless> diskless = new ArrayList<>();
    Map<Device, Set<Device>> below = new HashMap<>();
    for (List<Mount> group : grouped.values()) {
      Mount first = group.getFirst();
      below.put(first.device(), devices.below(first));
      Optional<String> why = hasNoDisk(first);
      if (why.isPresent()) {
        diskless.add(new Plan.Diskless(first.mountPoint().toString(), first.type(), why.get()));
      } else {
        onDisk.add(classified(group, below.get(first.device())));
      }
    }
    onDisk.sort(
        Comparator.comparing((Superblock each) -> isRoot(each))
            .thenComparing(each -> -depth(each, depths)));
    List<Superblock> nested = innerFirst(onDisk, mountedIn(onDisk, mounts));
    return new Plan(innerFirst(nested, imagesOn(onDisk, below, mounts)), diskless);
  }

  private static Superblock superblock(List<Mount> group, MountKind kind, String reason) {
    Mount first = group.getFirst();
    return new Superblock(first.device(), first.type(), first.source(), kind, reason, group);
  }

  private static String plainType(String type) {
    int dot = type.indexOf('.');
    return dot < 0 ? type : type.substring(0, dot);
  }

  /** Whether a type is one whose data is elsewhere, or shared with other machines. */
  static boolean isNetwork(String type) {
    return NETWORK.contains(plainType(type));
  }

  /** Why a file system has nothing to freeze; network file systems are another matter. */
  private Optional<String> hasNoDisk(Mount mount) {
    String type = plainType(mount.type());
    if (isNetwork(mount.type())) {
      return Optional.empty();
    }
    if (SERVED.contains(type)) {
      return Optional.of(mount.type() + " is served by a process and cannot freeze");
    }
    return mount.device().major() == 0 && !devices.isOfDisk(type)
        ? Optional.of(mount.type() + " has no disk of its own")
        : Optional.empty();
  }

  private Superblock classified(List<Mount> group, Set<Device> below) {
    Mount first = group.getFirst();
    if (isNetwork(first.type())) {
      return superblock(group, MountKind.NETWORK, first.type() + " is a network file system");
    }
    if (first.superblockReadOnly()) {
      return superblock(group, MountKind.READONLY, "the superblock is read-only");
    }
    Optional<Device> loop = below.stream().filter(devices::isLoop).findFirst();
    if (loop.isPresent() && !loops) {
      return superblock(group, MountKind.LOOP_BACKED, "on the loop device " + loop.get());
    }
    return superblock(group, MountKind.DISK, "");
  }

  private static boolean isRoot(Superblock each) {
    return each.mounts().stream().anyMatch(mount -> mount.mountPoint().equals(ROOT));
  }

  /** How many mounts each mount is within. A table that leads in a circle ends there. */
  private static Map<Long, Integer> depths(List<Mount> mounts) {
    Map<Long, Long> parents = new HashMap<>();
    mounts.forEach(mount -> parents.put(mount.id(), mount.parent()));
    Map<Long, Integer> depths = new HashMap<>();
    for (Mount mount : mounts) {
      Set<Long> seen = new HashSet<>();
      for (Long at = mount.id(); at != null && seen.add(at); at = parents.get(at)) {}
      depths.put(mount.id(), seen.size());
    }
    return depths;
  }

  /** Of its outermost mount: less than that of whatever is mounted within any mount of it. */
  private static int depth(Superblock each, Map<Long, Integer> depths) {
    return each.mounts().stream().mapToInt(mount -> depths.get(mount.id())).min().orElse(0);
  }

  /** Of each file system those that are mounted in it, at any depth; "/" is in none. */
  private static Map<Device, Set<Device>> mountedIn(List<Superblock> all, List<Mount> mounts) {
    Map<Long, Mount> byId = new HashMap<>();
    mounts.forEach(mount -> byId.put(mount.id(), mount));
    Map<Device, Set<Device>> inner = new HashMap<>();
    for (Superblock each : all) {
      for (Mount mount : isRoot(each) ? List.<Mount>of() : each.mounts()) {
        Set<Long> seen = new HashSet<>();
        Mount outer = byId.get(mount.parent());
        for (; outer != null && seen.add(outer.id()); outer = byId.get(outer.parent())) {
          if (!outer.device().equals(each.device())) {
            inner.computeIfAbsent(outer.device(), _ -> new HashSet<>()).add(each.device());
          }
        }
      }
    }
    return inner;
  }

  /** Of each file system those whose image is on it. */
  private Map<Device, Set<Device>> imagesOn(
      List<Superblock> all, Map<Device, Set<Device>> below, List<Mount> mounts) {
    Map<Device, Set<Device>> inner = new HashMap<>();
    for (Superblock each : all) {
      for (Device device : below.get(each.device())) {
        devices
            .imageOf(device)
            .flatMap(image -> holder(image, mounts))
            .filter(outer -> !outer.equals(each.device()))
            .ifPresent(
                outer -> inner.computeIfAbsent(outer, _ -> new HashSet<>()).add(each.device()));
      }
    }
    return inner;
  }

  /**
   * The same superblocks, in this order but where one is within another: that one is before. Of
   * those that are within each other, which mounts can be, the first stays first.
   */
  private static List<Superblock> innerFirst(
      List<Superblock> sorted, Map<Device, Set<Device>> inner) {
    SequencedMap<Device, Superblock> left = new LinkedHashMap<>();
    sorted.forEach(each -> left.put(each.device(), each));
    List<Superblock> placed = new ArrayList<>();
    while (!left.isEmpty()) {
      Device next =
          left.keySet().stream()
              .filter(
                  each -> inner.getOrDefault(each, Set.of()).stream().noneMatch(left::containsKey))
              .findFirst()
              .orElse(left.firstEntry().getKey());
      placed.add(left.remove(next));
    }
    return placed;
  }

  /** The file system that a path is on: that of the longest mount point above it, the last one. */
  static Optional<Device> holder(RawPath path, List<Mount> mounts) {
    return mounts.reversed().stream()
        .filter(mount -> isWithin(path.bytes(), mount.mountPoint().bytes()))
        .max(Comparator.comparingInt(mount -> mount.mountPoint().bytes().length()))
        .map(Mount::device);
  }

  private static boolean isWithin(String path, String directory) {
    return directory.equals("/") || path.startsWith(directory + "/");
  }
}
