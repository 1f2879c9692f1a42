package frostproof.replay;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.Kind;
import frostproof.machine.State;
import frostproof.trace.Exchange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Java machine that somebody outside talks to: it runs until it rests after each input. */
class SettledMachine<S extends State> implements Implementation {
  /** A machine at rest, and an input. */
  record Situation<S extends State>(S state, String input) {}

  /** What comes of it. */
  record Result<S extends State>(List<String> outputs, S state) {}

  private final Component<S> component;
  private final Map<Situation<S>, Result<S>> known = new HashMap<>();
  private S state;

  SettledMachine(Component<S> component) {
    this.component = component;
    reset();
  }

  @Override
  public final void reset() {
    state = rest(component.initial(), new ArrayList<>());
  }

  @Override
  public final List<String> step(String input) {
    Situation<S> situation = new Situation<>(state, input);
    Result<S> result = known.computeIfAbsent(situation, this::result);
    state = result.state;
    return result.outputs;
  }

  /** Every situation that it was in. */
  final List<Situation<S>> situations() {
    return List.copyOf(known.keySet());
  }

  Result<S> result(Situation<S> situation) {
    for (Action action : component.alphabet()) {
      Exchange exchange = Exchange.of(action);
      Optional<S> next = component.step(situation.state, action);
      if (component.kind(action) == Kind.INPUT
          && exchange.call().equals(situation.input)
          && next.isPresent()) {
        List<String> outputs = new ArrayList<>();
        if (!exchange.answer().isEmpty()) {
          outputs.add(exchange.answer());
        }
        S rest = rest(next.get(), outputs);
        return new Result<>(outputs, rest);
      }
    }
    throw new AdapterFailure("nothing here is called " + situation.input);
  }

  private S rest(S from, List<String> outputs) {
    S at = from;
    Optional<Action> own = own(at);
    while (own.isPresent()) {
      at = component.step(at, own.get()).orElseThrow();
      if (component.kind(own.get()) == Kind.OUTPUT) {
        outputs.add(Exchange.of(own.get()).call());
      }
      own = own(at);
    }
    return at;
  }

  private Optional<Action> own(S at) {
    return component.alphabet().stream()
        .filter(action -> component.kind(action) != Kind.INPUT)
        .filter(action -> component.step(at, action).isPresent())
        .findFirst();
  }
}
