package frostproof.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import frostproof.freeze.LinuxFiles;
import frostproof.freeze.LinuxStreams;
import frostproof.machine.Action;
import frostproof.machine.Mount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hooks, and what comes while they run. */
class HooksTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Action SIGNAL = new Action.SignalArrives();

  @TempDir private Path directory;

  private final Wake wake = new Wake();

  @BeforeEach
  void needsRoot() {
    assumeTrue("root".equals(System.getProperty("user.name")), "hooks belong to root");
  }

  @AfterEach
  void close() {
    wake.close();
  }

  @Test
  void everyThawHookRunsToItsEndWhateverTheSignal() throws IOException {
    Path said = directory.resolve("said");
    hook("1", "echo 1 >>" + said);
    hook("2", "echo 2 >>" + said);
    wake.tell(SIGNAL);
    assertThat(hooks(LONG, Supervisor.none()).thaw()).isEmpty();
    assertThat(said).hasContent("2\n1\n");
    assertThat(wake.isSignalled()).isTrue();
  }

  @Test
  void aSignalCutsAFreezeHookShort() throws IOException {
    hook("1", "sleep infinity");
    wake.tell(SIGNAL);
    assertThat(hooks(LONG, Supervisor.none()).freeze().orElseThrow()).endsWith("ended by a signal");
  }

  @Test
  void aHookThatTakesTooLongFails() throws IOException {
    hook("1", "sleep infinity");
    assertThat(hooks(Duration.ofMillis(20), Supervisor.none()).freeze().orElseThrow())
        .endsWith("took longer than 20 ms");
  }

  @Test
  void aLinkToWhatSomebodyElseOwnsIsNotRun(@TempDir Path elsewhere) throws IOException {
    hook("1", "true");
    Path target = Files.move(directory.resolve("1"), elsewhere.resolve("theirs"));
    Files.createSymbolicLink(directory.resolve("1"), target);
    assertThat(hooks(LONG, Supervisor.none()).freeze()).isEmpty();
    Files.setAttribute(target, "unix:uid", 1);
    assertThat(hooks(LONG, Supervisor.none()).freeze().orElseThrow()).contains("belong to root");
  }

  @Test
  void theSupervisorIsToldBeforeEachHookHowLongItMayTake() throws IOException {
    hook("1", "true");
    hook("2", "true");
    int[] ends = LinuxStreams.pair();
    hooks(LONG, Supervisor.on(ends[0])).thaw();
    for (int i = 0; i < 2; i++) {
      assertThat(LinuxStreams.poll(new int[] {ends[1]}, LinuxStreams.READABLE, 0))
          .as("something was said")
          .containsExactly(LinuxStreams.READABLE);
      assertThat(LinuxStreams.read(ends[1], 100).bytes())
          .asString(StandardCharsets.US_ASCII)
          .isEqualTo("EXTEND_TIMEOUT_USEC=70000000\n");
    }
    LinuxFiles.close(ends[0]);
    LinuxFiles.close(ends[1]);
  }

  /** Whoever may not take what is pending would otherwise spin until somebody does. */
  @Test
  void whatIsPendingDoesNotEndAPause() {
    wake.tell(new Action.StuckFreezeCompletes(new Mount("8:1")));
    assertThat(wake.pause(LONG)).as("it was told").isTrue();
    assertThat(wake.pause(Duration.ofMillis(1))).as("nothing happened since").isFalse();
    assertThat(wake.isPending()).isTrue();
  }

  private Hooks hooks(Duration limit, Supervisor supervisor) {
    return new Hooks(Optional.of(directory), limit, wake, supervisor);
  }

  private void hook(String name, String text) throws IOException {
    Path hook = directory.resolve(name);
    Files.writeString(hook, "#!/bin/bash\n" + text + "\n");
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
