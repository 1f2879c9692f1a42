package frostproof.machine;

/** What the daemon's ledger says of a mount (G14). */
public enum Mark {
  /** Not frozen by us. */
  THAWED,
  /** Frozen by us. */
  FROZEN,
  /** It answered EOPNOTSUPP: left out of this freeze. */
  UNSUPPORTED
}
