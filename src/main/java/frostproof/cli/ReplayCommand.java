package frostproof.cli;

import frostproof.lab.DriverLab;
import frostproof.machine.Component;
import frostproof.replay.MachineTarget;
import frostproof.replay.Replay;
import frostproof.replay.SettledTarget;
import frostproof.replay.Subject;
import frostproof.replay.Verdict;
import frostproof.report.Explanation;
import frostproof.report.JUnitXml;
import frostproof.report.Ktap;
import frostproof.report.Outcome;
import frostproof.suite.Promise;
import frostproof.suite.Strategy;
import frostproof.trace.Exploration;
import frostproof.trace.StateGraph;
import frostproof.trace.Suite;
import frostproof.trace.Trace;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
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
    description =
        "Replays a suite on the Java machine, on real file systems, on the kernel's own driver, or"
            + " on a program of yours.")
final class ReplayCommand implements Callable<Integer> {
  /** What a suite can be replayed on. */
  enum TargetKind {
    MACHINE,
    IOCTL,
    DAEMON,
    DRIVER,
    GUEST,
    EXEC
  }

  private static final String SETTLED = "settled(tour(edge))";
  private static final String SHORTEST = "settled(shortest)";

  @Spec private picocli.CommandLine.Model.CommandSpec command;
  @Mixin private LabOptions lab;
  @Mixin private KernelOptions kernels;
  @Mixin private ExecOptions exec;
  @Mixin private DaemonOptions daemon;

  @Option(names = "--target", required = true, description = "${COMPLETION-CANDIDATES}")
  private TargetKind target;

  @Option(names = "--component", description = "Only this one; else all that the target has.")
  private List<String> names = List.of();

  @Option(names = "--suite", description = "A suite file instead of the checked-in one.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--strategy",
      description =
          "Derive the suite by this instead of reading the checked-in one. Of a component that"
              + " comes to rest, "
              + SETTLED
              + " is derived for a program: no tester can choose"
              + " when inner steps happen.")
  private Optional<String> strategy = Optional.empty();

  @Option(
      names = "--steps",
      paramLabel = "STIMULI",
      description =
          "Only these, such as \"open; write(REGISTER1); read\", as a deviation has them.")
  private Optional<String> stimuli = Optional.empty();

  @Mixin private DeviationOptions deviations;

  @Option(names = "--trace", description = "Only the trace of this number.")
  private Optional<Integer> number = Optional.empty();

  @Option(names = "--failures", description = "Write each failure, shortened, to this directory.")
  private Optional<Path> failures = Optional.empty();

  @Option(names = "--junit", description = "Write JUnit XML to this file.")
  private Optional<Path> junit = Optional.empty();

  @Option(names = "--ktap", description = "Print KTAP, as kselftest does.")
  private boolean ktap;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** What replay prints as JSON, for a suite. */
  record Row(
      String component,
      String sha256,
      Promise promise,
      List<Verdict> verdicts,
      List<Explanation> explanations) {}

