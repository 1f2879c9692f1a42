package frostproof.cli;

import frostproof.daemon.Settings;
import frostproof.lab.Missing;
import frostproof.lab.OurDaemon;
import frostproof.lab.Packages;
import frostproof.lab.SandboxedDaemon;
import frostproof.machine.Component;
import frostproof.replay.Verdict;
import frostproof.suite.Strategy;
import frostproof.trace.Exploration;
import frostproof.trace.StateGraph;
import frostproof.trace.Suite;
import frostproof.trace.Trace;
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
      description =
          "For daemon: of a suite only every Nth trace, and for each step the shortest that takes"
              + " it; of kill points every Nth.")
  private int sample;

  @Option(
      names = "--fresh",
      description =
          "For daemon: start the reference daemon anew for each trace, also where one that lives"
              + " can be led to where the trace's last step is taken.")
  private boolean fresh;

  /** Which kill points of a suite. */
  enum Crash {
    /** One of those that what starts next cannot tell from each other. */
    KINDS,
    /** All. */
    ALL
  }

  @Option(
      names = "--crash",
      paramLabel = "WHICH",
      description =
          "For daemon: kill it (SIGKILL) in every step instead of comparing:"
              + " ${COMPLETION-CANDIDATES}.")
  Optional<Crash> crash = Optional.empty();

  void check(boolean wanted, boolean ours, Optional<String> stimuli) {
    if (daemon.isPresent() && (!wanted || ours) || wanted && !ours && daemon.isEmpty()) {
      throw new Exit.BadInput(
          "the target daemon, and no other, needs --daemon PATH, or --ours instead");
    }
    if (crash.isPresent() && !ours) {
      throw new Exit.BadInput("--crash is for --ours: it needs the reference daemon's stop hook");
    }
    if (crash.isPresent() && stimuli.isPresent()) {
      throw new Exit.BadInput("--crash kills it in every step of a suite: give no --steps");
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
  DaemonSubject subject(List<String> arguments, boolean ours, boolean install, Output output)
      throws IOException {
    if (ours) {
      if (!arguments.isEmpty()) {
        throw new Exit.BadInput("--ours knows the arguments of the reference daemon: give none");
      }
      InstallOption.refuse(SandboxedDaemon.missing(output.typed()));
      Duration waits = millis(Math.max(patience, OUR_PATIENCE));
      return new DaemonSubject(
          OurDaemon.NAME,
          OurDaemon.program(Settings.HOOKS),
          waits,
          millis(limit),
          sample,
          !fresh,
          output);
    }
    Path path = daemon.orElseThrow();
    Optional<Missing> missing =
        Packages.installDaemon(path, install, output::progress)
            .or(() -> SandboxedDaemon.missing(output.typed()));
    if (!Files.isExecutable(path) || Files.isDirectory(path)) {
      throw new Exit.BadInput(path + " is no program that can be run");
    }
    InstallOption.refuse(missing);
    SandboxedDaemon.Program program =
        new SandboxedDaemon.Program(
            path,
            arguments,
            stopHook.map(words -> List.of(words.split(" +"))).orElse(List.of()),
            files,
            hooks);
    return new DaemonSubject(
        program.version(), program, millis(patience), millis(limit), sample, false, output);
  }

  /**
   * Kills the reference daemon in every step of a suite.
   *
   * @return the exit status: it holds where all that was killed was recovered
   */
  int kill(String strategy, KernelOptions kernels, Output output) throws IOException {
    StateGraph graph = Exploration.of(Home.component("daemon"));
    List<Trace> suite = Strategy.parse(strategy).derive(graph).traces();
    try (DaemonSubject subject = subject(List.of(), true, false, output)) {
      boolean kinds = crash.orElseThrow() == Crash.KINDS;
      CrashMatrix.Report report = subject.crash(suite, graph, kinds, kernels::part);
      output.json(report);
      output.line(report.text());
      return report.wrong().isEmpty() ? Exit.HOLDS : Exit.DEVIATION;
    }
  }

  /**
   * Leads a daemon through the steps that somebody typed, in a life of its own.
   *
   * @return the exit status: it holds where it did what it must
   */
  int lead(String stimuli, List<String> arguments, boolean ours, boolean install, Output output)
      throws IOException {
    Component<?> component = Home.component("daemon");
    Suite suite = StimulusSuite.of(component, stimuli);
    try (DaemonSubject subject = subject(arguments, ours, install, output)) {
      Verdict verdict = subject.lead(suite.traces(), Exploration.of(component));
      output.json(verdict);
      ReplayText.print(suite, verdict, List.of(), output);
      verdict.divergences().forEach(each -> output.line(each.text()));
      return verdict.failed() > 0
          ? Exit.DEVIATION
          : verdict.passed() == 0 ? Exit.MISSING : Exit.HOLDS;
    }
  }

  private static Duration millis(double seconds) {
    return Duration.ofMillis((long) (seconds * 1000));
  }
}
