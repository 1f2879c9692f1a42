package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import frostproof.machine.Component;
import frostproof.machine.Reference;
import frostproof.replay.Replay;
import frostproof.replay.Verdict;
import frostproof.trace.Behaviour;
import frostproof.trace.Exploration;
import frostproof.trace.Trace;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The reference daemon, unmodified and with its Java on the disks that freeze, tells no lie. */
class OurDaemonTest {
  private static final Component<?> DAEMON = Reference.component("daemon").orElseThrow();
  private static final String SERVING =
      "DaemonStarts DaemonOpens DaemonRegisters DaemonReadsVersion ";
  private static final String FREEZE = "DaemonReads(\"FREEZE\") FreezeHooksPass ";
  private static final List<String> STORIES =
      List.of(
          SERVING
              + FREEZE
              + "FreezeMount(\"data\") DaemonDies DaemonStarts ThawMount(\"data\") ThawHooksRun"
              + " DaemonOpens DaemonRegisters",
          SERVING
              + "DaemonReads(\"OTHER\") DaemonReplies(\"OK\") "
              + FREEZE
              + "FreezeMount(\"data\") FreezeMountFails(\"home\") ThawMount(\"data\") ThawHooksRun"
              + " FinishThaw DaemonReplies(\"FAIL\")");

  @Test
  void itIsKilledWithAFreezeUnderWayAndItLogsLate() throws IOException {
    Optional<Missing> missing = SandboxedDaemon.missing("mvn verify");
    assumeTrue(missing.isEmpty(), () -> "a daemon: " + missing.orElseThrow());
    List<Trace> traces = new ArrayList<>();
    for (String story : STORIES) {
      traces.add(Behaviour.run(DAEMON, List.of(story.split(" "))).trace(traces.size() + 1));
    }
    SandboxedDaemon daemon = new SandboxedDaemon(OurDaemon.program("/etc/frostproof/hooks"));
    try (DaemonTarget target =
        new DaemonTarget(
            OurDaemon.NAME,
            DAEMON,
            Exploration.of(DAEMON),
            daemon,
            Duration.ofSeconds(10),
            Duration.ofMinutes(2))) {
      Verdict verdict = Replay.run(traces, target);
      assertThat(verdict.divergences()).isEmpty();
      assertThat(verdict.passed()).as(verdict.skippedBecause()).isEqualTo(STORIES.size());
    }
  }
}
