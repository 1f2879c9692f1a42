package frostproof.machine;

/** What a mount is, for the daemon: constant Kind of Daemon.tla (G2). */
public enum MountKind {
  /** A read-write superblock on a disk: eligible. */
  DISK,
  /** The superblock is read-only. */
  READONLY,
  /** It is on a loop device, directly or through a stack. */
  LOOP_BACKED,
  /** Its superblock is there already, by another mount. */
  SAME_SUPERBLOCK,
  /** A network file system. */
  NETWORK;

  /** Untried: what the ledger says of it before any freeze, and always if it is left out (G14). */
  Mark untried() {
    return switch (this) {
      case DISK -> Mark.THAWED;
      case READONLY -> Mark.READONLY;
      case LOOP_BACKED -> Mark.LOOP_BACKED;
      case SAME_SUPERBLOCK -> Mark.SAME_SUPERBLOCK;
      case NETWORK -> Mark.NETWORK;
    };
  }
}
