package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Backups one after another: a few here, and as many as one likes with {@code mvn test
 * -Dtest=DaemonCyclesTest -Ddaemon.cycles=10000}. Needs root; skipped, with the reason, where that
 * is missing.
 */
class DaemonCyclesTest {
  @ParameterizedTest
  @ValueSource(strings = {"ext4", "xfs", "btrfs"})
  void nothingGrows(String type) throws Exception {
    FsType fsType = FsType.of(type).orElseThrow();
    RealFileSystems.assume(fsType);
    try (Sandbox sandbox = DaemonTest.sandbox(fsType)) {
      String command = DaemonStage.CYCLES + " " + Integer.getInteger("daemon.cycles", 10);
      String said = sandbox.ask(command, Duration.ofHours(2));
      System.out.println(said);
      assertThat(said).startsWith(Agent.OK);
    }
  }
}
