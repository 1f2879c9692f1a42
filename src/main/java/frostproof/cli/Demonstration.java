package frostproof.cli;

import frostproof.machine.Component;
import frostproof.replay.Found;
import frostproof.replay.Outputs;
import frostproof.replay.OutsideView;
import frostproof.replay.Subject;
import frostproof.report.Deviation;
import frostproof.suite.Strategy;
import frostproof.trace.Boundary;
import frostproof.trace.StateGraph;
import frostproof.trace.Step;
import frostproof.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Shows each defect of a profile by a trace of its own: a shortest one after which the profile does
 * something that it would not do without this defect, and the subject does it. A defect that shows
 * early in every trace of the reference hides the others there, and hides nothing here.
 */
final class Demonstration {
  private static final int MOST_TRIED = 8;

  /** What is seen of one that makes no call any more. */
  private static final List<String> ENDED = List.of("exit");

  private final Component<?> component;
  private final Subject subject;
  private final DefectGraphs graphs;
  private final DefectClauses clauses;

  Demonstration(
      Component<?> component, Subject subject, DefectGraphs graphs, DefectClauses clauses) {
    this.component = component;
    this.subject = subject;
    this.graphs = graphs;
    this.clauses = clauses;
  }

  /**
   * Shows those of a profile that were not shown yet.
   *
   * @param profile its defects
   * @param shown what was shown already
   * @param strategy by which traces are derived
   */
  List<Deviation> of(Set<String> profile, List<Deviation> shown, Strategy strategy)
      throws IOException, InterruptedException {
    Set<String> left = new TreeSet<>(profile);
    shown.forEach(each -> left.removeAll(Arrays.asList(each.defect().split("\\+"))));
    if (left.isEmpty()) {
      return List.of();
    }
    List<Trace> traces = traces(strategy, graphs.graph(profile));
    List<Deviation> deviations = new ArrayList<>();
    for (String defect : left) {
      Set<String> without = new TreeSet<>(profile);
      without.remove(defect);
      Optional<Found> shownBy = show(traces, graphs.view(profile), without);
      if (shownBy.isEmpty()) {
        List<Trace> others = traces(strategy, graphs.graph(without));
        shownBy = show(others, graphs.view(profile), without);
      }
      shownBy
          .map(found ->
              DeviationSearch.deviation(component, clauses, found, new TreeSet<>(Set.of(defect))))
          .ifPresent(deviations::add);
    }
    return deviations;
  }

  private static List<Trace> traces(Strategy strategy, StateGraph graph) {
    return strategy.derive(graph).traces().stream()
        .sorted(Comparator.comparing(trace -> trace.steps().size()))
        .toList();
  }

  private Optional<Found> show(List<Trace> traces, OutsideView whole, Set<String> without)
      throws IOException, InterruptedException {
    OutsideView view = graphs.view(without);
    StateGraph graph = graphs.graph(without);
    int tried = 0;
    for (Trace trace : traces) {
      if (tried < MOST_TRIED && differs(trace, whole, view)) {
        tried++;
        Trace alone = new Trace(1, trace.start(), trace.steps());
        Optional<Found> found =
            subject.replay(List.of(alone), graph).divergences().stream()
                .map(each -> Found.of(alone, each))
                .findFirst();
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** Whether somewhere on the way the profile does what it would not do without the defect. */
  private boolean differs(Trace trace, OutsideView whole, OutsideView without) {
    Boundary boundary = Boundary.of(component);
    Set<Integer> ours = whole.begin();
    Set<Integer> theirs = without.begin();
    for (Step step : trace.steps()) {
      if (boundary.of(step.label()) instanceof Boundary.Chosen chosen) {
        Set<String> heard = whole.heard(ours, chosen.input());
        if (heard.isEmpty()) {
          return false;
        }
        List<String> calls = Outputs.of(heard.iterator().next());
        Optional<List<String>> first = Optional.of(calls.isEmpty() ? ENDED : calls);
        ours = whole.after(ours, chosen.input(), first);
        theirs = without.after(theirs, chosen.input(), first);
        if (theirs.isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }
}
