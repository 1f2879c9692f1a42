package frostproof.machine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

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

  /** The one mount for which IsNextToFreeze holds, if there is one. */
  public Optional<Mount> nextToFreeze(DaemonState s) {
    return kinds.sequencedKeySet().stream()
        .filter(m -> waits(s, m))
        .findFirst()
        .filter(m -> isNextToFreeze(s, m));
  }

  /** The one mount for which IsNextToThaw holds, if there is one. */
  public Optional<Mount> nextToThaw(DaemonState s) {
    return kinds.sequencedKeySet().reversed().stream()
        .filter(m -> s.ledger().get(m) == Mark.FROZEN)
        .findFirst();
  }

  /** TooLate: a mount appeared within one that is frozen already. */
  boolean tooLate(DaemonState s) {
    return order().stream().anyMatch(m -> waits(s, m) && !noneFrozenAround(s, m));
  }

  /**
   * This table as it is after another look at the mounts. What the daemon holds (frozen, stuck or
   * an orphan) stays, whether it is still mounted or not, and while it holds anything the order of
   * what was there stays too: it thaws in the reverse of the order in which it froze (G2, G12).
   *
   * @param next what is mounted now
   * @param s the state of a daemon with this table
   */
  public MountTable changedTo(MountTable next, DaemonState s) {
    Predicate<Mount> held = m -> s.ledger().getOrDefault(m, Mark.THAWED).isHeld();
    if (order().stream().noneMatch(held)) {
      return next;
    }
    List<Mount> merged = new ArrayList<>(order());
    merged.removeIf(m -> !held.test(m) && !next.kinds().containsKey(m));
    List<Mount> later = next.order();
    for (Mount fresh : later.stream().filter(m -> !merged.contains(m)).toList()) {
      List<Mount> around = later.subList(later.indexOf(fresh) + 1, later.size());
      int at = merged.stream().filter(around::contains).findFirst().map(merged::indexOf).orElse(-1);
      merged.add(at < 0 ? merged.size() : at, fresh);
    }
    SequencedMap<Mount, MountKind> mixed = new LinkedHashMap<>();
    merged.forEach(m -> mixed.put(m, held.test(m) ? kinds.get(m) : next.kinds().get(m)));
    return new MountTable(mixed, next.movable(), next.mayHang());
  }

  /**
   * A daemon's state carried over to this table, which has everything that the daemon holds.
   *
   * @throws IllegalArgumentException if something that it holds is not in this table
   */
  public DaemonState carry(DaemonState s) {
    SortedMap<Mount, Mark> ledger = new TreeMap<>(untried());
    s.ledger()
        .forEach((m, mark) -> {
          if (mark.isHeld() && ledger.replace(m, mark) == null) {
            throw new IllegalArgumentException(m + " is " + mark + " and not in the table");
          }
          if (mark == Mark.UNSUPPORTED) {
            ledger.replace(m, Mark.THAWED, mark);
          }
        });
    return s.withLedger(Collections.unmodifiableSortedMap(ledger))
        .withGone(Collections.unmodifiableSortedSet(new TreeSet<>()));
  }

  boolean anyWaits(DaemonState s) {
    return order().stream().anyMatch(m -> waits(s, m));
  }
}
