package frostproof.machine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The constants Table, Kind, Movable and MayHang of Daemon.tla.
 *
 * @param kinds every mount with its kind, inner before outer, "/" last (G2)
 * @param movable those that vanish and appear again (G12)
 * @param mayHang those whose freeze may hang (G13)
 */
public record MountTable(
    SequencedMap<Mount, MountKind> kinds, List<Mount> movable, List<Mount> mayHang) {

  /** Copies everything. */
  public MountTable {
    kinds = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(kinds));
    movable = List.copyOf(movable);
    mayHang = List.copyOf(mayHang);
  }

  /**
   * Mounts of disks that stay where they are and do not hang.
   *
   * @param order inner before outer
   */
  public static MountTable ofDisks(List<Mount> order) {
    SequencedMap<Mount, MountKind> kinds = new LinkedHashMap<>();
    order.forEach(m -> kinds.put(m, MountKind.DISK));
    return new MountTable(kinds, List.of(), List.of());
  }

  /** Table: inner before outer. */
  public List<Mount> order() {
    return List.copyOf(kinds.sequencedKeySet());
  }

  /** Untried: the ledger before any freeze. */
  SortedMap<Mount, Mark> untried() {
    SortedMap<Mount, Mark> marks = new TreeMap<>();
    kinds.forEach((m, kind) -> marks.put(m, kind.untried()));
    return Collections.unmodifiableSortedMap(marks);
  }

  /** Waiting(m): it is in the table now and was not tried. */
  static boolean waits(DaemonState s, Mount m) {
    return s.ledger().get(m) == Mark.THAWED && !s.gone().contains(m);
  }

  /** The mounts around one. */
  List<Mount> outer(Mount m) {
    List<Mount> order = order();
    return order.subList(order.indexOf(m) + 1, order.size());
  }

  /** The mounts before one in the table. */
  List<Mount> inner(Mount m) {
    List<Mount> order = order();
    return order.subList(0, order.indexOf(m));
  }

  /** Nothing around a mount is frozen by us. */
  boolean noneFrozenAround(DaemonState s, Mount m) {
    return outer(m).stream().noneMatch(other -> s.ledger().get(other) == Mark.FROZEN);
  }

  boolean isNextToFreeze(DaemonState s, Mount m) {
    return waits(s, m)
        && inner(m).stream().noneMatch(other -> waits(s, other))
        && noneFrozenAround(s, m);
  }

  boolean isNextToThaw(DaemonState s, Mount m) {
    return s.ledger().get(m) == Mark.FROZEN && noneFrozenAround(s, m);
  }

  /** TooLate: a mount appeared within one that is frozen already. */
  boolean tooLate(DaemonState s) {
    return order().stream().anyMatch(m -> waits(s, m) && !noneFrozenAround(s, m));
  }

  boolean anyWaits(DaemonState s) {
    return order().stream().anyMatch(m -> waits(s, m));
  }
}
