package frostproof.lab;

import frostproof.freeze.LinuxLoops;
import frostproof.freeze.MountInfo;
import frostproof.freeze.RawPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The check that a sandbox makes of itself before anything can freeze: every superblock in its
 * mount table is one without a disk, or an image that the lab made.
 */
final class Superblocks {
  private static final Set<String> DISKLESS = Set.of("tmpfs", "proc", "sysfs", "devpts", "tracefs");
  private static final RawPath ROOT = RawPath.of("/");

  private Superblocks() {}

  /**
   * Checks the mount table of this process.
   *
   * @param images the images that the lab made
   * @return why nothing may freeze here, one line for each reason; empty if all is well
   */
  static List<String> objections(List<Path> images) throws IOException {
    return objections(images, List.of());
  }

  /**
   * Checks the mount table of this process.
   *
   * @param images the images that the lab made
   * @param devices the nodes of the devices that the lab made
   */
  static List<String> objections(List<Path> images, List<String> devices) throws IOException {
    Set<LinuxLoops.Backing> own = new HashSet<>();
    for (Path image : images) {
      Map<String, Object> file = Files.readAttributes(image, "unix:dev,ino");
      own.add(new LinuxLoops.Backing((Long) file.get("dev"), (Long) file.get("ino")));
    }
    return objections(
        MountInfo.read(),
        mount ->
            devices.contains(mount.source().toString())
                || LinuxLoops.backing(mount.source()).filter(own::contains).isPresent());
  }

  /**
   * Checks a mount table.
   *
   * @param mounts the table
   * @param onOwnImage tells whether a mount's device is a loop device on an image of the lab
   */
  static List<String> objections(
      List<MountInfo.Mount> mounts, Predicate<MountInfo.Mount> onOwnImage) {
    boolean rootIsTmpfs =
        mounts.stream().anyMatch(m -> m.mountPoint().equals(ROOT) && m.type().equals("tmpfs"));
    if (!rootIsTmpfs) {
      return List.of("the root is not a tmpfs");
    }
    return mounts.stream()
        .filter(mount -> !DISKLESS.contains(mount.type()) && !onOwnImage.test(mount))
        .map(m -> m.mountPoint() + " is " + m.type() + " on " + m.source() + ", not the lab's own")
        .toList();
  }
}
