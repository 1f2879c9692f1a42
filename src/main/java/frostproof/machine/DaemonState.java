package frostproof.machine;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The variables of Daemon.tla.
 *
 * @param phase what the daemon is doing
 * @param op the request it serves
 * @param ledger what is so of each mount; a record that outlives the daemon (G8)
 * @param word the error word it will reply
 * @param gap a freeze ended, and no accepted THAW ended it; part of the record (S1)
 * @param hooked freeze hooks began to run and thaw hooks did not yet; part of the record (G15)
 * @param unlogged there is something to log (G6)
 * @param gone the mounts that are not in the table now (G12)
 */
public record DaemonState(
    Phase phase,
    Operation op,
    SortedMap<Mount, Mark> ledger,
    Word word,
    boolean gap,
    boolean hooked,
    boolean unlogged,
    SortedSet<Mount> gone)
    implements State {

  DaemonState withPhase(Phase next) {
    return new DaemonState(next, op, ledger, word, gap, hooked, unlogged, gone);
  }

  DaemonState withOp(Operation next) {
    return new DaemonState(phase, next, ledger, word, gap, hooked, unlogged, gone);
  }

  DaemonState withLedger(SortedMap<Mount, Mark> next) {
    return new DaemonState(phase, op, next, word, gap, hooked, unlogged, gone);
  }

  DaemonState mark(Mount m, Mark mark) {
    return withLedger(Except.with(ledger, m, mark));
  }

  DaemonState withWord(Word next) {
    return new DaemonState(phase, op, ledger, next, gap, hooked, unlogged, gone);
  }

  DaemonState withGap(boolean next) {
    return new DaemonState(phase, op, ledger, word, next, hooked, unlogged, gone);
  }

  DaemonState withHooked(boolean next) {
    return new DaemonState(phase, op, ledger, word, gap, next, unlogged, gone);
  }

  DaemonState withUnlogged(boolean next) {
    return new DaemonState(phase, op, ledger, word, gap, hooked, next, gone);
  }

  DaemonState withGone(SortedSet<Mount> next) {
    return new DaemonState(phase, op, ledger, word, gap, hooked, unlogged, next);
  }

  /** It serves no request. */
  DaemonState withoutRequest() {
    return withOp(Operation.NONE).withWord(Word.NONE);
  }

  /** {@code Frozen # {}}: something is frozen by us. */
  public boolean anyFrozen() {
    return ledger.containsValue(Mark.FROZEN);
  }

  /** {@code Orphans # {}}: a freeze that hung completed after all (G13). */
  public boolean anyOrphan() {
    return ledger.containsValue(Mark.ORPHAN);
  }

  /** {@code Hanging # {}}: a freeze hangs, or it hung and is not thawed yet (G13). */
  public boolean anyHanging() {
    return ledger.containsValue(Mark.STUCK) || anyOrphan();
  }

  /** Released: nothing is frozen by us and the thaw hooks ran. */
  boolean released() {
    return !anyFrozen() && !anyOrphan() && !hooked;
  }

  /** Settled: what answered EOPNOTSUPP is asked again at the next freeze. */
  DaemonState settled() {
    if (anyFrozen()) {
      return this;
    }
    SortedMap<Mount, Mark> next = new TreeMap<>(ledger);
    next.replaceAll((_, mark) -> mark == Mark.UNSUPPORTED ? Mark.THAWED : mark);
    return withLedger(Collections.unmodifiableSortedMap(next));
  }
}
