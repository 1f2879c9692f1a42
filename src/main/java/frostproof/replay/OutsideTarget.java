package frostproof.replay;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.Kind;
import frostproof.machine.State;
import frostproof.trace.Exchange;
import frostproof.trace.Exchange.Caller;
import frostproof.trace.Step;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An implementation that is seen from outside: only its answers and its calls are compared, never
 * its state. The tester decides how each call of it is answered, and the specification says beside
 * it what it may do.
 *
 * @param <S> the component's states
 */
public final class OutsideTarget<S extends State> implements Target {
  /** Who of all callers the component itself is. A file system calls nobody. */
  private static final Map<String, Optional<Caller>> SELF =
      Map.of("daemon", Optional.of(Caller.DAEMON), "filesystem", Optional.empty());

  private final String name;
  private final Component<S> component;
  private final Optional<Caller> self;
  private final Implementation implementation;
  private S state;
  private List<String> pending = List.of();

  /**
   * An implementation of a component.
   *
   * @param name its name in reports
   * @param component the reference
   * @param implementation is held to it
   * @throws IllegalArgumentException in one line, for a component that cannot be tested so
   */
  public OutsideTarget(String name, Component<S> component, Implementation implementation) {
    this.name = name;
    this.component = component;
    this.implementation = implementation;
    if (!SELF.containsKey(component.name())) {
      throw new IllegalArgumentException(
          "the traces of the %s say when its inner steps happen, which nobody outside can: only %s"
              .formatted(component.name(), new TreeSet<>(SELF.keySet())));
    }
    self = SELF.get(component.name());
    state = component.initial();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void reset() throws IOException {
    state = component.initial();
    pending = List.of();
    implementation.reset();
  }

  @Override
  public Optional<Mismatch> perform(Step step, Action action) throws IOException {
    S next =
        component
            .step(state, action)
            .orElseThrow(() -> new IllegalArgumentException(step.label() + " is no behaviour"));
    if (component.kind(action) == Kind.INTERNAL) {
      state = next;
      return Optional.empty();
    }
    Exchange exchange = Exchange.of(action);
    try {
      return calls(exchange) ? answer(exchange, next) : act(exchange, next);
    } catch (AdapterFailure failure) {
      return Optional.of(new Mismatch("an answer to " + exchange.call(), failure.getMessage()));
    }
  }

  private boolean calls(Exchange exchange) {
    return self.filter(exchange.caller()::equals).isPresent();
  }

  /** The implementation waits in this call, and gets its answer. */
  private Optional<Mismatch> answer(Exchange exchange, S next) throws IOException {
    if (!pending.contains(exchange.call())) {
      if (!pending.isEmpty()) {
        throw new Unfollowed("it does " + pending + ", the trace " + exchange.call());
      }
      return Optional.of(new Mismatch("does " + exchange.call(), "does nothing"));
    }
    return follow(implementation.step(exchange.call() + " = " + exchange.answer()), next);
  }

  /** The implementation is called, or something happens to it. */
  private Optional<Mismatch> act(Exchange exchange, S next) throws IOException {
    String call = exchange.call();
    boolean time = exchange.caller() == Caller.CLOCK;
    List<String> outputs = time ? implementation.advance(call) : implementation.step(call);
    if (self.isPresent()) {
      return follow(outputs, next);
    }
    state = next;
    return outputs.equals(List.of(exchange.answer()))
        ? Optional.empty()
        : Optional.of(new Mismatch(call + " = " + exchange.answer(), call + " = " + of(outputs)));
  }

  private static String of(List<String> outputs) {
    return outputs.size() == 1 ? outputs.getFirst() : outputs.toString();
  }

  /** The implementation does this now; may it? */
  private Optional<Mismatch> follow(List<String> outputs, S next) {
    state = next;
    pending = List.copyOf(outputs);
    SortedSet<String> allowed = new TreeSet<>();
    allowed(next, allowed, new HashSet<>());
    if (allowed.containsAll(pending) && pending.isEmpty() == allowed.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Mismatch(
            allowed.isEmpty() ? "does nothing" : "does " + String.join(" or ", allowed),
            pending.isEmpty() ? "does nothing" : "does " + String.join(" and ", pending)));
  }

  /** The calls that it may make, perhaps after steps that nobody sees. */
  private void allowed(S from, Set<String> found, Set<S> seen) {
    if (!seen.add(from)) {
      return;
    }
    for (Action action : component.alphabet()) {
      Optional<S> next = component.step(from, action);
      if (next.isPresent() && component.kind(action) == Kind.INTERNAL) {
        allowed(next.get(), found, seen);
      } else if (next.isPresent() && calls(Exchange.of(action))) {
        found.add(Exchange.of(action).call());
      }
    }
  }

  @Override
  public void close() throws IOException {
    implementation.close();
  }
}
