package frostproof.lab;

import frostproof.freeze.DeviceText;
import frostproof.freeze.MountInfo;
import frostproof.freeze.MountInfo.Device;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A root in which a daemon finds a mount table and what goes with it, and nothing of it is true:
 * {@code /proc/self/mountinfo} and {@code /proc/mounts} are files, a mount point is a directory, a
 * node of a disk has its number only, and sysfs is a few directories. It is made by a shell script,
 * since names are bytes.
 */
final class TableRoot {
  private static final String SYS = "sys/dev/block/";
  private static final String NODES = "/dev/";
  private static final String DELETED = "//deleted";
  private static final String GONE = " (deleted)";
  private static final int FIXED_FIELDS = 6;

  private final StringBuilder script = new StringBuilder();
  private final DeviceText devices;

  private TableRoot(DeviceText devices) {
    this.devices = devices;
  }

  /**
   * The script that makes it, run where it is to be.
   *
   * @param mountinfo the table's bytes
   * @param devices what its disks lie on
   * @throws IllegalArgumentException if one of both is none
   */
  static String script(byte[] mountinfo, DeviceText devices) {
    TableRoot root = new TableRoot(devices);
    List<MountInfo.Mount> mounts = MountInfo.parse(mountinfo);
    root.line("mkdir -p dev proc/self run tmp etc " + SYS);
    mounts.forEach(root::mountPoint);
    mounts.forEach(root::node);
    root.disks(mounts);
    String table = new String(mountinfo, StandardCharsets.ISO_8859_1);
    root.line("printf %s " + quoted(table) + " >proc/self/mountinfo");
    root.line("ln -s ../mounts proc/self/mounts");
    root.line("exec 3>proc/mounts 2>/dev/null");
    table.lines().forEach(line -> root.line("printf '%s\\n' " + quoted(inMounts(line)) + " >&3"));
    return root.script.toString();
  }

  private void line(String text) {
    script.append(text).append('\n');
  }

  /** One that was deleted is not there. */
  private void mountPoint(MountInfo.Mount mount) {
    if (mount.mountPoint().bytes().endsWith(DELETED)) {
      return;
    }
    line("mkdir -p ." + quoted(mount.mountPoint().bytes()));
  }

  /** Of a pool whose disks are not told, the node is that of a disk nobody knows. */
  private void node(MountInfo.Mount mount) {
    String name = mount.source().bytes();
    boolean pool = mount.device().major() == 0;
    if (!name.startsWith(NODES) || name.endsWith(GONE) || pool && !mount.type().equals("btrfs")) {
      return;
    }
    Device disk =
        pool
            ? devices.below().getOrDefault(mount.device(), List.of(new Device(8, 255))).getFirst()
            : mount.device();
    line("mkdir -p ." + quoted(name.substring(0, name.lastIndexOf('/'))));
    line("mknod -m 600 .%s b %d %d".formatted(quoted(name), disk.major(), disk.minor()));
  }

  private void disks(List<MountInfo.Mount> mounts) {
    Set<Device> all = new LinkedHashSet<>(devices.loops().keySet());
    devices
        .below()
        .forEach((device, below) -> {
          all.add(device);
          all.addAll(below);
        });
    mounts.stream().map(MountInfo.Mount::device).forEach(all::add);
    for (Device device : all) {
      String directory = SYS + device;
      boolean part = devices.parts().contains(device);
      line("mkdir -p " + directory + (part ? "" : "/slaves"));
      if (device.major() == 7 || devices.loops().containsKey(device)) {
        line("mkdir -p " + directory + "/loop");
      }
      for (Device below : part ? List.<Device>of() : below(device)) {
        line("ln -s ../../" + below + " " + directory + "/slaves/" + below);
      }
    }
  }

  private List<Device> below(Device device) {
    return devices.below().getOrDefault(device, List.of());
  }

  /** A line of mountinfo as {@code /proc/mounts} has it (fs/proc_namespace.c: show_vfsmnt). */
  static String inMounts(String line) {
    List<String> fields = Arrays.asList(line.split(" ", -1));
    int separator = FIXED_FIELDS + fields.subList(FIXED_FIELDS, fields.size()).indexOf("-");
    List<String> mount = Arrays.asList(fields.get(5).split(","));
    List<String> superblock = Arrays.asList(fields.get(separator + 3).split(","));
    boolean readOnly = mount.getFirst().equals("ro") || superblock.getFirst().equals("ro");
    StringBuilder options = new StringBuilder(readOnly ? "ro" : "rw");
    superblock.stream().skip(1).forEach(option -> options.append(',').append(option));
    mount.stream().skip(1).forEach(option -> options.append(',').append(option));
    return "%s %s %s %s 0 0"
        .formatted(fields.get(separator + 2), fields.get(4), fields.get(separator + 1), options);
  }

  /** A word of the shell that stands for these bytes. */
  private static String quoted(String bytes) {
    StringBuilder word = new StringBuilder("$'");
    for (char c : bytes.toCharArray()) {
      boolean plain = Character.isLetterOrDigit(c) && c < 0x80 || "/._-:,=".indexOf(c) >= 0;
      word.append(plain ? Character.toString(c) : "\\%03o".formatted((int) c));
    }
    return word.append('\'').toString();
  }
}
