package frostproof.lab;

import frostproof.freeze.Errno;
import frostproof.freeze.LinuxFilesystems;
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
 * they are frozen. This program itself lives in memory and needs none of them.
 */
final class GuestVolumes {
  /** Where the daemon's root is. */
  static final String ROOT = "/disk";

  private final LinuxFilesystems filesystems = new LinuxFilesystems();
  private final Map<String, Integer> descriptors = new TreeMap<>();

  /**
   * Mounts them.
   *
   * @param type the kernel's name of the type of the disk for data
   */
  GuestVolumes(String type) throws IOException {
    mount("/dev/vda", ROOT, "ext4");
    mount("/dev/vdb", ROOT + "/data", type);
    mount("dev", ROOT + "/dev", "devtmpfs");
    mount("proc", ROOT + "/proc", "proc");
    mount("sys", ROOT + "/sys", "sysfs");
    descriptors.put("root", open(ROOT));
    descriptors.put("data", open(ROOT + "/data"));
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
    Errno errno = LinuxMounts.mount(RawPath.of(source), RawPath.of(target), type, "");
    if (!errno.isOk()) {
      throw new IOException("mount " + source + " on " + target + ": " + errno);
    }
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
