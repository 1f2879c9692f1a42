package frostproof.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A question answered for many states by asking for as few facets as possible. It is exact: for
 * every state that it was made from it gives an answer that is right there.
 */
sealed interface DecisionTree {
  /** A state's facets, and every answer that would be right. */
  record Sample(SequencedMap<String, Object> facets, SequencedSet<String> answers) {}

  /** All these answers are right, the first is the plainest. */
  record Leaf(SequencedSet<String> answers) implements DecisionTree {}

  /** The answer depends on a facet. */
  record Branch(String facet, List<Case> cases) implements DecisionTree {}

  /** What to do for some values of a facet. */
  record Case(List<Object> values, DecisionTree then) {}

  /** Makes the tree; facets are asked for in their order, and none that is not needed. */
  static DecisionTree of(List<Sample> samples) {
    SequencedSet<String> answers = common(samples);
    return answers.isEmpty() ? grow(samples, FewestFacets.of(samples)) : new Leaf(answers);
  }

  private static SequencedSet<String> common(List<Sample> samples) {
    SequencedSet<String> answers = new LinkedHashSet<>(samples.getFirst().answers);
    samples.forEach(sample -> answers.retainAll(sample.answers));
    return answers;
  }

  private static DecisionTree grow(List<Sample> samples, List<String> facets) {
    SequencedSet<String> answers = common(samples);
    if (!answers.isEmpty()) {
      return new Leaf(answers);
    }
    String facet = facets.getFirst();
    Map<Object, List<Sample>> byValue = new TreeMap<>(order());
    for (Sample sample : samples) {
      byValue.computeIfAbsent(sample.facets.get(facet), _ -> new ArrayList<>()).add(sample);
    }
    List<Case> cases = new ArrayList<>();
    byValue.forEach(
        (value, some) -> add(cases, value, grow(some, facets.subList(1, facets.size()))));
    return cases.size() == 1 ? cases.getFirst().then : new Branch(facet, List.copyOf(cases));
  }

  /** Values of which the same is said share a case. */
  private static void add(List<Case> cases, Object value, DecisionTree then) {
    for (int i = 0; i < cases.size(); i++) {
      List<DecisionTree> both = merged(cases.get(i).then, then);
      if (!both.isEmpty()) {
        List<Object> values = new ArrayList<>(cases.get(i).values);
        values.add(value);
        cases.set(i, new Case(values, both.getFirst()));
        return;
      }
    }
    cases.add(new Case(List.of(value), then));
  }

  /** One tree for two, if there is one. */
  private static List<DecisionTree> merged(DecisionTree one, DecisionTree other) {
    if (one instanceof Leaf(var answers) && other instanceof Leaf(var others)) {
      SequencedSet<String> both = new LinkedHashSet<>(answers);
      both.retainAll(others);
      return both.isEmpty() ? List.of() : List.of(new Leaf(both));
    }
    return one.equals(other) ? List.of(one) : List.of();
  }

  /** Enumerations in the order of their declaration, everything else as it is written. */
  private static Comparator<Object> order() {
    return Comparator.<Object, Integer>comparing(value ->
            switch (value) {
              case Enum<?> e -> e.ordinal();
              case Integer i -> i;
              case Object _ -> 0;
            })
        .thenComparing(Facets::text);
  }

  /** The answer for a state; only for one that the tree was made from. */
  default String answer(SequencedMap<String, Object> facets) {
    return switch (this) {
      case Leaf(var answers) -> answers.getFirst();
      case Branch(var facet, var cases) ->
          cases.stream()
              .filter(each -> each.values.contains(facets.get(facet)))
              .findFirst()
              .orElseThrow()
              .then
              .answer(facets);
    };
  }

  /** Writes the tree, a case a line, with what depends on it indented below. */
  default void write(String indent, String question, StringBuilder out) {
    switch (this) {
      case Leaf(var answers) ->
          out.append(indent + question + ": " + answers.getFirst()).append('\n');
      case Branch(var facet, var cases) -> {
        out.append(indent + question + ":\n");
        for (Case each : cases) {
          String values = each.values.stream().map(Facets::text).collect(Collectors.joining(", "));
          each.then.write(indent + "  ", facet + " = " + values, out);
        }
      }
    }
  }
}
