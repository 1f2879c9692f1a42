package frostproof.cli;

import frostproof.trace.Step;
import frostproof.trace.Trace;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/** A part of a suite. */
final class Sample {
  private Sample() {}

  /**
   * Every so-manyth trace, and for each step the shortest that takes it: a fault that shows in one
   * answer only is not missed for that alone.
   *
   * @param traces the suite
   * @param every how many traces one is taken of
   * @return in the order of the suite
   */
  static List<Trace> of(List<Trace> traces, int every) {
    Map<String, Integer> shortest = new HashMap<>();
    SortedSet<Integer> chosen = new TreeSet<>();
    for (int i = 0; i < traces.size(); i++) {
      if (i % every == 0) {
        chosen.add(i);
      }
      for (Step step : traces.get(i).steps()) {
        shortest.merge(
            step.label(),
            i,
            BinaryOperator.minBy(Comparator.comparing(each -> traces.get(each).steps().size())));
      }
    }
    chosen.addAll(shortest.values());
    return chosen.stream().map(traces::get).toList();
  }
}
