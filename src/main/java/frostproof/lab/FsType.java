package frostproof.lab;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A type of file system that the lab makes and freezes. */
public enum FsType {
  /** ext4, from e2fsprogs. */
  EXT4("e2fsprogs", "", List.of("e2fsck", "-fn")),

  /** xfs, from xfsprogs; a second mount with the same UUID must be allowed. */
  XFS("xfsprogs", "nouuid", List.of("xfs_repair", "-n")),

  /**
   * btrfs, from btrfs-progs. A copy has its original's fsid: Linux 6.7 and newer mount it all the
   * same, under a temporary fsid; an older kernel refuses until the copy has another one.
   */
  BTRFS("btrfs-progs", "", List.of("btrfs", "check", "--readonly"));

  private final String debianPackage;
  private final String copyOptions;
  private final List<String> checker;

  FsType(String debianPackage, String copyOptions, List<String> checker) {
    this.debianPackage = debianPackage;
    this.copyOptions = copyOptions;
    this.checker = checker;
  }

  /** The type that the kernel calls so, such as {@code ext4}; empty if the lab does not make it. */
  public static Optional<FsType> of(String kernelName) {
    return Arrays.stream(values()).filter(t -> t.kernelName().equals(kernelName)).findFirst();
  }

  /** The kernel's name of the type. */
  public String kernelName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The program that makes one. */
  String maker() {
    return "mkfs." + kernelName();
  }

  /** The Debian package that has the program. */
  String debianPackage() {
    return debianPackage;
  }

  /** The mount options of a copy that is mounted beside its original. */
  String copyOptions() {
    return copyOptions;
  }

  /** The program, with options, that finds damage and repairs nothing; the image comes last. */
  List<String> checker() {
    return checker;
  }

  /**
   * The program that makes the kernel forget what it has seen on a device that is not mounted; the
   * device comes last. A btrfs remembered from an earlier use of the same loop device would make
   * the mount of a copy fail (fs/btrfs/volumes.c: find_fsid_by_device).
   */
  Optional<List<String>> forgetDevice() {
    return this == BTRFS
        ? Optional.of(List.of("btrfs", "device", "scan", "--forget"))
        : Optional.empty();
  }

  /** The program that gives a copy another identity, where a kernel asks for that. */
  Optional<List<String>> renameCopy() {
    return this == BTRFS ? Optional.of(List.of("btrfstune", "-f", "-m")) : Optional.empty();
  }
}