  /** What replay prints as JSON. */
  record Report(boolean ok, List<Row> suites, List<DriverLab.Boot> boots) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (ktap && json) {
      throw new Exit.BadInput("--ktap and --json are two forms of one output: choose one");
    }
    Output output = new Output(command, json || ktap);
    if (strategy.isPresent() && file.isPresent()) {
      throw new Exit.BadInput("--suite names a suite and --strategy derives one: choose one");
    }
    lab.check();
    kernels.check();
    exec.check(target, names);
    daemon.check(target == TargetKind.DAEMON, kernels.ours, stimuli);
    if (target == TargetKind.DAEMON || deviations.wanted()) {
      return deviations(output);
    }
    List<Row> rows = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>();
    for (Suite suite : suites()) {
      rows.add(row(suite, output, outcomes));
    }
    List<Verdict> verdicts = rows.stream().flatMap(row -> row.verdicts().stream()).toList();
    boolean ok = verdicts.stream().noneMatch(verdict -> verdict.failed() > 0);
    boolean missing =
        verdicts.stream().allMatch(Verdict::wasSkipped)
            || verdicts.stream().anyMatch(Verdict::broke);
    report(new Report(ok && !missing, rows, kernels.boots()), outcomes, output);
    return !ok ? Exit.DEVIATION : missing ? Exit.MISSING : Exit.HOLDS;
  }

  /** Holds one subject to the reference and perhaps to a profile. */
  private int deviations(Output output) throws IOException, InterruptedException {
    boolean led = target == TargetKind.DAEMON && !deviations.wanted();
    boolean part = file.isPresent() || number.isPresent() || stimuli.isPresent() && !led;
    if (part || wanted().size() != 1) {
      throw new Exit.BadInput(
          "deviations are those of one component: name it, and no suite, trace or steps");
    }
    boolean install = lab.install.allowed();
    String by = strategy.orElse(target == TargetKind.DAEMON ? SHORTEST : SETTLED);
    if (stimuli.isPresent()) {
      return daemon.lead(stimuli.get(), exec.program, kernels.ours, install, output);
    } else if (target == TargetKind.DAEMON && daemon.crash.isPresent()) {
      return daemon.kill(by, kernels, output);
    }
    Subject subject =
        switch (target) {
          case DRIVER -> kernels.subject(install, output);
          case DAEMON -> daemon.subject(exec.program, kernels.ours, install, output);
          case EXEC -> exec.subject();
          default -> throw new Exit.BadInput("the targets driver, daemon and exec deviate");
        };
    return deviations.search(subject, wanted().getFirst(), by, output);
  }

  private void report(Report report, List<Outcome> outcomes, Output output) throws IOException {
    if (ktap) {
      command.commandLine().getOut().print(Ktap.of(outcomes));
      command.commandLine().getOut().flush();
    } else {
      output.json(report);
    }
    if (junit.isPresent()) {
      try (Writer out = Files.newBufferedWriter(junit.get())) {
        JUnitXml.write(outcomes, out);
      }
    }
  }

  private Row row(Suite suite, Output output, List<Outcome> outcomes)
      throws IOException, InterruptedException {
    List<Trace> traces = chosen(suite);
    List<Verdict> verdicts = verdicts(suite, traces, output);
    List<Explanation> all = new ArrayList<>();
    String derived =
        strategy.map(each -> " --strategy " + Repeat.quoted(each)).orElse("")
            + stimuli.map(each -> " --steps " + Repeat.quoted(each)).orElse("");
    for (Verdict verdict : verdicts) {
      FailureReports reports = new FailureReports(suite, verdict, target, file, exec, derived);
      List<Explanation> explanations = reports.explanations();
      reports.write(failures);
      all.addAll(explanations);
      outcomes.add(
          new Outcome(
              suite.component(),
              suite.sha256(),
              traces.stream().map(Trace::number).toList(),
              verdict,
              explanations));
      ReplayText.print(suite, verdict, explanations, output);
    }
    StateGraph graph = Exploration.of(Home.component(suite.component()));
    Promise promise = Promise.of(suite, graph, target == TargetKind.MACHINE);
    output.line("  " + promise.text());
    return new Row(suite.component(), suite.sha256(), promise, verdicts, all);
  }

  private List<Suite> suites() throws IOException {
    if (file.isPresent()) {
      return List.of(Home.read(file.get()));
    }
    Home home = Home.find();
    List<Suite> suites = new ArrayList<>();
    for (Component<?> component : Home.componentsWithSuite(wanted())) {
      suites.add(suite(home, component));
    }
    if (suites.isEmpty()) {
      throw new Exit.BadInput(
          "there is no suite of " + names + ": nobody outside can schedule its steps");
    }
    return suites;
  }

  private List<String> wanted() {
    if (!names.isEmpty()) {
      return names;
    }
    return switch (target) {
      case MACHINE, EXEC -> List.of();
      case IOCTL -> List.of("filesystem");
      case DRIVER, GUEST, DAEMON -> List.of(target.name().toLowerCase(Locale.ROOT));
    };
  }

  private Suite suite(Home home, Component<?> component) throws IOException {
    if (target == TargetKind.GUEST) {
      return OutsideHost.suite(strategy.orElse(SETTLED));
    }
    if (stimuli.isPresent()) {
      return StimulusSuite.of(component, stimuli.get());
    }
    boolean outside = target == TargetKind.EXEC || target == TargetKind.DRIVER;
    boolean rests = outside && SettledTarget.COMPONENTS.contains(component.name());
    Optional<String> wanted = strategy.or(() -> rests ? Optional.of(SETTLED) : Optional.empty());
    if (wanted.isPresent()) {
      try {
        return Strategy.parse(wanted.get()).derive(Exploration.of(component));
      } catch (IllegalArgumentException e) {
        throw new Exit.BadInput(e.getMessage());
      }
    }
    return home.suite(component.name())
        .orElseThrow(() ->
            new Exit.BadInput(
                home.suiteFile(component.name())
                    + " is missing: make it with ./frostproof suite --write"));
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

  private List<Verdict> verdicts(Suite suite, List<Trace> traces, Output output)
      throws IOException, InterruptedException {
    return switch (target) {
      case MACHINE ->
          List.of(Replay.run(traces, new MachineTarget<>(Home.component(suite.component()))));
      case IOCTL -> {
        if (!suite.component().equals("filesystem")) {
          throw new Exit.BadInput("the target ioctl replays filesystem, not " + suite.component());
        }
        yield RealFileSystems.replay(traces, lab, output);
      }
      case DRIVER -> {
        if (!List.of("driver", "negotiation").contains(suite.component())) {
          throw new Exit.BadInput(
              "the target driver replays driver and negotiation, not " + suite.component());
        }
        yield kernels.replay(suite, traces, lab.install.allowed(), output);
      }
      case GUEST -> kernels.replayGuest(suite, traces, lab, output);
      case EXEC -> List.of(exec.replay(traces, Home.component(suite.component())));
      case DAEMON -> throw new IllegalStateException("deviations of a daemon are searched for");
    };
  }
}
