package frostproof.daemon;

import frostproof.freeze.Errno;
import frostproof.freeze.Filesystems;
import frostproof.freeze.LinuxMounts;
import frostproof.freeze.MountInfo;
import frostproof.freeze.RawPath;
import frostproof.freeze.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way to a file system that no path leads to: every mount of it is covered or on a socket (G2),
 * or somebody unmounted it while it was frozen, which leaves it frozen (G12). Its disk is mounted
 * once more, which gives the same superblock, in a mount table of one thread, which nobody else
 * sees; the descriptor stays when the mount has gone.
 */
final class SecondMount {
  private static final Path BLOCK = Path.of("/sys/dev/block");
  private static final String DEVICE_NAME = "DEVNAME=";

  private final Filesystems filesystems;
  private final Path directory;

  /** Mounts on a directory in the directory of the record. */
  SecondMount(Filesystems filesystems, Path run) {
    this.filesystems = filesystems;
    this.directory = run.resolve("mount");
  }

  /** Opens a file system: its descriptor; ENODEV if its disk has gone, or another errno. */
  Result open(Life.Recorded each) {
    List<RawPath> nodes = nodes(each);
    if (nodes.isEmpty()) {
      return new Result(-1, isGone(each.device()) ? Errno.ENODEV : Errno.ENXIO);
    }
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      return new Result(-1, Errno.EIO);
    }
    Result[] opened = {new Result(-1, Errno.EIO)};
    Thread thread =
        Thread.ofPlatform().name("mount").start(() -> opened[0] = openHere(each, nodes));
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return opened[0];
  }

  /** Whether the kernel says that there is no such disk. Without sysfs it says nothing. */
  private static boolean isGone(MountInfo.Device device) {
    return device.major() != 0
        && Files.isDirectory(BLOCK)
        && !Files.exists(BLOCK.resolve(device.toString()));
  }

  private Result openHere(Life.Recorded each, List<RawPath> nodes) {
    Errno last = LinuxMounts.unshare();
    if (!last.isOk()) {
      return new Result(-1, last);
    }
    RawPath target = RawPath.of(directory.toString());
    for (RawPath node : nodes) {
      last = LinuxMounts.mount(node, target, each.type(), "");
      if (last.isOk()) {
        Result opened = filesystems.open(target);
        boolean same = opened.isOk() && isHere(each.device(), target);
        LinuxMounts.detach(target);
        if (same) {
          return opened;
        }
        if (opened.isOk()) {
          filesystems.close(opened.descriptor());
        }
        last = opened.isOk() ? Errno.ENXIO : opened.errno();
      }
    }
    // of a mount ENODEV says that there is no such type
    return new Result(-1, last.equals(Errno.ENODEV) ? Errno.ENXIO : last);
  }

  /** Whether the superblock that is mounted there, as this thread sees it, is the one. */
  private static boolean isHere(MountInfo.Device device, RawPath target) {
    try {
      return MountInfo.readOfThread().reversed().stream()
          .filter(mount -> mount.mountPoint().equals(target))
          .findFirst()
          .filter(mount -> mount.device().equals(device))
          .isPresent();
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * The nodes that may be those of its disk. A name in the mount table may have vanished or stand
   * for another disk now, so a number comes first. A btrfs has none, and may be on any disk that is
   * in a pool now; what was mounted is looked at afterwards.
   */
  private static List<RawPath> nodes(Life.Recorded each) {
    List<RawPath> nodes = new ArrayList<>();
    if (each.device().major() == 0) {
      if (Files.exists(path(each.source()))) {
        nodes.add(each.source());
      }
      if (each.type().equals("btrfs")) {
        SysBlockDevices.ofPools().forEach(disk -> nodes.addAll(nodes(disk, each.source())));
      }
      return nodes;
    }
    return nodes(each.device(), each.source());
  }

  private static List<RawPath> nodes(MountInfo.Device disk, RawPath source) {
    List<Path> names = new ArrayList<>();
    names.add(Path.of("/dev/block", disk.toString()));
    kernelName(disk).ifPresent(names::add);
    names.add(path(source));
    return names.stream()
        .filter(name -> isNodeOf(name, disk))
        .map(name -> RawPath.of(name.toString()))
        .toList();
  }

  private static Path path(RawPath name) {
    try {
      return Path.of(name.toString());
    } catch (InvalidPathException e) {
      return Path.of("");
    }
  }

  private static Optional<Path> kernelName(MountInfo.Device device) {
    try {
      Path uevent = BLOCK.resolve(device.toString()).resolve("uevent");
      return Files.readAllLines(uevent, StandardCharsets.ISO_8859_1).stream()
          .filter(line -> line.startsWith(DEVICE_NAME))
          .map(line -> Path.of("/dev", line.substring(DEVICE_NAME.length())))
          .findFirst();
    } catch (IOException noSuchDevice) {
      return Optional.empty();
    }
  }

  private static boolean isNodeOf(Path name, MountInfo.Device device) {
    try {
      long number = (Long) Files.getAttribute(name, "unix:rdev");
      // as the C library's makedev has them
      long major = (number >> 8 & 0xFFF) | (number >> 32 & ~0xFFFL);
      long minor = (number & 0xFF) | (number >> 12 & ~0xFFL);
      return number != 0 && major == device.major() && (minor & 0xFFFFFFFFL) == device.minor();
    } catch (IOException noSuchNode) {
      return false;
    }
  }
}
