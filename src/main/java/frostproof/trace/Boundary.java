package frostproof.trace;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.Kind;
import frostproof.machine.Reference;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an outside tester does and sees at a component, label by label. What the environment calls
 * is a stimulus, and its answer an observation. What the component calls by itself is an
 * observation, and the answer that the environment chooses is the stimulus: while it waits for the
 * answer, the call is pending. A call that nobody answers is an observation only.
 */
public final class Boundary {

  /** What a label is to a tester. */
  public sealed interface Part {}

  /** A step that nobody sees. */
  public record Unseen() implements Part {}

  /**
   * A step that the component takes by itself and the tester sees.
   *
   * @param observation what he sees
   */
  public record Spontaneous(String observation) implements Part {}

  /**
   * A step that the tester chooses.
   *
   * @param stimulus what the tester does
   * @param answer what the component answers at once; empty for nothing
   * @param pending the component's call that this stimulus answers; empty if it is none
   * @param clock whether it is time that passes: then nobody can tell it from a refusal
   */
  public record Chosen(String stimulus, String answer, String pending, boolean clock)
      implements Part {

    /** What is said to an implementation: {@code open}, or {@code FIFREEZE(data) = EBUSY}. */
    public String input() {
      int answered = stimulus.indexOf(": ");
      return pending.isEmpty() ? stimulus : pending + " = " + stimulus.substring(answered + 2);
    }
  }

  private final Function<String, Part> parts;
  private final Map<String, Part> known = new HashMap<>();

  private Boundary(Function<String, Part> parts) {
    this.parts = parts;
  }

  /** What a label is to a tester. */
  public Part of(String label) {
    return known.computeIfAbsent(label, parts);
  }

  /**
   * The boundary of the reference component that a graph bears the name of.
   *
   * @throws IllegalArgumentException in one line, if no component has it
   */
  public static Boundary of(StateGraph graph) {
    Component<?> component =
        Reference.component(graph.component())
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "no component is named " + graph.component() + ": who sees what?"));
    return of(component);
  }

  /** A component is whoever calls in its outputs. */
  public static Boundary of(Component<?> component) {
    Set<Exchange.Caller> own =
        component.alphabet().stream()
            .filter(action -> component.kind(action) == Kind.OUTPUT)
            .map(action -> Exchange.of(action).caller())
            .collect(Collectors.toSet());
    return new Boundary(label -> part(component, own, Vocabulary.action(label)));
  }

  /** A boundary by rule, for graphs that belong to no component. */
  public static Boundary by(Function<String, Part> parts) {
    return new Boundary(parts);
  }

  private static Part part(Component<?> component, Set<Exchange.Caller> own, Action action) {
    if (component.kind(action) == Kind.INTERNAL) {
      return new Unseen();
    }
    Exchange exchange = Exchange.of(action);
    boolean awaited = !exchange.answer().isEmpty();
    boolean stimulus = component.kind(action) == Kind.INPUT && !awaited;
    if (stimulus || !own.contains(exchange.caller())) {
      boolean clock = exchange.caller() == Exchange.Caller.CLOCK;
      return new Chosen(exchange.call(), exchange.answer(), "", clock);
    }
    if (!awaited) {
      return new Spontaneous(exchange.call());
    }
    return new Chosen(exchange.verb() + ": " + exchange.answer(), "", exchange.call(), false);
  }
}
