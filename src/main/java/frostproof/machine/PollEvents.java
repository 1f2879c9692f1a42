package frostproof.machine;

/** What poll says of the device (H4). */
public enum PollEvents {
  /** Nothing to do. */
  NONE,
  /** POLLIN: a message is there. */
  IN,
  /** POLLOUT: never. */
  OUT,
  /** POLLERR and POLLHUP: the device was removed (D13). */
  ERR_HUP
}
