package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import frostproof.lab.SandboxedDaemon.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution's own daemon, unmodified, step by step. */
class DaemonTargetTest {
  private static final List<String> SERVING =
      List.of("start", "open = 0", "write(REGISTER1) = 0", "read = VERSION");

  private static SandboxedDaemon stock() {
    Optional<Missing> missing =
        Packages.installDaemon(
                Packages.STOCK, Boolean.getBoolean("lab.install"), System.out::println)
            .or(() -> SandboxedDaemon.missing("mvn verify"));
    assumeTrue(missing.isEmpty(), () -> "a daemon: " + missing.orElseThrow());
    return new SandboxedDaemon(
        new SandboxedDaemon.Program(Packages.STOCK, List.of("-n"), List.of(), List.of(), ""));
  }

  private static Seen run(SandboxedDaemon daemon, String... inputs) throws IOException {
    daemon.reset();
    Seen seen = daemon.look();
    for (String input : SERVING) {
      seen = daemon.step(input);
    }
    for (String input : inputs) {
      seen = daemon.step(input);
    }
    return seen;
  }

  @Test
  void aRealDaemonIsLedStepByStep() throws IOException {
    try (SandboxedDaemon daemon = stock()) {
      assertThat(run(daemon, "read = HOT_BACKUP").calls()).containsExactly("reply(OK)");
      Seen frozen =
          run(
              daemon,
              "read = FREEZE",
              "FIFREEZE(home) = 0",
              "FIFREEZE(bind) = EBUSY",
              "FIFREEZE(data) = 0",
              "FIFREEZE(root) = 0");
      assertThat(frozen.frozen()).containsExactly("data", "home", "root");
      assertThat(frozen.calls()).as("it logs while \"/\" is frozen (G6)").containsExactly("log");
      assertThat(daemon.step("log = 0").calls()).containsExactly("reply(OK)");
      assertThat(daemon.step("reply(OK) = EINVAL").calls()).as("G7").containsExactly("log");
      assertThat(daemon.step("log = 0").calls()).containsExactly("close");
      assertThat(daemon.step("kill"))
          .as("G8")
          .isEqualTo(new Seen(frozen.frozen(), java.util.Set.of()));
      assertThat(run(daemon, "read = FREEZE", "FIFREEZE(home) = EIO").calls())
          .as("it thaws what it has not frozen (G5)")
          .containsExactly("FITHAW(home)");
      assertThat(run(daemon, "signal").calls()).containsExactly("exit");
      daemon.reset();
      assertThat(daemon.look().frozen()).isEmpty();
    }
  }

  /** It was: the daemon exits. */
  @Test
  void aFileThatIsNoProgramIsNotTakenForADaemonThatExits(@TempDir Path directory)
      throws IOException {
    stock();
    Path file = Files.writeString(directory.resolve("text"), "no program\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    try (SandboxedDaemon daemon =
        new SandboxedDaemon(
            new SandboxedDaemon.Program(file, List.of(), List.of(), List.of(), ""))) {
      daemon.reset();
      assertThatThrownBy(() -> daemon.step("start"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot be run");
    }
  }

  /** It was: its stop hook was not there, and so left everything frozen. */
  @Test
  void aDaemonAndItsStopHookAreAtTheirAbsolutePaths() {
    SandboxedDaemon.Program program =
        new SandboxedDaemon.Program(
            Path.of("./mine"), List.of(), List.of("./mine", "-r"), List.of(), "");
    assertThat(program.daemon()).isEqualTo(Path.of("mine").toAbsolutePath());
    assertThat(program.stopHook()).containsExactly(program.daemon().toString(), "-r");
  }

  /** The signal had ended it at once, and with it the freeze that no signal ends. */
  @Test
  void aFreezeThatHangsOutlivesADaemonThatASignalEnds() throws IOException {
    try (SandboxedDaemon daemon = stock()) {
      Seen seen = run(daemon, "read = FREEZE", "FIFREEZE(home) = hangs", "signal");
      assertThat(seen.calls()).containsExactly("exit");
      assertThat(daemon.step("exit = 0").frozen()).isEmpty();
      assertThat(daemon.step("hung FIFREEZE completes").frozen()).containsExactly("home");
    }
  }
}
