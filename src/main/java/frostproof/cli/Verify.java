package frostproof.cli;

import frostproof.machine.Component;
import frostproof.machine.State;
import frostproof.replay.Verdict;
import frostproof.trace.Suite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job: everything that the project claims, shown again. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Checks the specification, proves the machine equal to it, derives the suites and replays"
          + " them on the machine and on real file systems."
    })
final class Verify implements Callable<Integer> {
  private static final String FILE_SYSTEM = "filesystem";

  @Spec private picocli.CommandLine.Model.CommandSpec command;
  @Mixin private LabOptions lab;

  @Option(names = "--component", description = "Only this component; may be repeated.")
  private List<String> names = List.of();

  @Option(names = "--workers", defaultValue = "2", description = "TLC workers: ${DEFAULT-VALUE}.")
  private int workers;

  @Option(names = "--json", description = "Print one JSON object instead of the table.")
  private boolean json;

  /** What verify prints as JSON. */
  record Report(boolean ok, List<ComponentReport> components, double seconds) {
    static Report of(List<ComponentReport> components, double seconds) {
      boolean hold = components.stream().allMatch(ComponentReport::holds);
      return new Report(hold && broken(components).isEmpty(), components, seconds);
    }

    private static List<Verdict> broken(List<ComponentReport> components) {
      return components.stream()
          .flatMap(component -> component.replays().stream())
          .filter(Verdict::broke)
          .toList();
    }

    /** The verdicts on targets that were gone before the end. */
    List<Verdict> broken() {
      return broken(components);
    }

    int status() {
      boolean hold = components.stream().allMatch(ComponentReport::holds);
      return !hold ? Exit.DEVIATION : ok ? Exit.HOLDS : Exit.MISSING;
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Output output = new Output(command, json);
    Home home = Home.find();
    Exit.checkWorkers(workers);
    lab.check();
    List<Component<?>> components = Home.components(names);
    Map<String, Optional<Suite>> checkedIn = new LinkedHashMap<>();
    for (Component<?> component : components) {
      checkedIn.put(component.name(), home.suite(component.name()));
    }
    List<ComponentReport> reports = run(home, components, checkedIn, output);
    Report report = Report.of(reports, (System.nanoTime() - start) / 1e9);
    VerifyTable.print(report, output);
    output.json(report);
    return report.status();
  }

  /** Two components at a time, and beside them the real file systems. */
  private List<ComponentReport> run(
      Home home,
      List<Component<?>> components,
      Map<String, Optional<Suite>> checkedIn,
      Output output)
      throws IOException, InterruptedException {
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      List<Future<Analysis<?>>> analyses = new ArrayList<>();
      try {
        for (Component<?> component : components.reversed()) {
          Optional<Suite> suite = checkedIn.get(component.name());
          analyses.addFirst(two.submit(() -> analyse(home, component, suite, output)));
        }
        List<Verdict> real = List.of();
        Optional<Suite> suite = checkedIn.getOrDefault(FILE_SYSTEM, Optional.empty());
        if (suite.isPresent()) {
          real = RealFileSystems.replay(suite.get().traces(), lab, output);
        }
        List<ComponentReport> reports = new ArrayList<>();
        for (Analysis<?> analysis : Pending.all(analyses)) {
          reports.add(analysis.report(analysis.isOf(FILE_SYSTEM) ? real : List.of()));
        }
        return reports;
      } finally {
        two.shutdownNow();
      }
    }
  }

  private <S extends State> Analysis<S> analyse(
      Home home, Component<S> component, Optional<Suite> suite, Output output)
      throws IOException, InterruptedException {
    Analysis<S> analysis = new Analysis<>(home, component, suite, workers, output);
    analysis.run();
    return analysis;
  }
}
