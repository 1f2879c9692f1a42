package frostproof.freeze;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** {@link Filesystems} of the running kernel: FIFREEZE and FITHAW (fs/ioctl.c, fs/super.c). */
public final class LinuxFilesystems implements Filesystems {
  /** Ready to use; binds the C functions on first use. */
  public LinuxFilesystems() {}

  /**
   * Opens a mount point, unless it is a device, a FIFO or a socket: to open one of those does
   * something, such as to start a watchdog or to set free whoever waits for a reader.
   */
  @Override
  public Result open(RawPath mountPoint) {
    Result place = LinuxFiles.open(mountPoint, LinuxFiles.PATH_ONLY);
    if (!place.isOk()) {
      return place;
    }
    try {
      Path link = Path.of("/proc/self/fd", Integer.toString(place.descriptor()));
      if (Files.readAttributes(link, BasicFileAttributes.class).isOther()) {
        return new Result(-1, Errno.ENXIO);
      }
      return LinuxFiles.open(
          RawPath.of(link.toString()),
          LinuxFiles.READ | LinuxFiles.NONBLOCK | LinuxFiles.NO_TERMINAL);
    } catch (IOException gone) {
      return new Result(-1, Errno.ENOENT);
    } finally {
      LinuxFiles.close(place.descriptor());
    }
  }

  @Override
  public Errno freeze(int descriptor) {
    return LinuxIoctl.ioctl(descriptor, LinuxIoctl.FIFREEZE, MemorySegment.NULL).errno();
  }

  @Override
  public Errno sync(int descriptor) {
    return LinuxFiles.syncFilesystem(descriptor);
  }

  @Override
  public Errno thaw(int descriptor) {
    return LinuxIoctl.ioctl(descriptor, LinuxIoctl.FITHAW, MemorySegment.NULL).errno();
  }

  @Override
  public Errno close(int descriptor) {
    return LinuxFiles.close(descriptor);
  }

  /** Makes an ioctl that no file system has, on a descriptor of any kind: ENOTTY. */
  public Errno rehearse(int descriptor) {
    return LinuxIoctl.ioctl(descriptor, 0, MemorySegment.NULL).errno();
  }
}
