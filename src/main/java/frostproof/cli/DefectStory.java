package frostproof.cli;

import frostproof.machine.Component;
import frostproof.machine.Kind;
import frostproof.machine.State;
import frostproof.tlc.Counterexample;
import frostproof.tlc.Counterexample.Ending;
import frostproof.tlc.Violation;
import frostproof.trace.Notation;
import frostproof.trace.StateGraph;
import frostproof.trace.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A counterexample told as a story: what the defective specification does, step by step, with the
 * values by which it can first be told from the reference, and at last the property that it
 * violates.
 *
 * @param <S> the reference's states
 */
final class DefectStory<S extends State> {
  private final Component<S> reference;
  private final StateGraph defective;
  private final List<String> lines = new ArrayList<>();

  /** Where the reference is, as long as the defective specification does the same. */
  private Optional<S> state;

  private DefectStory(Component<S> reference, StateGraph defective) {
    this.reference = reference;
    this.defective = defective;
    this.state = Optional.of(reference.initial());
  }

  /**
   * The story of a defect, with a line feed at the end of each line.
   *
   * @param title what the defect is
   * @param id its name
   * @param reference the machine without it
   * @param defective the graph with it
   * @param violation what it violates, with a counterexample
   */
  static <S extends State> String of(
      String title, String id, Component<S> reference, StateGraph defective, Violation violation) {
    DefectStory<S> story = new DefectStory<>(reference, defective);
    story.lines.add(title);
    story.lines.add("clauses " + clause(violation.name()));
    story.lines.add("defect " + id + " " + reference.name());
    story.tell(violation.counterexample());
    story.lines.add("violates " + violation.name());
    return String.join("\n", story.lines) + "\n";
  }

  /** The clause that a property is named after; {@code TypeOK} is named after none. */
  static String clause(String property) {
    return property.replaceFirst("_.*", "");
  }

  private void tell(Counterexample counterexample) {
    List<Counterexample.Step> steps = counterexample.steps();
    for (int i = 1; i < steps.size(); i++) {
      Counterexample.Step step = steps.get(i);
      boolean told = state.isEmpty();
      boolean last = i == steps.size() - 1;
      take(last ? telling(steps.get(i - 1), step) : step.label(), step.state());
      if (told && last) {
        values(step.state(), step.changed());
      }
    }
    switch (counterexample.ending()) {
      case Ending.Finite() -> refusals(steps.getLast().state(), Kind.values());
      case Ending.Stuttering() -> {
        refusals(steps.getLast().state(), Kind.INTERNAL, Kind.OUTPUT);
        lines.add("for ever nothing");
      }
      case Ending.BackTo(int step, String label) -> {
        refusals(steps.getLast().state(), Kind.INTERNAL, Kind.OUTPUT);
        take(label, steps.get(step - 1).state());
        lines.add("for ever after step " + (step - 1));
      }
    }
  }

  /**
   * The label of a step. Where several actions lead to the same state, it is one that tells the
   * defective specification from the reference, if there is one.
   */
  private String telling(Counterexample.Step before, Counterexample.Step step) {
    if (state.isEmpty()) {
      return step.label();
    }
    int from = defective.states().indexOf(text(before.state()));
    int to = defective.states().indexOf(text(step.state()));
    return Stream.concat(
            Stream.of(step.label()),
            defective.outgoing(from).stream()
                .filter(edge -> edge.to() == to)
                .map(StateGraph.Edge::label))
        .filter(label -> {
          Optional<S> expected = reference.step(state.get(), Vocabulary.action(label));
          return expected.isEmpty() || !Notation.state(expected.get()).equals(text(step.state()));
        })
        .findFirst()
        .orElse(step.label());
  }

  /** An action of the defective specification, and what tells it from the reference, if it does. */
  private void take(String label, SequencedMap<String, String> reached) {
    lines.add(label);
    if (state.isEmpty()) {
      return;
    }
    state = reference.step(state.get(), Vocabulary.action(label));
    if (state.isPresent()) {
      Map<String, String> expected = variables(Notation.state(state.get()));
      List<String> other =
          reached.keySet().stream()
              .filter(variable -> !reached.get(variable).equals(expected.get(variable)))
              .toList();
      if (!other.isEmpty()) {
        values(reached, other);
        state = Optional.empty();
      }
    }
  }

  private void values(SequencedMap<String, String> reached, Collection<String> variables) {
    variables.forEach(variable -> lines.add("= " + variable + " = " + reached.get(variable)));
  }

  /** What the reference could do next, of these kinds, and the defective specification cannot. */
  private void refusals(SequencedMap<String, String> reached, Kind... kinds) {
    if (state.isEmpty()) {
      return;
    }
    int at = defective.states().indexOf(text(reached));
    Collection<String> can =
        defective.outgoing(at).stream().map(StateGraph.Edge::label).collect(Collectors.toSet());
    Collection<String> cannot = new TreeSet<>();
    reference.alphabet().stream()
        .filter(action -> List.of(kinds).contains(reference.kind(action)))
        .filter(action -> reference.step(state.get(), action).isPresent())
        .map(Notation::label)
        .filter(label -> !can.contains(label))
        .forEach(cannot::add);
    cannot.forEach(label -> lines.add("! " + label));
    if (!cannot.isEmpty()) {
      state = Optional.empty();
    }
  }

  private static String text(SequencedMap<String, String> variables) {
    return variables.entrySet().stream()
        .map(each -> each.getKey() + " = " + each.getValue())
        .collect(Collectors.joining(" /\\ "));
  }

  private static Map<String, String> variables(String text) {
    return Arrays.stream(text.split(" /\\\\ "))
        .map(each -> each.split(" = ", 2))
        .collect(Collectors.toMap(each -> each[0], each -> each[1]));
  }
}
