package frostproof.lab;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The disks of a guest: its root, ext4, with a daemon in it, and one for data, of the type under
 * test. Made as files, without root and without a mount.
 */
final class GuestDisks implements Closeable {
  private static final long ROOT_SIZE = 64L << 20;
  private static final Map<FsType, Long> SIZE =
      Map.of(FsType.EXT4, 32L << 20, FsType.XFS, 300L << 20, FsType.BTRFS, 128L << 20);

  /** The modules by which a guest has disks and file systems. */
  static final List<String> MODULES =
      List.of("virtio_pci", "virtio_blk", "dm_mod", "dm_delay", "xfs", "btrfs");

  private final Path directory;
  private final Path root;
  private final Path data;

  private GuestDisks(Path directory) {
    this.directory = directory;
    root = directory.resolve("root.img");
    data = directory.resolve("data.img");
  }

  /**
   * Makes them.
   *
   * @param type of the disk for data
   * @param daemon the distribution's
   */
  static GuestDisks make(FsType type, Path daemon) throws IOException {
    GuestDisks disks = new GuestDisks(Files.createTempDirectory(KernelFiles.directory(), "disks-"));
    Path tree = disks.directory.resolve("tree");
    for (String name : List.of("dev", "proc", "sys", "data", "usr/sbin", "tmp", "run")) {
      Files.createDirectories(tree.resolve(name));
    }
    Files.copy(daemon, tree.resolve("usr/sbin/hv_vss_daemon"));
    for (String library : SharedLibraries.of(daemon)) {
      Path copy = tree.resolve(library.substring(1));
      Files.createDirectories(copy.getParent());
      Files.copy(Path.of(library), copy);
    }
    make(disks.root, ROOT_SIZE, "mkfs.ext4", "-q", "-F", "-d", tree.toString());
    switch (type) {
      case EXT4 -> make(disks.data, SIZE.get(type), "mkfs.ext4", "-q", "-F");
      case XFS -> make(disks.data, SIZE.get(type), "mkfs.xfs", "-q", "-f");
      case BTRFS -> make(disks.data, SIZE.get(type), "mkfs.btrfs", "-q", "-f");
    }
    return disks;
  }

  private static void make(Path image, long size, String... command) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(size);
    }
    List<String> words = new ArrayList<>(List.of(command));
    words.add(image.toString());
    Programs.Ended ended = Programs.run(Map.of(), words.toArray(String[]::new));
    if (ended.status() != 0) {
      throw new IOException(command[0] + " failed: " + ended.lastLine());
    }
  }

  /** The images, the root first. */
  List<Path> images() {
    return List.of(root, data);
  }

  @Override
  public void close() throws IOException {
    Trees.delete(directory);
  }
}
