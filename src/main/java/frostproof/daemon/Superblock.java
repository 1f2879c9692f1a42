package frostproof.daemon;

import frostproof.freeze.MountInfo;
import frostproof.freeze.RawPath;
import frostproof.machine.Mount;
import frostproof.machine.MountKind;
import java.util.List;

/**
 * A file system of a plan: everything that is known of one superblock.
 *
 * @param device its number in the mount table, by which it is one and the same (G2)
 * @param type the kernel's name of its type
 * @param source its device or another word, for a person
 * @param kind whether it is frozen, or why not
 * @param reason the same for a person
 * @param mounts where it is mounted, the innermost first
 */
public record Superblock(
    MountInfo.Device device,
    String type,
    RawPath source,
    MountKind kind,
    String reason,
    List<MountInfo.Mount> mounts) {
  /** Copies the list. */
  public Superblock {
    mounts = List.copyOf(mounts);
  }

  /** Its name in the machine: the device number. */
  public Mount mount() {
    return new Mount(device.toString());
  }

  /** A place where it is mounted, for a person; empty when it is not mounted any more. */
  public String place() {
    return mounts.isEmpty() ? "" : mounts.getFirst().mountPoint().toString();
  }

  /** What the record says of it. */
  Life.Recorded recorded() {
    RawPath place = mounts.isEmpty() ? RawPath.of("") : mounts.getFirst().mountPoint();
    return new Life.Recorded(device, type, source, place);
  }
}
