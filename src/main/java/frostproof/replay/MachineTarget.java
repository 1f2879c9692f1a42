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
 * after every step, and every invariant is asserted.
 *
 * @param <S> the machine's states
 */
public final class MachineTarget<S extends State> implements Target {
  private final Component<S> component;
  private final Set<Action> alphabet;
  private final Map<S, String> hashes = new HashMap<>();
  private final List<? extends Property<S>> properties;
  private Wire wire = new Wire();
  private S state;

  /** A machine in its initial state. */
  public MachineTarget(Component<S> component) {
    this.component = component;
    this.alphabet = Set.copyOf(component.alphabet());
    this.properties = component.properties();
    this.state = component.initial();
  }

  @Override
  public String name() {
    return "machine";
  }

  @Override
  public void reset() {
    wire = new Wire();
    state = component.initial();
  }

  @Override
  public Optional<Mismatch> starts(String hash) {
    return Mismatch.ofState(hash, Notation.state(state));
  }

  @Override
  public Optional<Mismatch> perform(Step step, Action action) {
    if (!alphabet.contains(action)) {
      return Optional.of(new Mismatch(step.label(), "no action of the " + component.name()));
    }
    Action received = wire.through(action);
    if (!received.equals(action)) {
      return Optional.of(
          new Mismatch(step.label(), "after its bytes it reads " + Notation.label(received)));
    }
    Optional<S> next = component.step(state, received);
    if (next.isEmpty()) {
      return Optional.of(new Mismatch(step.label(), "not enabled; enabled are " + enabled()));
    }
    S before = state;
    state = next.get();
    String hash = hashes.computeIfAbsent(state, each -> Step.hash(Notation.state(each)));
    if (!hash.equals(step.state())) {
      return Optional.of(
          new Mismatch("state " + step.state(), "state " + hash + ": " + Notation.state(state)));
    }
    return broken(before, action)
        .map(property -> new Mismatch(property + " holds", "violated in " + Notation.state(state)));
  }

  private Optional<String> broken(S before, Action action) {
    for (Property<S> property : properties) {
      if (!property.holds(before, action, state)) {
        return Optional.of(property.name());
      }
    }
    return Optional.empty();
  }

  private String enabled() {
    List<String> labels =
        component.alphabet().stream()
            .filter(action -> component.step(state, action).isPresent())
            .map(Notation::label)
            .sorted()
            .toList();
    return labels.stream().collect(Collectors.joining(", "));
  }

  @Override
  public void close() {}
}
