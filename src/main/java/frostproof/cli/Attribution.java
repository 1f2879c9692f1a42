package frostproof.cli;

import frostproof.replay.Found;
import frostproof.replay.Observation;
import frostproof.replay.OutsideView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Which named defects explain what was heard: the specification with them allows it. One name is
 * preferred to several, and of those that explain something the one that explains most.
 */
final class Attribution {
  private final DefectGraphs graphs;
  private final Map<Found, List<Observation>> heard = new LinkedHashMap<>();
  private final Map<Found, Set<String>> alone = new HashMap<>();
  private final Map<Found, SortedSet<String>> names = new HashMap<>();

  Attribution(
      DefectGraphs graphs, List<Found> found, Function<Found, List<Observation>> observations) {
    this.graphs = graphs;
    for (Found each : found) {
      heard.put(each, observations.apply(each));
      alone.put(each, new LinkedHashSet<>());
    }
  }

  /** Tries each of these names alone on what nothing explains yet; they may say nothing of it. */
  void tryLikely(List<String> candidates) throws IOException, InterruptedException {
    tryAlone(candidates, OutsideView::admits);
  }

  /** Tries each of these names alone on what nothing explains yet; they must say all of it. */
  void tryAny(List<String> candidates) throws IOException, InterruptedException {
    tryAlone(candidates, OutsideView::explains);
  }

  private void tryAlone(
      List<String> candidates, BiPredicate<OutsideView, List<Observation>> explanation)
      throws IOException, InterruptedException {
    List<Found> open = open();
    if (open.isEmpty()) {
      return;
    }
    graphs.prepare(candidates);
    for (String name : candidates) {
      for (Found each : open) {
        if (explanation.test(graphs.view(List.of(name)), heard.get(each))) {
          alone.get(each).add(name);
        }
      }
    }
    cover(open);
  }

  /** Tries these names together on what nothing explains yet, and leaves out what is not needed. */
  void tryTogether(Set<String> candidates) throws IOException, InterruptedException {
    if (candidates.size() > 1) {
      for (Found each : open()) {
        if (explains(candidates, each)) {
          names.put(each, fewest(candidates, each));
        }
      }
    }
  }

  private boolean explains(Set<String> defects, Found found)
      throws IOException, InterruptedException {
    return graphs.view(defects).admits(heard.get(found));
  }

  /** Those that no name explains so far. */
  private List<Found> open() {
    return heard.keySet().stream().filter(each -> !names.containsKey(each)).toList();
  }

  /** The names that explain it; none if nothing does. */
  SortedSet<String> of(Found found) {
    return names.getOrDefault(found, new TreeSet<>());
  }

  /** Every name that explains something. */
  SortedSet<String> used() {
    SortedSet<String> used = new TreeSet<>();
    names.values().forEach(used::addAll);
    return used;
  }

  private void cover(List<Found> open) {
    List<Found> left =
        new ArrayList<>(open.stream().filter(each -> !alone.get(each).isEmpty()).toList());
    while (!left.isEmpty()) {
      Map<String, Integer> explains = new LinkedHashMap<>();
      left.forEach(each -> alone.get(each).forEach(name -> explains.merge(name, 1, Integer::sum)));
      String best =
          explains.keySet().stream().max(Comparator.comparing(explains::get)).orElseThrow();
      for (Found each : List.copyOf(left)) {
        if (alone.get(each).contains(best)) {
          names.put(each, new TreeSet<>(Set.of(best)));
          left.remove(each);
        }
      }
    }
  }

  private SortedSet<String> fewest(Set<String> enough, Found found)
      throws IOException, InterruptedException {
    SortedSet<String> needed = new TreeSet<>(enough);
    for (String name : List.copyOf(needed)) {
      SortedSet<String> fewer = new TreeSet<>(needed);
      fewer.remove(name);
      if (explains(fewer, found)) {
        needed = fewer;
      }
    }
    return needed;
  }
}
