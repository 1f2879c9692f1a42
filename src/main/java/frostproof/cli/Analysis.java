package frostproof.cli;

import frostproof.cli.ComponentReport.SuiteReport;
import frostproof.machine.Component;
import frostproof.machine.State;
import frostproof.replay.Divergence;
import frostproof.replay.MachineTarget;
import frostproof.replay.Replay;
import frostproof.replay.Verdict;
import frostproof.suite.Strategy;
import frostproof.tlc.CheckResult;
import frostproof.tlc.GraphCapture;
import frostproof.tlc.Model;
import frostproof.tlc.ModelChecker;
import frostproof.tlc.ModelVerdict;
import frostproof.tlc.Violation;
import frostproof.trace.Exploration;
import frostproof.trace.GraphDifference;
import frostproof.trace.StateGraph;
import frostproof.trace.Suite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that verify asks about one component: is its specification right, is the machine the
 * specification, is the checked-in suite the one that the specification gives, does the machine
 * pass it?
 *
 * @param <S> the component's states
 */
final class Analysis<S extends State> {
  private final Home home;
  private final Component<S> component;
  private final Optional<Suite> checkedIn;
  private final int workers;
  private final Output output;
  private final List<String> problems = new ArrayList<>();
  private final List<SuiteReport> suites = new ArrayList<>();
  private final List<Verdict> replays = new ArrayList<>();
  private int states;
  private int transitions;
  private boolean equal;
  private boolean checked = true;
  private double seconds;

  Analysis(
      Home home, Component<S> component, Optional<Suite> checkedIn, int workers, Output output) {
    this.home = home;
    this.component = component;
    this.checkedIn = checkedIn;
    this.workers = workers;
    this.output = output;
  }

  boolean isOf(String name) {
    return component.name().equals(name);
  }

  void run() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Model model = home.model(component.name());
    StateGraph graph = GraphCapture.capture(model, p -> output.progress("capture", p));
    Optional<GraphDifference> difference =
        GraphDifference.between(graph, Exploration.of(component));
    difference.ifPresent(found ->
        problems.add(
            component.name()
                + ": the machine is not the specification.\n"
                + found.text()
                + "\nto see it again: ./frostproof verify --component "
                + component.name()));
    states = graph.states().size();
    transitions = graph.edges().size();
    equal = difference.isEmpty();
    if (equal && Home.hasSuite(component.name())) {
      replay(graph);
    }
    for (Model each : home.models(component.name())) {
      checked &= check(each);
    }
    seconds = (System.nanoTime() - start) / 1e9;
  }

  /**
   * What was found.
   *
   * @param elsewhere what came of the checked-in suite on other targets than the machine
   */
  ComponentReport report(List<Verdict> elsewhere) {
    for (Verdict verdict : elsewhere) {
      replays.add(verdict);
      divergences(checkedIn.orElseThrow(), verdict);
    }
    return new ComponentReport(
        component.name(),
        states,
        transitions,
        checked,
        equal,
        List.copyOf(suites),
        List.copyOf(replays),
        List.copyOf(problems),
        seconds);
  }

  private boolean check(Model model) throws IOException, InterruptedException {
    CheckResult result = ModelChecker.check(model, workers, p -> output.progress("check", p));
    ModelVerdict verdict = model.verdict(result);
    if (model.expectedStates().isEmpty()) {
      problems.add(verdict.explanation());
      return false;
    }
    if (!verdict.holds()) {
      String counterexample = result.violation().map(Violation::text).orElse("");
      problems.add((verdict.explanation() + "\n" + counterexample).strip());
    }
    return verdict.holds();
  }

  private void replay(StateGraph graph) throws IOException {
    Suite suite = Strategy.parse(Home.STRATEGY).derive(graph);
    suites.add(SuiteReport.of(suite));
    if (checkedIn.isEmpty() || !checkedIn.get().equals(suite)) {
      problems.add(
          "%s is %s: renew it with ./frostproof suite --write %s"
              .formatted(
                  home.root().relativize(home.suiteFile(component.name())),
                  checkedIn.isEmpty() ? "missing" : "stale",
                  component.name()));
    }
    Verdict verdict = Replay.run(suite.traces(), new MachineTarget<>(component));
    replays.add(verdict);
    divergences(suite, verdict);
  }

  private void divergences(Suite suite, Verdict verdict) {
    for (Divergence divergence : verdict.divergences()) {
      problems.add(Repeat.text(suite, verdict.target(), divergence, Optional.empty()));
    }
  }
}
