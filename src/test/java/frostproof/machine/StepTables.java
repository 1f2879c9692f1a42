package frostproof.machine;

import frostproof.trace.Notation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a machine does in every state it can reach with every action of its alphabet, legal and
 * refused, folded into one table an action: when it is enabled, and what it makes of each variable.
 * Nothing is lost by the folding.
 */
final class StepTables<S extends State> {
  static final String GUARD = "guard";
  static final String ENABLED = "enabled";
  static final String REFUSED = "refused";

  private final Component<S> component;
  private final SequencedMap<S, Facets> states = new LinkedHashMap<>();
  private final Map<Action, SequencedMap<String, DecisionTree>> tables = new HashMap<>();

  private StepTables(Component<S> component) {
    this.component = component;
    Machines.states(component).forEach(state -> states.put(state, Facets.of(state)));
  }

  static <S extends State> StepTables<S> of(Component<S> component) {
    return new StepTables<>(component);
  }

  Component<S> component() {
    return component;
  }

  /** The states that can be reached, nearest first. */
  SequencedMap<S, Facets> states() {
    return states;
  }

  /** An action's guard, and what it makes of each variable that it ever changes. */
  SequencedMap<String, DecisionTree> tables(Action action) {
    return tables.computeIfAbsent(action, this::fold);
  }

  private SequencedMap<String, DecisionTree> fold(Action action) {
    SequencedMap<String, List<DecisionTree.Sample>> samples = new LinkedHashMap<>();
    SequencedMap<Facets, Facets> steps = new LinkedHashMap<>();
    states.forEach((state, facets) -> {
      Optional<S> next = component.step(state, action);
      add(samples, GUARD, facets, List.of(next.isPresent() ? ENABLED : REFUSED));
      next.ifPresent(after -> steps.put(facets, states.get(after)));
    });
    for (String name : Facets.of(component.initial()).variables().keySet()) {
      if (steps.entrySet().stream().anyMatch(step -> changes(name, step))) {
        steps.forEach(
            (before, after) -> add(samples, name + "'", before, before.explain(name, after)));
      }
    }
    SequencedMap<String, DecisionTree> trees = new LinkedHashMap<>();
    samples.forEach((question, some) -> trees.put(question, DecisionTree.of(some)));
    return trees;
  }

  private static boolean changes(String variable, Map.Entry<Facets, Facets> step) {
    Object before = step.getKey().variables().get(variable);
    return !before.equals(step.getValue().variables().get(variable));
  }

  private static void add(
      Map<String, List<DecisionTree.Sample>> samples,
      String question,
      Facets facets,
      List<String> answers) {
    SequencedSet<String> set = new LinkedHashSet<>(answers);
    samples
        .computeIfAbsent(question, _ -> new ArrayList<>())
        .add(new DecisionTree.Sample(facets.facets(), set));
  }

  /** The paragraph of an action. */
  String text(Action action) {
    StringBuilder out = new StringBuilder(Notation.label(action));
    out.append("  ").append(component.kind(action)).append('\n');
    tables(action).forEach((question, tree) -> tree.write("  ", question, out));
    return out.toString();
  }

  /** The whole snapshot: the tables, then how often each action is enabled, then the hash. */
  String text() {
    StringBuilder out = new StringBuilder();
    out.append(component.name()).append(": every state that it can reach x every action\n");
    component.alphabet().forEach(action -> out.append('\n').append(text(action)));
    out.append("\nCounts\n  states: ").append(states.size()).append('\n');
    for (Action action : component.alphabet()) {
      long enabled =
          states.keySet().stream().filter(s -> component.step(s, action).isPresent()).count();
      out.append("  ").append(Notation.label(action)).append(": enabled in ").append(enabled);
      out.append(", refused in ").append(states.size() - enabled).append('\n');
    }
    return out.append("  SHA-256 of the full table: ").append(sha256()).append('\n').toString();
  }

  /** Over one line a state and action: the state, the action, and the state after it. */
  private String sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      SortedMap<String, S> sorted = new TreeMap<>();
      states.keySet().forEach(state -> sorted.put(Notation.state(state), state));
      Map<S, String> texts = new HashMap<>();
      sorted.forEach((text, state) -> texts.put(state, text));
      for (Map.Entry<String, S> each : sorted.entrySet()) {
        for (Action action : component.alphabet()) {
          String next = component.step(each.getValue(), action).map(texts::get).orElse(REFUSED);
          String line = each.getKey() + "\n" + Notation.label(action) + "\n" + next + "\n";
          digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
