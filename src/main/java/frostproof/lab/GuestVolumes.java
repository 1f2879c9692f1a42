package frostproof.lab;

import frostproof.freeze.Errno;
import frostproof.freeze.LinuxFilesystems;
import frostproof.freeze.LinuxMapper;
import frostproof.freeze.LinuxMounts;
import frostproof.freeze.RawPath;
import frostproof.freeze.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The guest's disks from inside: mounted where the daemon will have its root, and asked whether
 * they are frozen. This program itself lives in memory and needs none of them. Between the disk for
 * data and its file system is the device mapper, so that it may fail, or be slow.
 */
final class GuestVolumes {
  /** Where the daemon's root is. */
  static final String ROOT = "/disk";

  private static final String DATA = "data";
  private static final String MAPPED = "/dev/dm-0";
  private static final Path DISK = Path.of("/sys/block/vdb");

  /** Longer than any deadline. */
  private static final int SLOW_MILLISECONDS = 2_000_000;

  private final LinuxFilesystems filesystems = new LinuxFilesystems();
  private final Map<String, Integer> descriptors = new TreeMap<>();
  private boolean slow;

  /**
   * Mounts them.
   *
   * @param type the kernel's name of the type of the disk for data
   */
  GuestVolumes(String type) throws IOException {
    mount("/dev/vda", ROOT, "ext4");
    check("create " + MAPPED, LinuxMapper.create(DATA));
    mend();
    mount(MAPPED, ROOT + "/data", type);
    mount("dev", ROOT + "/dev", "devtmpfs");
    mount("proc", ROOT + "/proc", "proc");
    mount("sys", ROOT + "/sys", "sysfs");
    descriptors.put("root", open(ROOT));
    descriptors.put(DATA, open(ROOT + "/data"));
  }

  /**
   * Shows the daemon what our own needs to run: Java and its libraries, which are in memory, and a
   * tmpfs for its record.
   */
  static void showJava() throws IOException, InterruptedException {
    for (String directory : List.of("jre", "app", "lib", "lib64")) {
      Files.createDirectories(Path.of(ROOT, directory));
      new ProcessBuilder("/bin/busybox", "mount", "--bind", "/" + directory, ROOT + "/" + directory)
          .start()
          .waitFor();
    }
    mount("run", ROOT + "/run", "tmpfs");
  }

  private static void mount(String source, String target, String type) throws IOException {
    check(
        "mount " + source + " on " + target,
        LinuxMounts.mount(RawPath.of(source), RawPath.of(target), type, ""));
  }

  private static void check(String what, Errno errno) throws IOException {
    if (!errno.isOk()) {
      throw new IOException(what + ": " + errno);
    }
  }

  private void map(String type, String arguments) throws IOException {
    String disk = Files.readString(DISK.resolve("dev")).strip();
    long sectors = Long.parseLong(Files.readString(DISK.resolve("size")).strip());
    check(type, LinuxMapper.table(DATA, sectors, type, arguments.replace("DISK", disk)));
    slow = type.equals("delay");
  }

  /** The disk for data is as it should be; what a slow one had not done is done. */
  void mend() throws IOException {
    map("linear", "DISK 0");
  }

  /** The disk for data fails whatever is asked of it. */
  void fail() throws IOException {
    map("error", "");
  }

  /** The disk for data takes longer for a write than anybody waits. */
  void slowDown() throws IOException {
    map("delay", "DISK 0 0 DISK 0 " + SLOW_MILLISECONDS);
  }

  /** Whether {@link #slowDown} was the last that happened to it: who writes there sleeps long. */
  boolean isSlow() {
    return slow;
  }

  /** Writes a file on the disk for data, of which nothing is on the disk yet. */
  void dirty() throws IOException {
    Files.write(Path.of(ROOT, DATA, "dirty"), new byte[1 << 16]);
  }

  private int open(String path) throws IOException {
    Result opened = filesystems.open(RawPath.of(path));
    if (!opened.isOk()) {
      throw new IOException("open " + path + ": " + opened.errno());
    }
    return opened.descriptor();
  }

  /** Freezes as somebody else does. */
  Errno freeze(String name) {
    return filesystems.freeze(descriptors.get(name));
  }

  /** Thaws as somebody else does. */
  Errno thaw(String name) {
    return filesystems.thaw(descriptors.get(name));
  }

  /** Thaws all. */
  void thawAll() {
    descriptors
        .keySet()
        .forEach(name -> {
          while (thaw(name).isOk()) {
            Thread.onSpinWait();
          }
        });
  }

  /** Which are frozen: a freeze of those is refused, and of the others taken back at once. */
  SortedSet<String> frozen() {
    SortedSet<String> frozen = new TreeSet<>();
    for (String name : descriptors.keySet()) {
      Errno errno = freeze(name);
      if (errno.equals(Errno.EBUSY)) {
        frozen.add(name);
      } else {
        thaw(name);
      }
    }
    return frozen;
  }
}
