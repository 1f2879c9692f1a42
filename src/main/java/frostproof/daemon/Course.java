package frostproof.daemon;

import frostproof.machine.Action;
import frostproof.machine.Daemon;
import frostproof.machine.DaemonState;
import frostproof.machine.Mark;
import frostproof.machine.Mount;
import frostproof.machine.MountTable;
import frostproof.machine.Phase;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Where the daemon is: the machine, its state, and the record that follows it step by step. What
 * happened is taken; what the machine does not allow never happens.
 */
final class Course {
  private final FrozenRecord record;
  private final SequencedMap<Mount, Life.Recorded> known = new LinkedHashMap<>();
  private Daemon machine;
  private boolean hooks;
  private DaemonState state;

  /**
   * Begins where an earlier life ended.
   *
   * @param record where the steps are written
   * @param earlier what it says now
   * @param held what it held, in the order in which it would be frozen
   * @param hooks whether there are hooks (G15)
   */
  Course(FrozenRecord record, Life earlier, List<Mount> held, boolean hooks) {
    this.record = record;
    this.hooks = hooks;
    machine = new Daemon(MountTable.ofDisks(held), hooks);
    state = recovered(machine.initial(), earlier);
    held.forEach(m -> earlier.recorded(m).ifPresent(each -> known.put(m, each)));
    record.begin(known.values(), state);
  }

  /**
   * Where a thread of the earlier process lives, the call that it was about to make may not have
   * ended, and may freeze later. Spec: STUCK.
   */
  private static DaemonState recovered(DaemonState initial, Life life) {
    SortedMap<Mount, Mark> ledger = new TreeMap<>(life.held());
    if (life.owner().filter(owner -> !owner.isGone()).isPresent()) {
      life.underWay().forEach(m -> ledger.put(m, Mark.STUCK));
    }
    return new DaemonState(
        initial.phase(),
        initial.op(),
        Collections.unmodifiableSortedMap(ledger),
        initial.word(),
        life.gap(),
        life.hooked(),
        initial.unlogged(),
        initial.gone());
  }

  DaemonState state() {
    return state;
  }

  Phase phase() {
    return state.phase();
  }

  MountTable table() {
    return machine.table();
  }

  /** The machine is told that something happened. */
  void take(Action action) {
    DaemonState before = state;
    state =
        machine
            .step(before, action)
            .orElseThrow(() -> new IllegalStateException(action + " is not enabled in " + before));
    record.step(before, state);
  }

  boolean isEnabled(Action action) {
    return machine.step(state, action).isPresent();
  }

  /** The calls of this state: written to the record before they are made. */
  void intend(String call, Mount m) {
    record.intend(call, m);
  }

  /** A freeze was intended and did not come about. */
  void didNot(Mount m) {
    record.unchanged(m, state.ledger().get(m));
  }

  /** An orphan freeze, if there is one (G13). */
  Optional<Mount> orphan() {
    return marked(Mark.ORPHAN).stream().findFirst();
  }

  /** The mounts with a mark. */
  List<Mount> marked(Mark mark) {
    return state.ledger().keySet().stream().filter(m -> state.ledger().get(m) == mark).toList();
  }

  /** What is held, inner before outer. */
  List<Mount> held() {
    return machine.table().order().stream().filter(this::isHeld).toList();
  }

  boolean isHeld(Mount m) {
    Mark mark = state.ledger().get(m);
    return mark != null && mark.isHeld();
  }

  /**
   * Another look at the mounts. Spec: constant Table, which stands for all mounts that ever were;
   * here those that have gone and are not held are dropped. Spec: constant Hooks; whether there are
   * any is not asked while something is frozen, since nothing may be opened then (G6), and what
   * appears then is no hook of that freeze (G15).
   */
  void replan(Plan plan, BooleanSupplier anyHooks) {
    MountTable table = machine.table().changedTo(plan.table(), state);
    state = table.carry(state);
    hooks = state.anyFrozen() ? hooks : anyHooks.getAsBoolean();
    machine = new Daemon(table, hooks);
    SequencedMap<Mount, Life.Recorded> next = new LinkedHashMap<>();
    for (Mount m : table.order()) {
      plan.superblock(m)
          .map(Superblock::recorded)
          .or(() -> Optional.ofNullable(known.get(m)))
          .ifPresent(each -> next.put(m, each));
    }
    known.clear();
    known.putAll(next);
    record.begin(known.values(), state);
  }

  /** What is known of a file system that is in the table. */
  Life.Recorded recorded(Mount m) {
    return known.get(m);
  }

  /** What is known of a file system, for a person. */
  String name(Mount m) {
    Life.Recorded each = known.get(m);
    return each == null ? m.name() : each.place() + " (" + each.type() + ", " + m.name() + ")";
  }
}
