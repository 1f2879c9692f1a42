package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Backups one after another: a few here, and as many as one likes with {@code mvn test
 * -Dtest=DaemonCyclesTest -Ddaemon.cycles=10000}. Needs root; skipped, with the reason, where that
 * is missing.
 */
class DaemonCyclesTest {
  @Test
  void nothingGrows() throws Exception {
    RealFileSystems.assume(FsType.EXT4);
    try (Sandbox sandbox = DaemonTest.sandbox(FsType.EXT4)) {
      String command = DaemonStage.CYCLES + " " + Integer.getInteger("daemon.cycles", 10);
      String said = sandbox.ask(command, Duration.ofHours(2));
      System.out.println(said);
      assertThat(said).startsWith(Agent.OK);
    }
  }
}
