package frostproof.replay;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.Reference;
import frostproof.trace.Exploration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaysTest {
  private static final Component<?> DAEMON = Reference.component("daemon").orElseThrow();

  private static Ways without(Class<? extends Action> never) {
    return new Ways(
        Exploration.of(DAEMON), DAEMON, action -> never.isInstance(action) ? Ways.NEVER : 1);
  }

  @Test
  void theCheapestWayIsFoundAndNoneByWhatIsNeverTaken() {
    Ways ways = without(Action.DaemonDies.class);
    int down = ways.end(List.of()).orElseThrow();
    int opened = ways.end(List.of("DaemonStarts", "DaemonOpens")).orElseThrow();
    assertThat(ways.between(down, opened).orElseThrow())
        .containsExactly(new Action.DaemonStarts(), new Action.DaemonOpens());
    assertThat(ways.between(opened, opened).orElseThrow()).isEmpty();
    assertThat(without(Action.DaemonStarts.class).between(down, opened)).isEmpty();
    assertThat(ways.end(List.of("DaemonOpens"))).isEmpty();
  }
}
