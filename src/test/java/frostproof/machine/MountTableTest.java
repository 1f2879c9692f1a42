package frostproof.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frostproof.machine.Action.*;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a daemon asks its table, and what becomes of a state when the table changes. */
class MountTableTest {
  private static final Mount A = new Mount("a");
  private static final Mount B = new Mount("b");
  private static final Mount C = new Mount("c");

  @Test
  void theNextMountIsTheOneThatTheMachineAllows() {
    Daemon daemon = Reference.daemon();
    Set<DaemonState> seen = new HashSet<>(Set.of(daemon.initial()));
    Deque<DaemonState> next = new ArrayDeque<>(seen);
    while (!next.isEmpty()) {
      DaemonState s = next.remove();
      Stream<Mount> mounts = daemon.table().order().stream();
      List<Mount> freezes =
          mounts.filter(m -> daemon.step(s, new FreezeMount(m)).isPresent()).toList();
      if (s.phase() == Phase.FREEZING) {
        assertThat(freezes).isEqualTo(daemon.table().nextToFreeze(s).stream().toList());
      }
      mounts = daemon.table().order().stream();
      List<Mount> thaws = mounts.filter(m -> daemon.step(s, new ThawMount(m)).isPresent()).toList();
      if (s.phase().thaws()) {
        assertThat(thaws).isEqualTo(daemon.table().nextToThaw(s).stream().toList());
      }
      daemon.alphabet().stream()
          .flatMap(action -> daemon.step(s, action).stream())
          .filter(seen::add)
          .forEach(next::add);
    }
    assertThat(seen).hasSizeGreaterThan(1000);
  }

  @Test
  void whenNothingIsHeldTheNewTableHolds() {
    MountTable next = MountTable.ofDisks(List.of(C, A));
    MountTable table = MountTable.ofDisks(List.of(A, B));
    DaemonState s = new Daemon(table, false).initial();
    assertThat(table.changedTo(next, s)).isEqualTo(next);
    assertThat(next.carry(s).ledger()).containsOnlyKeys(A, C);
  }

  @Test
  void whatIsHeldStaysInItsPlaceThoughItIsNotMountedAnyMore() {
    MountTable table = MountTable.ofDisks(List.of(A, B, C));
    DaemonState s = new Daemon(table, false).initial().mark(A, Mark.FROZEN).mark(B, Mark.STUCK);
    MountTable next = MountTable.ofDisks(List.of(C, B));
    MountTable merged = table.changedTo(next, s);
    assertThat(merged.order()).containsExactly(A, B, C);
    assertThat(merged.carry(s).ledger())
        .containsEntry(A, Mark.FROZEN)
        .containsEntry(B, Mark.STUCK)
        .containsEntry(C, Mark.THAWED);
  }

  @Test
  void whatIsHeldStaysWhatItWas() {
    MountTable table = MountTable.ofDisks(List.of(A));
    DaemonState s = new Daemon(table, false).initial().mark(A, Mark.FROZEN);
    SequencedMap<Mount, MountKind> kinds = new LinkedHashMap<>();
    kinds.put(A, MountKind.READONLY);
    MountTable next = new MountTable(kinds, List.of(), List.of());
    assertThat(table.changedTo(next, s).carry(s)).isEqualTo(s);
  }

  @Test
  void whatAppearsComesBeforeTheOneAroundIt() {
    MountTable table = MountTable.ofDisks(List.of(A, C));
    DaemonState s = new Daemon(table, false).initial().mark(A, Mark.FROZEN);
    assertThat(table.changedTo(MountTable.ofDisks(List.of(A, B, C)), s).order())
        .containsExactly(A, B, C);
  }

  @Test
  void whatCannotFreezeIsNotAskedTwiceInAFreeze() {
    MountTable table = MountTable.ofDisks(List.of(A, B));
    DaemonState s = new Daemon(table, false).initial().mark(A, Mark.UNSUPPORTED);
    assertThat(table.carry(s)).isEqualTo(s);
  }

  @Test
  void nothingThatIsHeldIsForgotten() {
    DaemonState s =
        new Daemon(MountTable.ofDisks(List.of(A)), false).initial().mark(A, Mark.ORPHAN);
    assertThatThrownBy(() -> MountTable.ofDisks(List.of(B)).carry(s))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
