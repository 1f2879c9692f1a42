package frostproof.daemon;

import frostproof.freeze.Errno;
import frostproof.freeze.Filesystems;
import frostproof.freeze.MountInfo;
import frostproof.freeze.Result;
import frostproof.machine.Mount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The descriptors through which file systems are frozen and thawed. All are opened before the first
 * freeze (G6) and kept until the last thaw, whatever happens to the mounts meanwhile (G12).
 */
final class Openings {
  static final int NONE = -1;
  private static final String MOUNT_ID = "mnt_id:";

  private final Filesystems filesystems;
  private final SecondMount secondMount;
  private final Map<Mount, Integer> descriptors = new HashMap<>();

  Openings(Filesystems filesystems, SecondMount secondMount) {
    this.filesystems = filesystems;
    this.secondMount = secondMount;
  }

  /**
   * Opens a file system through the first of its mounts that leads to it; a mount point may be
   * covered by another mount, or be a socket. Where none does, it is mounted once more for it.
   *
   * @param each the file system
   * @param mounts where it is mounted
   * @return OK, or why it cannot be reached; ENODEV if its disk has gone
   */
  Errno open(Life.Recorded each, List<MountInfo.Mount> mounts) {
    if (descriptors.containsKey(each.mount())) {
      return Errno.OK;
    }
    for (MountInfo.Mount mount : mounts) {
      Result opened = filesystems.open(mount.mountPoint());
      if (opened.isOk() && leadsTo(mount, opened.descriptor())) {
        descriptors.put(each.mount(), opened.descriptor());
        return Errno.OK;
      }
      if (opened.isOk()) {
        filesystems.close(opened.descriptor());
      }
    }
    Result opened = secondMount.open(each);
    if (opened.isOk()) {
      descriptors.put(each.mount(), opened.descriptor());
    }
    return opened.errno();
  }

  /** Whether a descriptor is on this mount, and not on one that covers it. */
  private static boolean leadsTo(MountInfo.Mount mount, int descriptor) {
    try {
      Path info = Path.of("/proc/self/fdinfo", Integer.toString(descriptor));
      return new String(Files.readAllBytes(info), StandardCharsets.ISO_8859_1)
          .lines()
          .filter(line -> line.startsWith(MOUNT_ID))
          .anyMatch(line -> line.substring(MOUNT_ID.length()).strip().equals("" + mount.id()));
    } catch (IOException noSuchDescriptor) {
      return false;
    }
  }

  /** The descriptor of a file system, or {@link #NONE}. */
  int descriptor(Mount m) {
    return descriptors.getOrDefault(m, NONE);
  }

  /** Closes those that need not be kept. */
  void closeUnless(Predicate<Mount> kept) {
    for (Mount m : Set.copyOf(descriptors.keySet())) {
      if (!kept.test(m)) {
        filesystems.close(descriptors.remove(m));
      }
    }
  }
}
