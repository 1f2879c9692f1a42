package frostproof.replay;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.Property;
import frostproof.machine.State;
import frostproof.trace.Notation;
import frostproof.trace.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The Java machine as a target. Each message goes through its bytes, the whole state is compared
 * after every step, and every invariant is asserted. The machine is pure: what it did in a state by
 * an action, and that all properties held, is remembered and not computed again.
 *
 * @param <S> the machine's states
 */
public final class MachineTarget<S extends State> implements Target {
  private final Component<S> component;
  private final Set<Action> alphabet;
  private final Map<S, Known<S>> known = new HashMap<>();
  private final List<? extends Property<S>> properties;
  private Wire wire = new Wire();
  private Known<S> at;

  /** A state that was reached, and the steps that were taken from it and kept every property. */
  private static final class Known<S extends State> {
    private final S state;
    private final String hash;
    private final Map<Action, Known<S>> next = new HashMap<>();

    Known(S state) {
      this.state = state;
      hash = Step.hash(Notation.state(state));
    }
  }

  /** A machine in its initial state. */
  public MachineTarget(Component<S> component) {
    this.component = component;
    this.alphabet = Set.copyOf(component.alphabet());
    this.properties = component.properties();
    this.at = known(component.initial());
  }

  @Override
  public String name() {
    return "machine";
  }

  @Override
  public void reset() {
    wire = new Wire();
    at = known(component.initial());
  }

  @Override
  public Optional<Mismatch> starts(String hash) {
    return Mismatch.ofState(hash, Notation.state(at.state));
  }

  @Override
  public Optional<Mismatch> perform(Step step, Action action) {
    Known<S> after = at.next.get(action);
    boolean isNew = after == null;
    if (isNew && !alphabet.contains(action)) {
      return Optional.of(new Mismatch(step.label(), "no action of the " + component.name()));
    }
    Action received = wire.through(action);
    if (!received.equals(action)) {
      return Optional.of(
          new Mismatch(step.label(), "after its bytes it reads " + Notation.label(received)));
    }
    if (isNew) {
      Optional<S> next = component.step(at.state, received);
      if (next.isEmpty()) {
        return Optional.of(new Mismatch(step.label(), "not enabled; enabled are " + enabled()));
      }
      after = known(next.get());
    }
    Known<S> before = at;
    at = after;
    if (!at.hash.equals(step.state())) {
      return Optional.of(
          new Mismatch(
              "state " + step.state(), "state " + at.hash + ": " + Notation.state(at.state)));
    }
    return isNew ? broken(before, action) : Optional.empty();
  }

  private Known<S> known(S state) {
    return known.computeIfAbsent(state, Known::new);
  }

  private Optional<Mismatch> broken(Known<S> before, Action action) {
    for (Property<S> property : properties) {
      if (!property.holds(before.state, action, at.state)) {
        return Optional.of(
            new Mismatch(property.name() + " holds", "violated in " + Notation.state(at.state)));
      }
    }
    before.next.put(action, at);
    return Optional.empty();
  }

  private String enabled() {
    List<String> labels =
        component.alphabet().stream()
            .filter(action -> component.step(at.state, action).isPresent())
            .map(Notation::label)
            .sorted()
            .toList();
    return labels.stream().collect(Collectors.joining(", "));
  }

  @Override
  public void close() {}
}
