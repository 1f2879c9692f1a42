package frostproof.replay;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.Kind;
import frostproof.machine.State;
import frostproof.trace.Exchange;
import frostproof.trace.Exchange.Caller;
import frostproof.trace.Notation;
import frostproof.trace.Step;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An implementation that is seen from outside: only its answers and its calls are compared, never
 * its state. The tester decides how each call of it is answered, and the specification says beside
 * it what it may do, in every state that steps which nobody sees may have led to.
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
  private final Map<S, Set<String>> allowed = new HashMap<>();
  private S state;
  private Set<S> possible;
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
          "nobody outside can schedule what the %s is about: only %s, and %s that come to rest"
              .formatted(
                  component.name(),
                  new TreeSet<>(SELF.keySet()),
                  new TreeSet<>(SettledTarget.COMPONENTS)));
    }
    self = SELF.get(component.name());
    state = component.initial();
    possible = Set.of(state);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void reset() throws IOException {
    state = component.initial();
    possible = Set.of(state);
    pending = List.of();
    implementation.reset();
  }

  /** What the implementation's state is, nobody sees: it is the reference's. */
  @Override
  public Optional<Mismatch> starts(String hash) {
    return Mismatch.ofState(hash, Notation.state(state));
  }

  @Override
  public Optional<Mismatch> perform(Step step, Action action) throws IOException {
    state =
        component
            .step(state, action)
            .orElseThrow(() -> new IllegalArgumentException(step.label() + " is no behaviour"));
    if (component.kind(action) == Kind.INTERNAL) {
      return Optional.empty();
    }
    Exchange exchange = Exchange.of(action);
    possible = next(action, exchange);
    try {
      return calls(exchange) ? answer(exchange) : act(exchange);
    } catch (AdapterFailure failure) {
      return Optional.of(new Mismatch("an answer to " + exchange.call(), failure.getMessage()));
    }
  }

  /** A deadline passes unnoticed where the implementation has gone on already. */
  private Set<S> next(Action action, Exchange exchange) {
    Set<S> next = new LinkedHashSet<>();
    for (S each : possible) {
      Optional<S> then = component.step(each, action);
      if (exchange.caller() == Caller.CLOCK) {
        then = then.or(() -> Optional.of(each));
      }
      then.ifPresent(s -> settle(s, next));
    }
    return next;
  }

  private boolean calls(Exchange exchange) {
    return self.filter(exchange.caller()::equals).isPresent();
  }

  /** The implementation waits in this call, and gets its answer. */
  private Optional<Mismatch> answer(Exchange exchange) throws IOException {
    if (!pending.contains(exchange.call())) {
      if (!pending.isEmpty()) {
        throw new Unfollowed(
            Unfollowed.ANOTHER_WAY, "it does " + words(pending) + ", the trace " + exchange.call());
      }
      return Optional.of(new Mismatch("does " + exchange.call(), "does nothing"));
    }
    return follow(implementation.step(exchange.call() + " = " + exchange.answer()));
  }

  /** The implementation is called, or something happens to it. */
  private Optional<Mismatch> act(Exchange exchange) throws IOException {
    String call = exchange.call();
    boolean time = exchange.caller() == Caller.CLOCK;
    List<String> outputs = time ? implementation.advance(call) : implementation.step(call);
    if (self.isPresent()) {
      return follow(outputs);
    }
    return outputs.equals(List.of(exchange.answer()))
        ? Optional.empty()
        : Optional.of(new Mismatch(call + " = " + exchange.answer(), call + " = " + of(outputs)));
  }

  private static String of(List<String> outputs) {
    return outputs.size() == 1 ? outputs.getFirst() : outputs.toString();
  }

  private static String words(Collection<String> calls) {
    return calls.isEmpty() ? "nothing" : String.join(" and ", calls);
  }

  /** The implementation does this now; may it, in one of the states that it can be in? */
  private Optional<Mismatch> follow(List<String> outputs) {
    pending = List.copyOf(outputs);
    Set<S> explained = new LinkedHashSet<>();
    for (S each : possible) {
      Set<String> calls = allowed(each);
      if (calls.containsAll(pending) && pending.isEmpty() == calls.isEmpty()) {
        explained.add(each);
      }
    }
    if (explained.isEmpty()) {
      Set<String> calls = allowed(state);
      return Optional.of(
          new Mismatch(
              calls.isEmpty() ? "does nothing" : "does " + String.join(" or ", calls),
              "does " + words(pending)));
    }
    possible = explained;
    return Optional.empty();
  }

  /** A state, and those that it may have gone on to by steps that nobody sees. */
  private void settle(S from, Set<S> found) {
    if (found.add(from)) {
      for (Action action : component.alphabet()) {
        if (component.kind(action) == Kind.INTERNAL) {
          component.step(from, action).ifPresent(next -> settle(next, found));
        }
      }
    }
  }

  /** The calls that it may make in a state, perhaps after steps that nobody sees. */
  private Set<String> allowed(S from) {
    return allowed.computeIfAbsent(from, this::look);
  }

  private Set<String> look(S from) {
    Set<S> settled = new LinkedHashSet<>();
    settle(from, settled);
    Set<String> calls = new TreeSet<>();
    for (S each : settled) {
      component.alphabet().stream()
          .filter(action -> component.kind(action) != Kind.INTERNAL)
          .filter(action -> component.step(each, action).isPresent())
          .map(Exchange::of)
          .filter(this::calls)
          .forEach(exchange -> calls.add(exchange.call()));
    }
    return calls;
  }

  @Override
  public void close() throws IOException {
    implementation.close();
  }
}
