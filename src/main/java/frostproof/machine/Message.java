package frostproof.machine;

/**
 * What waits at the device for the daemon's read: kernel symbol {@code hvutil_transport.outmsg}.
 */
public enum Message {
  /** Nothing. */
  NONE,
  /** The driver's version word, the answer to REGISTER1 (D11). */
  VERSION,
  /** A request to freeze. */
  FREEZE,
  /** A request to thaw. */
  THAW,
  /** A request to say whether a backup may be taken. */
  HOT_BACKUP,
  /** The THAW of a suspend, which no host asked for; the daemon reads THAW (D14). */
  FAKE_THAW;

  /**
   * The message that carries a request to the daemon.
   *
   * @throws IllegalArgumentException when the driver answers that operation by itself
   */
  public static Message of(Operation operation) {
    return switch (operation) {
      case FREEZE -> FREEZE;
      case THAW -> THAW;
      case HOT_BACKUP -> HOT_BACKUP;
      case NONE, GET_DM_INFO, OTHER, NEGOTIATE, MALFORMED ->
          throw new IllegalArgumentException(operation + " is not for the daemon");
    };
  }

  /** Whether it is a request of the host. */
  public boolean isRequest() {
    return this == FREEZE || this == THAW || this == HOT_BACKUP;
  }

  /** What the daemon reads, if it is a request or like one. */
  public boolean readsAs(Operation operation) {
    return switch (operation) {
      case FREEZE -> this == FREEZE;
      case THAW -> this == THAW || this == FAKE_THAW;
      case HOT_BACKUP -> this == HOT_BACKUP;
      case NONE, GET_DM_INFO, OTHER, NEGOTIATE, MALFORMED -> false;
    };
  }
}
