package frostproof.trace;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.State;
import frostproof.trace.Behaviour.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Adds the parameters that a file left out: older versions of TLC, and hand-written traces, name
 * the action only. The machine knows by which parameters it leads from one state to the next.
 */
final class Completion {
  private Completion() {}

  /**
   * The same behaviour with whole labels.
   *
   * @param moments steps whose label may be the action's bare name
   * @throws IllegalArgumentException in one line, when none or several actions of that name lead
   *     there
   */
  static <S extends State> Behaviour complete(
      Component<S> component, String start, List<Moment> moments) {
    Optional<S> state =
        Optional.of(component.initial()).filter(s -> Notation.state(s).equals(start));
    Set<Action> alphabet = Set.copyOf(component.alphabet());
    List<Moment> whole = new ArrayList<>(moments.size());
    for (Moment moment : moments) {
      int number = whole.size() + 1;
      String label =
          isWhole(moment.label()) ? moment.label() : label(component, state, moment, number);
      Action action = Vocabulary.action(label);
      state =
          state
              .filter(_ -> alphabet.contains(action)) // not a mount that the machine has not
              .flatMap(s -> component.step(s, action))
              .filter(s -> Notation.state(s).equals(moment.state()));
      whole.add(new Moment(label, moment.state()));
    }
    return new Behaviour(component.name(), start, whole);
  }

  /**
   * The label of an action, or its bare name, where the file leaves a parameter out.
   *
   * @throws IllegalArgumentException in one line, when there is no such action
   */
  static String label(String action, Map<String, Value> parameters) {
    List<String> names = Event.parameterNames(action);
    return parameters.keySet().containsAll(names)
        ? Plain.label(Event.label(action, names.stream().map(parameters::get).toList()))
        : action;
  }

  private static boolean isWhole(String label) {
    return label.indexOf('(') > 0 || Event.parameterNames(label).isEmpty();
  }

  private static <S extends State> String label(
      Component<S> component, Optional<S> state, Moment moment, int number) {
    List<String> found =
        state.stream()
            .flatMap(s ->
                component.alphabet().stream()
                    .filter(a -> a.getClass().getSimpleName().equals(moment.label()))
                    .filter(a ->
                        component
                            .step(s, a)
                            .filter(n -> Notation.state(n).equals(moment.state()))
                            .isPresent()))
            .map(Notation::label)
            .toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          "step %d: %s without parameters, and it may be %s"
              .formatted(number, moment.label(), found.isEmpty() ? "none" : found));
    }
    return found.getFirst();
  }
}
