package frostproof.lab;

import frostproof.freeze.Errno;
import frostproof.freeze.LinuxFiles;
import frostproof.freeze.LinuxFilesystems;
import frostproof.freeze.LinuxMounts;
import frostproof.freeze.RawPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The file systems of the daemon's private root, by the names of the model, and who is really
 * frozen. Each can be reached here whatever the daemon's mount table shows.
 */
final class Disks {
  static final Path ROOT = Path.of("/mnt/root");
  private static final List<String> NAMES = List.of("image", "data", "optical", "home", "root");
  private static final String AGAIN = "bind";

  private final LinuxFilesystems kernel = new LinuxFilesystems();
  private final Map<String, Integer> descriptors = new LinkedHashMap<>();
  private final Map<Long, String> names = new HashMap<>();
  private final SortedSet<String> frozen = new TreeSet<>();
  private final SortedSet<String> hidden = new TreeSet<>();
  private final Map<String, String> ways = new HashMap<>();

  Disks() throws IOException {
    for (String name : NAMES) {
      Path place = Path.of("/mnt", name);
      descriptors.put(name, kernel.open(RawPath.of(place.toString())).descriptor());
      names.put((Long) Files.getAttribute(place, "unix:dev"), name);
    }
  }

  /**
   * The model's name of the file system that a descriptor is on: the first mount of a superblock by
   * which it is frozen or thawed is that superblock, and another mount of it is the second one. A
   * mount point that nothing is mounted on any more is what was there, as that is what is meant;
   * not when that is frozen, as it can be thawed only by a descriptor that it was opened by (G12).
   *
   * @param copy a copy of the descriptor
   * @param thread whose it is
   * @param descriptor its number there
   */
  String name(int copy, int thread, int descriptor) throws IOException {
    String superblock = superblock(copy);
    if (!superblock.equals("home")) {
      return superblock;
    }
    boolean gone = hidden.contains("data") && !frozen.contains("data");
    if (gone && file(copy).getFileName().toString().equals("data")) {
      return "data";
    }
    String way = mountId(thread, descriptor);
    String first = ways.putIfAbsent(superblock, way);
    return first == null || first.equals(way) ? superblock : AGAIN;
  }

  /** The model's name of the superblock, or the file's own name where it is none of ours. */
  String superblock(int copy) throws IOException {
    String name = names.get((Long) Files.getAttribute(link(copy), "unix:dev"));
    return name == null ? file(copy).toString() : name;
  }

  private static Path link(int copy) {
    return Path.of("/proc/self/fd/" + copy);
  }

  /** What a descriptor was opened as. */
  static Path file(int copy) throws IOException {
    return Files.readSymbolicLink(link(copy));
  }

  /** Whether a descriptor is on one of the disks. */
  boolean isOnDisk(int copy) throws IOException {
    return names.containsKey((Long) Files.getAttribute(link(copy), "unix:dev"));
  }

  private static String mountId(int thread, int descriptor) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + thread + "/fdinfo/" + descriptor)).stream()
        .filter(line -> line.startsWith("mnt_id:"))
        .findFirst()
        .orElse("");
  }

  /** A request begins: by which mount a superblock is reached is open again. */
  void forgetWays() {
    ways.clear();
  }

  /** FIFREEZE, for real. */
  Errno freeze(String name) {
    Errno errno = kernel.freeze(descriptor(name));
    if (errno.isOk()) {
      frozen.add(superblockOf(name));
    }
    return errno;
  }

  /** It was frozen for real by a call that nobody answered. */
  void frozeUnseen(String name) {
    frozen.add(superblockOf(name));
  }

  /** FITHAW, for real. */
  Errno thaw(String name) {
    Errno errno = kernel.thaw(descriptor(name));
    frozen.remove(superblockOf(name));
    return errno;
  }

  private int descriptor(String name) {
    Integer descriptor = descriptors.get(superblockOf(name));
    return descriptor == null ? -1 : descriptor;
  }

  private static String superblockOf(String name) {
    return name.equals(AGAIN) ? "home" : name;
  }

  /** What was frozen by calls that were seen. */
  SortedSet<String> frozen() {
    return new TreeSet<>(frozen);
  }

  /** Asks the kernel of each whether it is what the calls that were seen make it. */
  List<String> surprises() {
    List<String> surprises = new java.util.ArrayList<>();
    descriptors.forEach((name, descriptor) -> {
      if (frozen.contains(name)) {
        if (kernel.freeze(descriptor).isOk()) {
          kernel.thaw(descriptor);
          frozen.remove(name);
          surprises.add(name + " thawed by no call that was seen");
        }
      } else if (kernel.thaw(descriptor).isOk()) {
        surprises.add(name + " frozen by no call that was seen");
      }
    });
    return surprises;
  }

  /** Somebody unmounts it in the daemon's root. */
  void vanish(String name) throws IOException {
    hidden.add(name);
    check("umount", LinuxMounts.detach(place(name)));
  }

  /** Somebody mounts it there again. */
  void appear(String name) throws IOException {
    hidden.remove(name);
    check("mount", LinuxMounts.bind(RawPath.of("/mnt/" + name), place(name)));
  }

  private static RawPath place(String name) {
    return RawPath.of(ROOT.resolve(name.equals("data") ? "home/data" : name).toString());
  }

  private static void check(String call, Errno errno) throws IOException {
    if (!errno.isOk()) {
      throw new IOException(call + ": " + errno);
    }
  }

  /** Thaws all, whoever froze it and how often. */
  void thawAll() {
    descriptors
        .values()
        .forEach(descriptor -> {
          while (kernel.thaw(descriptor).isOk()) {
            // until it is not frozen any more
          }
        });
    frozen.clear();
  }

  /** Leads back to the initial state, when no daemon lives. */
  void reset() throws IOException {
    thawAll();
    forgetWays();
    for (String name : new TreeSet<>(hidden)) {
      appear(name);
    }
    forgetRecords();
  }

  /**
   * What a daemon recorded on the tmpfs of its root is not there after a boot; a mount there is.
   */
  private static void forgetRecords() throws IOException {
    Path run = ROOT.resolve("run");
    Object device = Files.getAttribute(run, "unix:dev");
    List<Path> records;
    try (Stream<Path> all = Files.list(run)) {
      records = all.toList();
    }
    for (Path each : records) {
      if (Files.getAttribute(each, "unix:dev", LinkOption.NOFOLLOW_LINKS).equals(device)) {
        Trees.delete(each);
      }
    }
  }

  /** Closes a descriptor of this process. */
  static void close(int descriptor) {
    LinuxFiles.close(descriptor);
  }
}
