package frostproof.daemon;

import frostproof.freeze.MountInfo;
import frostproof.freeze.RawPath;
import java.util.Optional;
import java.util.Set;

/** What the planner asks about the disks below a file system. */
public interface BlockDevices {
  /**
   * Tells whether file systems of a type are on a disk, whatever their device number says: btrfs
   * has an anonymous one.
   *
   * @param type the kernel's name of the type, without a subtype
   */
  boolean isOfDisk(String type);

  /**
   * Every block device that a mounted file system lies on: its own, the disk of a partition, and
   * what those are stacked on (LVM, crypt, RAID). Empty for one without a disk.
   */
  Set<MountInfo.Device> below(MountInfo.Mount mount);

  /** Tells whether a block device is a loop device. */
  boolean isLoop(MountInfo.Device device);

  /** The file behind a loop device, if it is known and there still. */
  Optional<RawPath> imageOf(MountInfo.Device device);
}
