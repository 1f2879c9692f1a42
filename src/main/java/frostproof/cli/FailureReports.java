package frostproof.cli;

import frostproof.machine.Component;
import frostproof.machine.State;
import frostproof.replay.Divergence;
import frostproof.replay.MachineTarget;
import frostproof.replay.Shrinking;
import frostproof.replay.Target;
import frostproof.replay.Verdict;
import frostproof.report.Clauses;
import frostproof.report.Explanation;
import frostproof.trace.Suite;
import frostproof.trace.SuiteFile;
import frostproof.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Explains each divergence of a verdict. Traces are shortened where trying again costs nothing: on
 * the machine and on programs, not on real file systems.
 */
final class FailureReports {
  /** Shortening one failure after the other helps nobody. */
  private static final int MOST_SHORTENED = 20;

  private final Suite suite;
  private final Verdict verdict;
  private final ReplayCommand.TargetKind kind;
  private final Optional<Path> file;
  private final ExecOptions exec;
  private final String derived;
  private final List<Trace> shortened = new ArrayList<>();
  private final List<Explanation> explanations;

  FailureReports(
      Suite suite,
      Verdict verdict,
      ReplayCommand.TargetKind kind,
      Optional<Path> file,
      ExecOptions exec,
      String derived)
      throws IOException {
    this.suite = suite;
    this.verdict = verdict;
    this.kind = kind;
    this.file = file;
    this.exec = exec;
    this.derived = derived;
    this.explanations =
        verdict.divergences().isEmpty() ? List.of() : explain(Home.component(suite.component()));
  }

  List<Explanation> explanations() {
    return explanations;
  }

  private <S extends State> List<Explanation> explain(Component<S> component) throws IOException {
    Clauses clauses = new Clauses(Home.find().moduleText(component.name()));
    List<Explanation> found = new ArrayList<>();
    for (Divergence divergence : verdict.divergences()) {
      Trace trace = suite.traces().get(divergence.trace() - 1);
      Trace shorter = shorter(component, trace, divergence);
      shortened.add(shorter);
      String rest = derived + (kind == ReplayCommand.TargetKind.EXEC ? exec.words() : "");
      String repeat = Repeat.command(suite, verdict.target(), divergence, file, rest);
      found.add(
          Explanation.of(
              component, verdict.target(), divergence, shorter, clauses, repeat, suite.sha256()));
    }
    return found;
  }

  private <S extends State> Trace shorter(
      Component<S> component, Trace trace, Divergence divergence) throws IOException {
    Trace cut =
        new Trace(trace.number(), trace.start(), trace.steps().subList(0, divergence.step()));
    if (shortened.size() >= MOST_SHORTENED) {
      return cut;
    }
    return switch (kind) {
      case MACHINE -> Shrinking.of(component, new MachineTarget<>(component), trace, divergence);
      case IOCTL, DRIVER, DAEMON, GUEST -> cut;
      case EXEC -> {
        try (Target target = exec.target(component)) {
          yield Shrinking.of(component, target, trace, divergence);
        }
      }
    };
  }

  /** Writes a suite of the shortened trace, its explanation and its chart, for each failure. */
  void write(Optional<Path> directory) throws IOException {
    if (directory.isEmpty() || explanations.isEmpty()) {
      return;
    }
    Files.createDirectories(directory.get());
    for (int i = 0; i < explanations.size(); i++) {
      Explanation explanation = explanations.get(i);
      Trace trace = new Trace(1, shortened.get(i).start(), shortened.get(i).steps());
      String name =
          "%s.%s.trace-%d"
              .formatted(suite.component(), verdict.target(), explanation.divergence().trace());
      SuiteFile.write(
          new Suite(suite.component(), "shortened", suite.graph(), 0, List.of(trace)),
          directory.get().resolve(name + ".suite"));
      Files.writeString(directory.get().resolve(name + ".txt"), explanation.text() + "\n");
      Files.writeString(directory.get().resolve(name + ".mmd"), explanation.chart());
    }
  }
}
