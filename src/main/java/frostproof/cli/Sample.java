package frostproof.cli;

import frostproof.trace.Step;
import frostproof.trace.Trace;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A part of a suite. */
final class Sample {
  private Sample() {}

  /**
   * Every so-manyth trace, and for each step that none of those takes the shortest that does: a
   * fault that shows in one answer only is not missed for that alone.
   *
   * @param traces the suite
   * @param every how many traces one is taken of
   * @return in the order of the suite
   */
  static List<Trace> of(List<Trace> traces, int every) {
    Set<String> taken = new HashSet<>();
    SortedSet<Integer> chosen = new TreeSet<>();
    for (int i = 0; i < traces.size(); i += every) {
      chosen.add(i);
      taken.addAll(labels(traces.get(i)));
    }
    List<Integer> shortestFirst =
        IntStream.range(0, traces.size())
            .boxed()
            .sorted(Comparator.comparing(i -> traces.get(i).steps().size()))
            .toList();
    for (int i : shortestFirst) {
      if (taken.addAll(labels(traces.get(i)))) {
        chosen.add(i);
      }
    }
    return chosen.stream().map(traces::get).toList();
  }

  private static List<String> labels(Trace trace) {
    return trace.steps().stream().map(Step::label).toList();
  }
}
