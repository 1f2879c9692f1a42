package frostproof.freeze;

/**
 * Freezing and thawing, as the daemon and the lab need it: five calls, each answered with what the
 * kernel said (F1, F2, F3, F5). An implementation keeps no state: what is frozen, only the kernel
 * and the caller's ledger know.
 */
public interface Filesystems {
  /**
   * Opens a mount point for freezing and thawing. Never waits: a mount point that is a FIFO opens,
   * one that is a socket is refused with ENXIO.
   *
   * @param mountPoint where the file system can be reached
   * @return the descriptor, or why not
   */
  Result open(RawPath mountPoint);

  /**
   * Freezes the file system (the whole superblock) that the descriptor is on. Waits for the writes
   * under way; there is no time limit, and no signal ends a freeze that is stuck (G13).
   *
   * @param descriptor from {@link #open}
   * @return OK, EBUSY when it is frozen already, EOPNOTSUPP, EPERM, EBADF, EIO
   */
  Errno freeze(int descriptor);

  /**
   * Writes everything dirty to the device, as a freeze would, but without one (syncfs).
   *
   * @param descriptor from {@link #open}
   * @return OK, EIO, EBADF
   */
  Errno sync(int descriptor);

  /**
   * Thaws the file system that the descriptor is on.
   *
   * @param descriptor from {@link #open}
   * @return OK, EINVAL when it is not frozen, EPERM, EBADF, EIO
   */
  Errno thaw(int descriptor);

  /**
   * Closes a descriptor.
   *
   * @param descriptor from {@link #open}
   * @return OK or EBADF
   */
  Errno close(int descriptor);
}
