package frostproof.cli;

import frostproof.cli.ComponentReport.SuiteReport;
import frostproof.machine.Component;
import frostproof.suite.Strategy;
import frostproof.tlc.GraphCapture;
import frostproof.trace.StateGraph;
import frostproof.trace.Suite;
import frostproof.trace.SuiteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Derives the suites from the specification. */
@Command(
    name = "suite",
    mixinStandardHelpOptions = true,
    description = "Derives the suites from the specification and compares them with traces/.")
final class SuiteCommand implements Callable<Integer> {
  @Spec private picocli.CommandLine.Model.CommandSpec command;

  @Parameters(arity = "0..*", paramLabel = "COMPONENT", description = "All, by default.")
  private List<String> names = List.of();

  @Option(names = "--write", description = "Write them to traces/ instead of comparing.")
  private boolean write;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** What suite prints as JSON, for a component. */
  record Row(String component, String file, boolean current, SuiteReport suite) {}

  /** What suite prints as JSON. */
  record Report(boolean ok, List<Row> suites) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Output output = new Output(command, json);
    Home home = Home.find();
    List<Row> rows = new ArrayList<>();
    for (Component<?> component : Home.componentsWithSuite(names)) {
      Row row = derive(home, component.name(), output);
      rows.add(row);
      output.line(
          String.format(
              Locale.ROOT,
              "%s: %s, %,d traces, %,d steps, %.3f x the least possible, sha256 %s%s",
              row.file(),
              row.suite().strategy(),
              row.suite().traces(),
              row.suite().steps(),
              row.suite().ratio(),
              row.suite().sha256(),
              row.current() ? "" : ": STALE, renew it with ./frostproof suite --write"));
    }
    boolean ok = rows.stream().allMatch(Row::current);
    output.json(new Report(ok, rows));
    return ok ? Exit.HOLDS : Exit.DEVIATION;
  }

  private Row derive(Home home, String component, Output output)
      throws IOException, InterruptedException {
    StateGraph graph =
        GraphCapture.capture(home.model(component), p -> output.progress("capture", p));
    Suite suite = Strategy.parse(Home.STRATEGY).derive(graph);
    if (write) {
      Files.createDirectories(home.suiteFile(component).getParent());
      SuiteFile.write(suite, home.suiteFile(component));
    }
    Optional<Suite> checkedIn = home.suite(component);
    return new Row(
        component,
        home.root().relativize(home.suiteFile(component)).toString(),
        checkedIn.filter(suite::equals).isPresent(),
        SuiteReport.of(suite));
  }
}
