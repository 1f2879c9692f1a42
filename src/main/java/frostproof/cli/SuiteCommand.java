package frostproof.cli;

import frostproof.cli.ComponentReport.SuiteReport;
import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.suite.Strategy;
import frostproof.suite.Touched;
import frostproof.tlc.ClauseComments;
import frostproof.tlc.GraphCapture;
import frostproof.tlc.Model;
import frostproof.trace.StateGraph;
import frostproof.trace.Suite;
import frostproof.trace.SuiteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
  /** What a reset costs on the target. */
  enum Reset {
    CHEAP,
    DEAR
  }

  @Spec private picocli.CommandLine.Model.CommandSpec command;

  @Parameters(arity = "0..*", paramLabel = "COMPONENT", description = "All, by default.")
  private List<String> names = List.of();

  @Option(
      names = "--strategy",
      defaultValue = Home.STRATEGY,
      description = {
        "${DEFAULT-VALUE} by default; also tour(state), switch(k), w(k), wp(k) and",
        "random(steps=n,seed=s), joined by +, restricted by \"for clause(D7)\" or \"for"
            + " action(Respond)\"."
      })
  private String strategy;

  @Option(
      names = "--reset",
      defaultValue = "CHEAP",
      description = "${COMPLETION-CANDIDATES}: where it is dear, traces are glued together.")
  private Reset reset;

  @Option(
      names = "--since",
      paramLabel = "REV",
      description =
          "Only the traces that a change of spec/ since this revision touches, or since the graph"
              + " of this SHA-256.")
  private Optional<String> since = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "DIRECTORY",
      description = "Write them to this directory instead of comparing.")
  private Optional<Path> directory = Optional.empty();

  @Option(names = "--write", description = "Write them to traces/ instead of comparing.")
  private boolean write;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** What suite prints as JSON, for a component. */
  record Row(
      String component, String file, boolean current, SuiteReport suite, Optional<Saved> saved) {}

  /**
   * What --since saves.
   *
   * @param transitions how many are new or go elsewhere
   * @param states how many lost a transition
   * @param traces how many need not be replayed
   * @param steps how many steps these have
   */
  record Saved(int transitions, int states, int traces, long steps) {}

  /** What suite prints as JSON. */
  record Report(boolean ok, List<Row> suites) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (write && (since.isPresent() || directory.isPresent())) {
      throw new Exit.BadInput("--write renews traces/ as a whole: use --output without it");
    }
    Output output = new Output(command, json);
    Home home = Home.find();
    List<Row> rows = new ArrayList<>();
    for (Component<?> component : Home.componentsWithSuite(names)) {
      Row row = derive(home, component, output);
      rows.add(row);
      print(row, output);
    }
    boolean ok = rows.stream().allMatch(Row::current);
    output.json(new Report(ok, rows));
    return ok ? Exit.HOLDS : Exit.DEVIATION;
  }

  private void print(Row row, Output output) {
    output.line(
        String.format(
            Locale.ROOT,
            "%s: %s, %,d traces, %,d steps%s, sha256 %s%s",
            row.file(),
            row.suite().strategy(),
            row.suite().traces(),
            row.suite().steps(),
            row.suite().bound() == 0
                ? ""
                : String.format(Locale.ROOT, ", %.3f x its lower bound", row.suite().ratio()),
            row.suite().sha256(),
            row.current() ? "" : ": STALE, renew it with ./frostproof suite --write"));
    row.saved()
        .ifPresent(saved ->
            output.line(
                String.format(
                    Locale.ROOT,
                    "  %,d transitions are new or go elsewhere, %,d states lost one: %,d traces of"
                        + " %,d steps are saved",
                    saved.transitions(),
                    saved.states(),
                    saved.traces(),
                    saved.steps())));
  }

  private Row derive(Home home, Component<?> component, Output output)
      throws IOException, InterruptedException {
    Strategy chosen = chosen(home, component);
    StateGraph graph = capture(home.model(component.name()), output);
    Suite whole = chosen.derive(graph);
    if (since.isPresent()) {
      return derive(home, graph, whole, since.get(), output);
    }
    Path file = directory.orElse(home.root().resolve("traces")).resolve(whole.fileName());
    if (write || directory.isPresent()) {
      write(whole, file);
    }
    // Only the default is checked in for every component; another may be missing.
    boolean missing = !Files.exists(file);
    boolean current =
        missing ? !strategy.equals(Home.STRATEGY) : SuiteFile.read(file).equals(whole);
    return new Row(
        component.name(), shown(home, file), current, SuiteReport.of(whole), Optional.empty());
  }

  private Row derive(Home home, StateGraph graph, Suite whole, String revision, Output output)
      throws IOException, InterruptedException {
    StateGraph before;
    try (EarlierSpec earlier = EarlierSpec.at(home, revision)) {
      before = capture(earlier.home().model(graph.component()), output);
    }
    Touched touched = new Touched(before, graph);
    Suite part = touched.of(whole, before.sha256().substring(0, 12));
    Path file = directory.orElse(Path.of("")).resolve(part.fileName());
    if (directory.isPresent()) {
      write(part, file);
    }
    Saved saved =
        new Saved(
            touched.transitions(),
            touched.states(),
            whole.traces().size() - part.traces().size(),
            whole.steps() - part.steps());
    return new Row(
        graph.component(), shown(home, file), true, SuiteReport.of(part), Optional.of(saved));
  }

  private static StateGraph capture(Model model, Output output)
      throws IOException, InterruptedException {
    return GraphCapture.capture(model, p -> output.progress("capture", p));
  }

  private static void write(Suite suite, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    SuiteFile.write(suite, file);
  }

  private static String shown(Home home, Path file) {
    return file.startsWith(home.root()) ? home.root().relativize(file).toString() : file.toString();
  }

  private Strategy chosen(Home home, Component<?> component) throws IOException {
    ClauseComments comments = ClauseComments.read(home.spec());
    String file = home.model(component.name()).module().getFileName().toString();
    String module = file.substring(0, file.lastIndexOf('.'));
    String whole = reset == Reset.DEAR ? "glued(" + strategy + ")" : strategy;
    try {
      return Strategy.parse(whole, clause -> actions(component, comments, module, clause));
    } catch (IllegalArgumentException e) {
      throw new Exit.BadInput(e.getMessage());
    }
  }

  /** The actions of a component whose comments in its module name a clause. */
  private static Set<String> actions(
      Component<?> component, ClauseComments comments, String module, String clause) {
    Set<String> actions = new TreeSet<>();
    for (Action action : component.alphabet()) {
      String name = action.getClass().getSimpleName();
      if (comments.of(module, name).contains(clause)) {
        actions.add(name);
      }
    }
    if (actions.isEmpty()) {
      throw new IllegalArgumentException(
          "no action of " + component.name() + " stands for the clause " + clause);
    }
    return actions;
  }
}
