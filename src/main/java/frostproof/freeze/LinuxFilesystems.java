package frostproof.freeze;

import java.lang.foreign.MemorySegment;

/** {@link Filesystems} of the running kernel: FIFREEZE and FITHAW (fs/ioctl.c, fs/super.c). */
public final class LinuxFilesystems implements Filesystems {
  /** Ready to use; binds the C functions on first use. */
  public LinuxFilesystems() {}

  @Override
  public Result open(RawPath mountPoint) {
    return LinuxFiles.open(
        mountPoint, LinuxFiles.READ | LinuxFiles.NONBLOCK | LinuxFiles.NO_TERMINAL);
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
