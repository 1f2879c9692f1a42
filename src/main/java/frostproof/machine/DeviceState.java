package frostproof.machine;

/** Kernel symbol {@code enum hvutil_device_state}: how far the driver is with a daemon. */
public enum DeviceState {
  /** Nobody is registered. */
  DEVICE_INIT,
  /** A daemon is registered and no transaction runs. */
  READY,
  /** A request for the daemon was taken from the ring. */
  HOSTMSG_RECEIVED,
  /** It was offered to the daemon. */
  USERSPACE_REQ,
  /** The daemon replied. */
  USERSPACE_RECV,
  /** The device was removed, and whoever has it open is refused everything but close (D13). */
  DEVICE_DYING;

  /** Whether a transaction runs: the set Transaction of Driver.tla. */
  public boolean inTransaction() {
    return switch (this) {
      case DEVICE_INIT, READY, DEVICE_DYING -> false;
      case HOSTMSG_RECEIVED, USERSPACE_REQ, USERSPACE_RECV -> true;
    };
  }
}
