package frostproof.machine;

import java.util.SortedMap;

/**
 * The variables of Daemon.tla.
 *
 * @param phase what the daemon is doing
 * @param op the request it serves
 * @param ledger what it knows of each mount; a record that outlives it (G8)
 * @param word the error word it will reply
 * @param gap a freeze ended otherwise than by a THAW; part of the record (S1)
 */
public record DaemonState(
    Phase phase, Operation op, SortedMap<Mount, Mark> ledger, Word word, boolean gap)
    implements State {

  DaemonState withPhase(Phase next) {
    return new DaemonState(next, op, ledger, word, gap);
  }

  DaemonState withOp(Operation next) {
    return new DaemonState(phase, next, ledger, word, gap);
  }

  DaemonState withLedger(SortedMap<Mount, Mark> next) {
    return new DaemonState(phase, op, next, word, gap);
  }

  DaemonState mark(Mount m, Mark mark) {
    return withLedger(Except.with(ledger, m, mark));
  }

  DaemonState withWord(Word next) {
    return new DaemonState(phase, op, ledger, next, gap);
  }

  DaemonState withGap(boolean next) {
    return new DaemonState(phase, op, ledger, word, next);
  }

  /** {@code Frozen # {}}: something is frozen by us. */
  public boolean anyFrozen() {
    return ledger.containsValue(Mark.FROZEN);
  }

  /** Settled: what was left out of a freeze is asked again at the next one. */
  DaemonState settled() {
    return anyFrozen() ? this : withLedger(Except.constant(ledger.keySet(), Mark.THAWED));
  }
}
