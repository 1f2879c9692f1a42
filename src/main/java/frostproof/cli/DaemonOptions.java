package frostproof.cli;

import frostproof.daemon.Settings;
import frostproof.lab.Missing;
import frostproof.lab.OurDaemon;
import frostproof.lab.Packages;
import frostproof.lab.SandboxedDaemon;
import frostproof.replay.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which daemon the target daemon is, and what it needs. */
final class DaemonOptions {
  private static final double OUR_PATIENCE = 10; // seconds: its Java starts, its watchdog waits

  @Option(
      names = "--daemon",
      paramLabel = "PATH",
      description = "For daemon: the program; its arguments come after --.")
  private Optional<Path> daemon = Optional.empty();

  @Option(
      names = "--stop-hook",
      paramLabel = "COMMAND",
      description =
          "For daemon: what the service manager runs after it has ended, one word a blank.")
  private Optional<String> stopHook = Optional.empty();

  @Option(
      names = "--hooks",
      paramLabel = "DIRECTORY",
      defaultValue = "",
      description = "For daemon: where its hooks are; one is put there.")
  private String hooks;

  @Option(
      names = "--with",
      paramLabel = "PATH",
      description = "For daemon: a file or directory that it needs besides its libraries.")
  private List<Path> files = List.of();

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description =
          "For daemon: how long is waited for what only time brings (a watchdog, a deadline):"
              + " ${DEFAULT-VALUE}.")
  private double patience;

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      defaultValue = "1200",
      description = "For daemon: traces that begin later are skipped: ${DEFAULT-VALUE}.")
  private double limit;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "1",
      description = "For daemon: of a suite only every Nth trace.")
  private int sample;

  void check(boolean wanted, boolean ours) {
    if (daemon.isPresent() && (!wanted || ours) || wanted && !ours && daemon.isEmpty()) {
      throw new Exit.BadInput(
          "the target daemon, and no other, needs --daemon PATH, or --ours instead");
    }
    if (sample < 1 || !(patience > 0) || !(limit > 0)) {
      throw new Exit.BadInput("--sample, --patience and --limit are positive");
    }
  }

  /**
   * The daemon.
   *
   * @param arguments its arguments
   * @param ours the reference daemon, which knows its arguments itself
   * @param install whether packages may be installed
   * @throws Exit.BadInput in one line, where there is no such program
   * @throws IOException in one line, where it cannot be tested here
   */
  Subject subject(List<String> arguments, boolean ours, boolean install, Output output)
      throws IOException {
    if (ours) {
      if (!arguments.isEmpty()) {
        throw new Exit.BadInput("--ours knows the arguments of the reference daemon: give none");
      }
      refuse(SandboxedDaemon.missing(output.typed()));
      Duration waits = millis(Math.max(patience, OUR_PATIENCE));
      return new DaemonSubject(
          OurDaemon.NAME, OurDaemon.program(Settings.HOOKS), waits, millis(limit), sample, output);
    }
    Path path = daemon.orElseThrow();
    Optional<Missing> missing =
        Packages.installDaemon(
                path.getFileName().toString(), "hyperv-daemons", install, output::progress)
            .or(() -> SandboxedDaemon.missing(output.typed()));
    if (!Files.isExecutable(path)) {
      throw new Exit.BadInput(path + " is no program that can be run");
    }
    refuse(missing);
    SandboxedDaemon.Program program =
        new SandboxedDaemon.Program(
            path,
            arguments,
            stopHook.map(words -> List.of(words.split(" +"))).orElse(List.of()),
            files,
            hooks);
    return new DaemonSubject(
        program.version(), program, millis(patience), millis(limit), sample, output);
  }

  private static void refuse(Optional<Missing> missing) throws IOException {
    if (missing.isPresent()) {
      throw new IOException(missing.get().toString());
    }
  }

  private static Duration millis(double seconds) {
    return Duration.ofMillis((long) (seconds * 1000));
  }
}
