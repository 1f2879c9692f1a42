package frostproof.daemon;

import frostproof.machine.Action.DaemonReads;
import frostproof.machine.Operation;

/** What the specification calls the operations of the wire (W1, G11). */
final class Requests {
  static final DaemonReads FREEZE = new DaemonReads(Operation.FREEZE);
  static final DaemonReads THAW = new DaemonReads(Operation.THAW);
  static final DaemonReads HOT_BACKUP = new DaemonReads(Operation.HOT_BACKUP);
  static final DaemonReads OTHER = new DaemonReads(Operation.OTHER);

  private Requests() {}

  /** The action of reading a request; every byte that is not for a daemon is one and the same. */
  static DaemonReads reads(frostproof.protocol.Operation operation) {
    if (operation.equals(frostproof.protocol.Operation.FREEZE)) {
      return FREEZE;
    }
    if (operation.equals(frostproof.protocol.Operation.THAW)) {
      return THAW;
    }
    return operation.equals(frostproof.protocol.Operation.HOT_BACKUP) ? HOT_BACKUP : OTHER;
  }
}
