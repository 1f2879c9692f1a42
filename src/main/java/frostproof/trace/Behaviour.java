package frostproof.trace;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A trace with whole states instead of their hashes.
 *
 * @param component the component's name
 * @param start the canonical text of the initial state
 * @param moments the steps in order
 */
public record Behaviour(String component, String start, List<Moment> moments) {

  /**
   * A step and what it leads to.
   *
   * @param label the action taken and its parameters
   * @param state the canonical text of the state reached
   */
  public record Moment(String label, String state) {}

  /** Copies the steps. */
  public Behaviour {
    moments = List.copyOf(moments);
  }

  /**
   * What a machine does along a trace.
   *
   * @param component the machine
   * @param trace a trace of it
   * @throws IllegalArgumentException in one line, when the machine refuses a step or reaches
   *     another state than the trace says
   */
  public static Behaviour of(Component<?> component, Trace trace) {
    Behaviour run = run(component, trace.steps().stream().map(Step::label).toList());
    Trace seen = run.trace(trace.number());
    if (!seen.start().equals(trace.start())) {
      throw new IllegalArgumentException(
          "trace " + trace.number() + " does not begin in the initial state");
    }
    for (int i = 0; i < seen.steps().size(); i++) {
      if (!seen.steps().get(i).equals(trace.steps().get(i))) {
        throw new IllegalArgumentException(
            "trace %d, step %d: %s leads to state %s, not %s"
                .formatted(
                    trace.number(),
                    i + 1,
                    trace.steps().get(i).label(),
                    seen.steps().get(i).state(),
                    trace.steps().get(i).state()));
      }
    }
    return run;
  }

  /**
   * What a machine does by these labels.
   *
   * @throws IllegalArgumentException in one line, when one is not enabled
   */
  public static <S extends State> Behaviour run(Component<S> component, List<String> labels) {
    Map<S, String> texts = new HashMap<>();
    Set<Action> alphabet = Set.copyOf(component.alphabet());
    S state = component.initial();
    String start = Notation.state(state);
    List<Moment> moments = new ArrayList<>(labels.size());
    for (String label : labels) {
      Action action = Vocabulary.action(label);
      Optional<S> next =
          alphabet.contains(action) ? component.step(state, action) : Optional.empty();
      if (next.isEmpty()) {
        throw new IllegalArgumentException(
            "step %d: %s is not enabled; enabled are %s"
                .formatted(moments.size() + 1, Plain.excerpt(label), enabled(component, state)));
      }
      state = next.get();
      moments.add(new Moment(label, texts.computeIfAbsent(state, Notation::state)));
    }
    return new Behaviour(component.name(), start, moments);
  }

  private static <S extends State> List<String> enabled(Component<S> component, S state) {
    return component.alphabet().stream()
        .filter(action -> component.step(state, action).isPresent())
        .map(Notation::label)
        .sorted()
        .toList();
  }

  /**
   * The trace with hashes instead of states.
   *
   * @param number the number that it shall bear
   */
  public Trace trace(int number) {
    Map<String, String> hashes = new HashMap<>();
    List<Step> steps =
        moments.stream()
            .map(m -> new Step(m.label, hashes.computeIfAbsent(m.state, Step::hash)))
            .toList();
    return new Trace(number, Step.hash(start), steps);
  }
}
