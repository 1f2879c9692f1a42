package frostproof.cli;

import frostproof.machine.Component;
import frostproof.machine.State;
import frostproof.replay.Divergence;
import frostproof.replay.MachineTarget;
import frostproof.replay.Replay;
import frostproof.replay.Verdict;
import frostproof.trace.Suite;
import frostproof.trace.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replays a suite on a target. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Replays a suite on the Java machine or on real file systems.")
final class ReplayCommand implements Callable<Integer> {
  /** What a suite can be replayed on. */
  enum TargetKind {
    MACHINE,
    IOCTL
  }

  @Spec private picocli.CommandLine.Model.CommandSpec command;
  @Mixin private LabOptions lab;

  @Option(names = "--target", required = true, description = "${COMPLETION-CANDIDATES}")
  private TargetKind target;

  @Option(
      names = "--component",
      description = "Only this component; all for machine, filesystem for ioctl by default.")
  private List<String> names = List.of();

  @Option(names = "--suite", description = "A suite file instead of the checked-in one.")
  private Optional<Path> file = Optional.empty();

  @Option(names = "--trace", description = "Only the trace of this number.")
  private Optional<Integer> number = Optional.empty();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** What replay prints as JSON, for a suite. */
  record Row(String component, String sha256, List<Verdict> verdicts) {}

  /** What replay prints as JSON. */
  record Report(boolean ok, List<Row> suites) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Output output = new Output(command, json);
    lab.check();
    List<Row> rows = new ArrayList<>();
    for (Suite suite : suites()) {
      Row row = new Row(suite.component(), suite.sha256(), verdicts(suite, output));
      rows.add(row);
      print(suite, row, output);
    }
    List<Verdict> verdicts = rows.stream().flatMap(row -> row.verdicts().stream()).toList();
    boolean ok = verdicts.stream().noneMatch(verdict -> verdict.failed() > 0);
    boolean missing =
        verdicts.stream().allMatch(Verdict::wasSkipped)
            || verdicts.stream().anyMatch(Verdict::broke);
    output.json(new Report(ok && !missing, rows));
    return !ok ? Exit.DEVIATION : missing ? Exit.MISSING : Exit.HOLDS;
  }

  private List<Suite> suites() throws IOException {
    if (file.isPresent()) {
      return List.of(Home.read(file.get()));
    }
    Home home = Home.find();
    List<String> wanted =
        names.isEmpty() && target == TargetKind.IOCTL ? List.of("filesystem") : names;
    List<Suite> suites = new ArrayList<>();
    for (Component<?> component : Home.componentsWithSuite(wanted)) {
      suites.add(
          home.suite(component.name())
              .orElseThrow(() ->
                  new Exit.BadInput(
                      home.suiteFile(component.name())
                          + " is missing: make it with ./frostproof suite --write")));
    }
    return suites;
  }

  private List<Trace> chosen(Suite suite) {
    if (number.isEmpty()) {
      return suite.traces();
    }
    int wanted = number.get();
    if (wanted < 1 || wanted > suite.traces().size()) {
      throw new Exit.BadInput(
          "the suite has the traces 1 to " + suite.traces().size() + ", not " + wanted);
    }
    return List.of(suite.traces().get(wanted - 1));
  }

  private List<Verdict> verdicts(Suite suite, Output output)
      throws IOException, InterruptedException {
    return switch (target) {
      case MACHINE -> List.of(onMachine(chosen(suite), Home.component(suite.component())));
      case IOCTL -> {
        if (!suite.component().equals("filesystem")) {
          throw new Exit.BadInput("the target ioctl replays filesystem, not " + suite.component());
        }
        yield RealFileSystems.replay(chosen(suite), lab, output);
      }
    };
  }

  private static <S extends State> Verdict onMachine(List<Trace> traces, Component<S> component)
      throws IOException {
    return Replay.run(traces, new MachineTarget<>(component));
  }

  private void print(Suite suite, Row row, Output output) {
    for (Verdict verdict : row.verdicts()) {
      output.line(line(row, verdict));
      for (Divergence divergence : verdict.divergences()) {
        output.line(Repeat.text(suite, verdict.target(), divergence, file));
      }
    }
  }

  private static String line(Row row, Verdict verdict) {
    String where = row.component() + " on " + verdict.target();
    if (verdict.broke()) {
      return where + ": " + verdict.brokenBecause();
    }
    if (verdict.wasSkipped()) {
      return where + ": skipped: " + verdict.skippedBecause();
    }
    return String.format(
        Locale.ROOT,
        "%s: %,d traces passed, %,d failed, %,d steps, %.1f s, suite %s",
        where,
        verdict.passed(),
        verdict.failed(),
        verdict.steps(),
        verdict.seconds(),
        row.sha256());
  }
}
