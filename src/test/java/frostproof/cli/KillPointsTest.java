package frostproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.machine.Reference;
import frostproof.trace.Behaviour;
import frostproof.trace.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

class KillPointsTest {
  private static Trace trace(int number, String... labels) {
    return Behaviour.run(Reference.daemon(), List.of(labels)).trace(number);
  }

  private static List<Integer> lengths(KillPoints points) {
    return points.traces().stream().map(each -> each.steps().size()).toList();
  }

  @Test
  void tracesThatBeginAlikeAreKilledThereOnceAndNobodyWhereNobodyLives() {
    List<Trace> suite =
        List.of(
            trace(1, "DaemonStarts", "DaemonOpens", "DaemonDies"),
            trace(2, "DaemonStarts", "DaemonOpens", "DaemonRegisters"),
            trace(3, "DaemonStarts", "DaemonDies", "DaemonStarts"));
    KillPoints all = KillPoints.of(suite, Reference.daemon(), false);
    assertThat(all.steps()).isEqualTo(7);
    assertThat(lengths(all)).containsExactly(1, 2, 3, 3);
    assertThat(lengths(KillPoints.of(suite, Reference.daemon(), true)))
        .as("the second start is of the same kind as the first")
        .containsExactly(1, 2, 3);
  }
}
