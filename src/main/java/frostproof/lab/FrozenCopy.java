package frostproof.lab;

import frostproof.freeze.Errno;
import frostproof.freeze.LinuxFiles;
import frostproof.freeze.LinuxLoops;
import frostproof.freeze.LinuxMounts;
import frostproof.freeze.RawPath;
import frostproof.freeze.Result;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * F4: the bytes of a frozen file system's device, copied, mount (their log is replayed), hold every
 * byte that was written and synced before, and nothing of a write that the freeze blocks. The copy
 * is a sparse file on the sandbox's tmpfs.
 */
final class FrozenCopy {
  private static final Path COPY = Path.of("/images/copy.img");
  private static final RawPath MOUNT = RawPath.of("/mnt/copy");

  private final FsType type;

  FrozenCopy(FsType type) {
    this.type = type;
  }

  /**
   * Copies an image, mounts the copy and compares.
   *
   * @param image the backing file of the frozen file system's loop device
   * @param file the name of the file on it
   * @param expected what the file must hold
   */
  void check(Path image, String file, byte[] expected) throws Deviation, IOException {
    copySparse(image);
    Errno mounted = mounted(file, expected);
    if (mounted.equals(Errno.EEXIST) && type.renameCopy().isPresent()) {
      run(type.renameCopy().get(), COPY.toString());
      mounted = mounted(file, expected);
    }
    if (!mounted.isOk()) {
      throw new Deviation("the copy mounts", "mount of the copy: " + mounted);
    }
  }

  /** Has the type's own checker look at the last copy, whose log has been replayed. */
  void checkClean() throws Deviation, IOException {
    Programs.Ended ended = run(type.checker(), COPY.toString());
    if (ended.status() != 0) {
      throw new Deviation(
          "the copy is clean",
          "%s: status %d: %s"
              .formatted(type.checker().getFirst(), ended.status(), ended.lastLine()));
    }
  }

  private static Programs.Ended run(List<String> command, String last) throws IOException {
    String[] words = Stream.concat(command.stream(), Stream.of(last)).toArray(String[]::new);
    return Programs.run(Map.of(), words);
  }

  /** Nothing may be known of the device, and that is no failure. */
  private void forget(LinuxLoops.Loop loop) throws IOException {
    if (type.forgetDevice().isPresent()) {
      run(type.forgetDevice().get(), loop.node().toString());
    }
  }

  /** Mounts the copy and compares; says why it does not mount, if it does not. */
  private Errno mounted(String file, byte[] expected) throws Deviation, IOException {
    LinuxLoops.Loop loop = attach();
    try {
      forget(loop);
      Errno mounted = LinuxMounts.mount(loop.node(), MOUNT, type.kernelName(), type.copyOptions());
      if (mounted.isOk()) {
        try {
          compare(expected, Files.readAllBytes(Path.of(MOUNT.toString(), file)));
        } finally {
          unmount();
        }
      }
      return mounted;
    } finally {
      LinuxFiles.close(loop.descriptor());
    }
  }

  private static void copySparse(Path image) throws IOException {
    Result holes = LinuxFiles.open(RawPath.of(image.toString()), LinuxFiles.READ);
    try (FileChannel source = FileChannel.open(image);
        RandomAccessFile copy = new RandomAccessFile(COPY.toFile(), "rw")) {
      copy.setLength(0);
      copy.setLength(source.size());
      FileChannel target = copy.getChannel();
      Result data = LinuxFiles.nextData(holes.descriptor(), 0);
      while (data.isOk()) {
        long end = LinuxFiles.nextHole(holes.descriptor(), data.value()).value();
        for (long at = data.value(); at < end; ) {
          at += source.transferTo(at, end - at, target.position(at));
        }
        data = LinuxFiles.nextData(holes.descriptor(), end);
      }
    } finally {
      LinuxFiles.close(holes.descriptor());
    }
  }

  private static LinuxLoops.Loop attach() throws IOException {
    Result file = LinuxFiles.open(RawPath.of(COPY.toString()), LinuxFiles.READ_WRITE);
    try {
      return switch (LinuxLoops.attach(file.descriptor())) {
        case LinuxLoops.Attached.To(LinuxLoops.Loop loop) -> loop;
        case LinuxLoops.Attached.Refused(String call, Errno errno) ->
            throw new IOException("no loop device for the copy: " + call + ": " + errno);
      };
    } finally {
      LinuxFiles.close(file.descriptor());
    }
  }

  private static void unmount() throws IOException {
    Errno unmounted = LinuxMounts.unmount(MOUNT);
    if (!unmounted.isOk()) {
      throw new IOException("the copy does not unmount: " + unmounted);
    }
  }

  private static void compare(byte[] expected, byte[] found) throws Deviation {
    int first = Arrays.mismatch(expected, found);
    if (first >= 0) {
      throw new Deviation(
          "the copy holds the " + expected.length + " bytes that were written and synced",
          "the copy's file has " + found.length + " bytes and differs from byte " + first);
    }
  }
}
