package frostproof.daemon;

import frostproof.freeze.MountInfo;
import frostproof.freeze.RawPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@link BlockDevices} of the running kernel: {@code /sys/dev/block}, {@code /sys/fs/btrfs} and
 * {@code /proc/filesystems}. Where sysfs is not mounted nothing is known of stacks, and a loop
 * device is known by its number.
 */
public final class SysBlockDevices implements BlockDevices {
  static final int LOOP_MAJOR = 7;
  private static final Path BLOCK = Path.of("/sys/dev/block");
  private static final Path BTRFS = Path.of("/sys/fs/btrfs");
  private static final Path TYPES = Path.of("/proc/filesystems");
  private static final String NO_DISK = "nodev\t";
  private static final String DELETED = " (deleted)";

  /**
   * Types that are on disks, though their device number is none and the kernel may not say so. One
   * that cannot freeze says that itself.
   */
  static final Set<String> KNOWN_OF_DISK = Set.of("btrfs", "bcachefs", "zfs");

  private final Set<String> ofDisk = new HashSet<>(KNOWN_OF_DISK);

  /** Reads which types the kernel has. */
  public SysBlockDevices() {
    try {
      for (String line : Files.readAllLines(TYPES, StandardCharsets.ISO_8859_1)) {
        if (!line.startsWith(NO_DISK)) {
          ofDisk.add(line.strip());
        }
      }
    } catch (IOException notMounted) {
      // the known ones are left
    }
  }

  @Override
  public boolean isOfDisk(String type) {
    return ofDisk.contains(type);
  }

  @Override
  public Set<MountInfo.Device> below(MountInfo.Mount mount) {
    Deque<MountInfo.Device> next = new ArrayDeque<>(direct(mount));
    Set<MountInfo.Device> all = new LinkedHashSet<>();
    while (!next.isEmpty()) {
      MountInfo.Device device = next.remove();
      if (all.add(device)) {
        next.addAll(slaves(device));
      }
    }
    return all;
  }

  @Override
  public boolean isLoop(MountInfo.Device device) {
    return device.major() == LOOP_MAJOR || Files.isDirectory(directory(device).resolve("loop"));
  }

  @Override
  public Optional<RawPath> imageOf(MountInfo.Device device) {
    try {
      byte[] line = Files.readAllBytes(directory(device).resolve("loop/backing_file"));
      String path = new String(line, StandardCharsets.ISO_8859_1).replaceFirst("\n$", "");
      return path.endsWith(DELETED) ? Optional.empty() : Optional.of(new RawPath(path));
    } catch (IOException | IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  private static Path directory(MountInfo.Device device) {
    return BLOCK.resolve(device.toString());
  }

  private static List<MountInfo.Device> direct(MountInfo.Mount mount) {
    if (mount.device().major() != 0) {
      return List.of(mount.device());
    }
    return mount.type().equals("btrfs") ? poolOf(mount.source()) : List.of();
  }

  /** The devices of every btrfs that the kernel knows, mounted or not any more. */
  static List<MountInfo.Device> ofPools() {
    List<MountInfo.Device> all = new ArrayList<>();
    try (DirectoryStream<Path> pools = Files.newDirectoryStream(BTRFS)) {
      for (Path pool : pools) {
        all.addAll(numbers(pool.resolve("devices")));
      }
    } catch (IOException notKnown) {
      // no sysfs, or no btrfs
    }
    return all;
  }

  /** The devices of the btrfs that has this one among them. */
  private static List<MountInfo.Device> poolOf(RawPath source) {
    try (DirectoryStream<Path> pools = Files.newDirectoryStream(BTRFS)) {
      String name = Path.of(source.toString()).toRealPath().getFileName().toString();
      for (Path pool : pools) {
        if (Files.exists(pool.resolve("devices").resolve(name))) {
          return numbers(pool.resolve("devices"));
        }
      }
    } catch (IOException | InvalidPathException notKnown) {
      // a pool of which the kernel does not say where it is
    }
    return List.of();
  }

  /** What a device is stacked on, and the disk that a partition is on. */
  private static List<MountInfo.Device> slaves(MountInfo.Device device) {
    List<MountInfo.Device> all = new ArrayList<>();
    try {
      Path directory = directory(device).toRealPath();
      if (Files.exists(directory.resolve("partition"))) {
        all.add(number(directory.getParent().resolve("dev")));
      }
      all.addAll(numbers(directory.resolve("slaves")));
    } catch (IOException notKnown) {
      // no sysfs, or the device has gone meanwhile
    }
    return all;
  }

  private static List<MountInfo.Device> numbers(Path directory) throws IOException {
    List<MountInfo.Device> all = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
        for (Path entry : entries) {
          all.add(number(entry.resolve("dev")));
        }
      }
    }
    return all;
  }

  private static MountInfo.Device number(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    try {
      return MountInfo.Device.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }
}
