package frostproof.machine;

/** What a host asks for, as the specification abstracts the operation byte (W1). */
public enum Operation {
  /** No request. */
  NONE,
  /** Freeze every eligible file system. */
  FREEZE,
  /** Thaw them. */
  THAW,
  /** May a backup be taken? */
  HOT_BACKUP,
  /** The driver's own answer: flags 0 (D5). */
  GET_DM_INFO,
  /** CREATE, DELETE, BU_COMPLETE, AUTO_RECOVER and every unknown byte (D5, G11). */
  OTHER,
  /** Which versions do you speak? The driver's own answer, with or without a daemon (N1). */
  NEGOTIATE,
  /** A packet that is no request at all (D12). */
  MALFORMED;

  /** Whether the daemon must serve it: DaemonOperations of Driver.tla. */
  public boolean isForDaemon() {
    return switch (this) {
      case FREEZE, THAW, HOT_BACKUP -> true;
      case NONE, GET_DM_INFO, OTHER, NEGOTIATE, MALFORMED -> false;
    };
  }

  /** Whether the driver answers it by itself: DriverOperations of Driver.tla. */
  public boolean isForDriver() {
    return this == GET_DM_INFO || this == OTHER || this == NEGOTIATE;
  }
}
