package frostproof.machine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The fewest facets of a state that decide a question: of up to four facets the first choice in
 * order that suffices, else what is left when each facet that can be spared was taken away, the
 * last one first.
 */
final class FewestFacets {
  private static final int BITS = 10;
  private static final int MOST = 4;

  private final List<String> names;
  private final List<Map<Object, Integer>> values = new ArrayList<>();
  private final List<int[]> rows = new ArrayList<>();
  private final List<Set<String>> answers = new ArrayList<>();

  private FewestFacets(List<DecisionTree.Sample> samples) {
    names = List.copyOf(samples.getFirst().facets().sequencedKeySet());
    names.forEach(_ -> values.add(new HashMap<>()));
    // Neighbours are alike: in another order a choice that does not suffice shows it sooner.
    List<DecisionTree.Sample> shuffled = new ArrayList<>(samples);
    Collections.shuffle(shuffled, new Random(1));
    for (DecisionTree.Sample sample : shuffled) {
      int[] row = new int[names.size()];
      for (int i = 0; i < row.length; i++) {
        Map<Object, Integer> known = values.get(i);
        row[i] = known.computeIfAbsent(sample.facets().get(names.get(i)), _ -> known.size());
        if (row[i] >> BITS != 0) {
          throw new IllegalArgumentException(names.get(i) + " has too many values");
        }
      }
      rows.add(row);
      answers.add(sample.answers());
    }
  }

  static List<String> of(List<DecisionTree.Sample> samples) {
    FewestFacets facets = new FewestFacets(samples);
    return facets.choose().stream().map(facets.names::get).toList();
  }

  private List<Integer> choose() {
    for (int size = 1; size <= MOST; size++) {
      for (List<Integer> choice : choices(size, 0)) {
        if (suffices(choice)) {
          return choice;
        }
      }
    }
    List<Integer> left = new ArrayList<>(IntStream.range(0, names.size()).boxed().toList());
    for (Integer facet : List.copyOf(left).reversed()) {
      left.remove(facet);
      if (!suffices(left)) {
        left.add(facet);
        Collections.sort(left);
      }
    }
    return left;
  }

  private List<List<Integer>> choices(int size, int from) {
    if (size == 0) {
      return List.of(List.of());
    }
    List<List<Integer>> found = new ArrayList<>();
    for (int first = from; first < names.size(); first++) {
      for (List<Integer> rest : choices(size - 1, first + 1)) {
        List<Integer> choice = new ArrayList<>(List.of(first));
        choice.addAll(rest);
        found.add(choice);
      }
    }
    return found;
  }

  /** Whether states that look the same have an answer in common. */
  private boolean suffices(List<Integer> facets) {
    Map<Object, Set<String>> cells = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      Object cell = cell(rows.get(i), facets);
      Set<String> right = answers.get(i);
      Set<String> left = cells.putIfAbsent(cell, right);
      if (left != null && !left.equals(right)) {
        Set<String> both = new HashSet<>(left);
        both.retainAll(right);
        if (both.isEmpty()) {
          return false;
        }
        cells.put(cell, both);
      }
    }
    return true;
  }

  private static Object cell(int[] row, List<Integer> facets) {
    if (facets.size() > MOST) {
      return facets.stream().map(facet -> row[facet]).toList();
    }
    long cell = 0;
    for (int facet : facets) {
      cell = cell << BITS | row[facet];
    }
    return cell;
  }
}
