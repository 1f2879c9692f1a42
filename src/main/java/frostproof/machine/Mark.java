package frostproof.machine;

/** What the daemon's ledger says of a mount (G14). */
public enum Mark {
  /** Not frozen by us. */
  THAWED,
  /** Frozen by us. */
  FROZEN,
  /** Its freeze hangs: the call has not returned (G13). */
  STUCK,
  /** Its freeze hung and completed after all: it is frozen, and nobody asks for it (G13). */
  ORPHAN,
  /** It answered EOPNOTSUPP: left out of this freeze. */
  UNSUPPORTED,
  /** Left out: its superblock is read-only. */
  READONLY,
  /** Left out: it is on a loop device. */
  LOOP_BACKED,
  /** Left out: its superblock is frozen through another mount. */
  SAME_SUPERBLOCK,
  /** Left out: a network file system. */
  NETWORK;

  /** Whether a call of ours holds it frozen, or may do so yet. */
  public boolean isHeld() {
    return switch (this) {
      case FROZEN, STUCK, ORPHAN -> true;
      case THAWED, UNSUPPORTED, READONLY, LOOP_BACKED, SAME_SUPERBLOCK, NETWORK -> false;
    };
  }
}
