package frostproof.tlc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * A behaviour that shows a violation: its states in order, and how it goes on.
 *
 * @param steps the first is the initial state; may be empty
 * @param ending what comes after the last step
 */
public record Counterexample(List<Step> steps, Ending ending) {

  /** The label of the first step, which no action takes. */
  public static final String INITIAL = "(initial state)";

  /**
   * A state and the action that led to it.
   *
   * @param label the action and its parameters, such as {@code DaemonReplies("OK")}; {@link
   *     #INITIAL} for the first
   * @param state the canonical text of each variable's value, in the order of declaration
   * @param changed the variables whose values differ from the step before; all in the first
   */
  public record Step(
      String label, SequencedMap<String, String> state, SequencedSet<String> changed) {

    /** Copies the collections and keeps their order. */
    public Step {
      state = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(state));
      changed = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(changed));
    }
  }

  /** How a behaviour goes on after its last step. */
  public sealed interface Ending {

    /** The violation is there with the last step; what comes later does not matter. */
    record Finite() implements Ending {}

    /** Nothing happens ever again. */
    record Stuttering() implements Ending {}

    /**
     * It repeats for ever.
     *
     * @param step the number of the step it goes back to, from 1
     * @param label the action that leads from the last step back to that one
     */
    record BackTo(int step, String label) implements Ending {}
  }

  /** Refuses a way back to a step that is not there. */
  public Counterexample {
    steps = List.copyOf(steps);
    if (ending instanceof Ending.BackTo(int step, _) && (step < 1 || step > steps.size())) {
      throw new IllegalArgumentException("there is no step " + step + " of " + steps.size());
    }
  }

  /**
   * Numbered steps, each followed by the variables that it changed with their values before and
   * after, and a line that says how a lasso closes.
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    Map<String, String> before = Map.of();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      text.append(i + 1).append(". ").append(step.label).append('\n');
      for (String variable : step.changed) {
        text.append("     ").append(variable).append(": ");
        if (before.containsKey(variable)) {
          text.append(before.get(variable)).append(" -> ");
        }
        text.append(step.state.get(variable)).append('\n');
      }
      before = step.state;
    }
    switch (ending) {
      case Ending.Finite() -> {}
      case Ending.Stuttering() -> text.append("   and then nothing, for ever\n");
      case Ending.BackTo(int step, String label) ->
          text.append("   ").append(label).append(" leads back to step ").append(step).append('\n');
    }
    return text.toString();
  }
}
