package frostproof.cli;

import frostproof.machine.Component;
import frostproof.replay.Found;
import frostproof.replay.Observation;
import frostproof.replay.OutsideView;
import frostproof.replay.Shortening;
import frostproof.replay.Subject;
import frostproof.replay.Verdict;
import frostproof.report.Conformity;
import frostproof.report.Deviation;
import frostproof.suite.Strategy;
import frostproof.trace.Boundary;
import frostproof.trace.Exploration;
import frostproof.trace.StateGraph;
import frostproof.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Holds a subject to the reference and says what deviates: each deviation once, by the shortest
 * trace, with the names that explain it. With a profile only its names are tried, and the subject
 * is held to the profile too: what differs from that is unexplained.
 */
final class DeviationSearch {
  private final Component<?> component;
  private final Subject subject;
  private final Optional<Profile> profile;
  private final Output output;
  private final StateGraph reference;
  private final DefectGraphs graphs;
  private final DefectClauses clauses;
  private final List<String> likely;
  private final SortedMap<String, Integer> left = new TreeMap<>();

  DeviationSearch(
      Home home, Component<?> component, Subject subject, Optional<Profile> profile, Output output)
      throws IOException {
    this.component = component;
    this.subject = subject;
    this.profile = profile;
    this.output = output;
    reference = Exploration.of(component);
    graphs = new DefectGraphs(home, component.name(), output);
    clauses = DefectClauses.read(home, component.name());
    List<Profile> known = profile.map(List::of).orElse(Profile.of(home, component));
    likely = known.stream().flatMap(each -> each.defects().stream()).distinct().sorted().toList();
  }

  /**
   * Searches.
   *
   * @param strategy by which the reference's suite is derived, and the profile's
   * @throws IOException when the subject is gone or cannot be tested
   */
  Conformity by(Strategy strategy) throws IOException, InterruptedException {
    OutsideView allowed = new OutsideView(reference);
    List<Found> found =
        replay(strategy.derive(reference).traces(), reference, "the reference").stream()
            .filter(each -> !allowed.explains(heard(each)))
            .toList();
    List<Deviation> deviations = new ArrayList<>(explained(found));
    deviations.forEach(each -> output.progress(each.toString()));
    if (profile.isPresent()) {
      StateGraph graph = graphs.graph(profile.get().defects());
      String name = "the profile " + profile.get().name();
      List<Found> others = replay(strategy.derive(graph).traces(), graph, name);
      Attribution nothing = new Attribution(graphs, others, this::heard);
      List<Deviation> unexplained =
          shortest(others, nothing).stream()
              .map(each -> deviation(each, nothing.of(each)))
              .toList();
      unexplained.forEach(each -> output.progress(each.toString()));
      deviations.addAll(hidden(graph, deviations));
      deviations.addAll(
          new Demonstration(component, subject, graphs, clauses)
              .of(profile.get().defects(), deviations, strategy));
      deviations.addAll(unexplained);
    }
    return Conformity.of(subject, deviations, left);
  }

  private List<Observation> heard(Found found) {
    return Observation.of(Boundary.of(component), found.trace(), found.divergence());
  }

  private List<Found> replay(List<Trace> traces, StateGraph graph, String name)
      throws IOException, InterruptedException {
    Verdict verdict = subject.replay(traces, graph);
    verdict.skippedFor().forEach((reason, count) -> left.merge(reason, count, Integer::sum));
    output.progress(
        String.format(
            Locale.ROOT,
            "%s, held to %s: %,d traces passed, %,d diverged, %,d not followed, %,d steps, %.1f s",
            subject.name(),
            name,
            verdict.passed(),
            verdict.failed(),
            verdict.skipped(),
            verdict.steps(),
            verdict.seconds()));
    if (verdict.broke() || verdict.wasSkipped()) {
      throw new IOException(
          subject.name() + ": " + verdict.brokenBecause() + verdict.skippedBecause());
    }
    return verdict.divergences().stream()
        .map(each -> Found.of(traces.get(each.trace() - 1), each))
        .toList();
  }

  /** Each deviation from the reference once, shortened and explained where that can be. */
  private List<Deviation> explained(List<Found> found) throws IOException, InterruptedException {
    Attribution first = new Attribution(graphs, found, this::heard);
    first.tryLikely(likely);
    List<Found> shortened =
        new Shortening(component, reference, subject).of(shortest(found, first));
    Attribution last = new Attribution(graphs, shortened, this::heard);
    last.tryLikely(likely);
    SortedSet<String> together = last.used();
    together.addAll(likely);
    last.tryTogether(together);
    if (profile.isEmpty()) {
      last.tryAny(clauses.names());
    }
    return shortest(shortened, last).stream().map(each -> deviation(each, last.of(each))).toList();
  }

  /** What the profile has and the reference's traces did not come to: the subject shows it. */
  private List<Deviation> hidden(StateGraph graph, List<Deviation> known)
      throws IOException, InterruptedException {
    ProfileShows shows = new ProfileShows(reference, graph);
    Attribution attribution = new Attribution(graphs, shows.found(), this::heard);
    attribution.tryLikely(likely);
    List<Found> wanted =
        shortest(shows.found(), attribution).stream()
            .filter(each -> attribution.of(each).size() == 1)
            .filter(each ->
                known.stream().noneMatch(k -> k.defect().equals(attribution.of(each).getFirst())))
            .toList();
    if (wanted.isEmpty()) {
      return List.of();
    }
    List<Trace> batch = new ArrayList<>();
    wanted.forEach(each -> batch.add(shows.trace(each, batch.size() + 1)));
    Set<Integer> otherwise = new HashSet<>();
    replay(batch, graph, "what hides in the profile")
        .forEach(each -> otherwise.add(each.trace().number()));
    List<Deviation> shown = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      if (!otherwise.contains(i + 1)) {
        shown.add(deviation(wanted.get(i), attribution.of(wanted.get(i))));
      }
    }
    return shown;
  }

  /** The shortest of those that the same names explain, or that deviate in the same way. */
  private List<Found> shortest(List<Found> found, Attribution attribution) {
    Map<List<String>, Found> shortest = new LinkedHashMap<>();
    found.stream()
        .sorted(Comparator.comparing(each -> each.inputs(component).size()))
        .forEach(each -> shortest.putIfAbsent(kind(each, attribution.of(each)), each));
    return List.copyOf(shortest.values());
  }

  private List<String> kind(Found found, SortedSet<String> names) {
    return names.isEmpty()
        ? List.of(
            found.inputs(component).getLast(),
            found.divergence().expected(),
            found.divergence().observed())
        : List.copyOf(names);
  }

  private Deviation deviation(Found found, SortedSet<String> defects) {
    return deviation(component, clauses, found, defects);
  }

  static Deviation deviation(
      Component<?> component, DefectClauses clauses, Found found, SortedSet<String> defects) {
    List<String> inputs = found.inputs(component);
    return new Deviation(
        clauses.of(defects, found.divergence().label()),
        String.join("; ", inputs),
        inputs.size(),
        found.divergence().expected(),
        found.divergence().observed(),
        String.join("+", defects));
  }
}
