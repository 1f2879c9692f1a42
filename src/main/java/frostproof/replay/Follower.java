package frostproof.replay;

import frostproof.machine.Component;
import frostproof.machine.Kind;
import frostproof.trace.Exchange;
import frostproof.trace.Exchange.Caller;
import frostproof.trace.StateGraph;
import frostproof.trace.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * In which states of a graph a component can be that is seen from outside, and which calls it may
 * make there. It calls, and the tester answers; what it does unseen may have happened or not.
 */
public final class Follower {
  private final StateGraph graph;
  private final Component<?> component;
  private final Map<String, Exchange> exchanges = new HashMap<>();
  private final Map<String, Kind> kinds = new HashMap<>();
  private final Map<Integer, Set<String>> allowed = new HashMap<>();
  private Set<Integer> possible = Set.of();

  /**
   * In the initial state.
   *
   * @param graph of the reference, or of a profile
   * @param component says of an action what kind it is
   */
  public Follower(StateGraph graph, Component<?> component) {
    this.graph = graph;
    this.component = component;
    reset();
  }

  /** Back to the initial state. */
  public void reset() {
    Set<Integer> all = new LinkedHashSet<>();
    graph.initial().forEach(state -> settle(state, all));
    possible = all;
  }

  /** The states, to be given back to {@link #restore}. */
  public Set<Integer> possible() {
    return possible;
  }

  /** As it was. */
  public void restore(Set<Integer> states) {
    possible = states;
  }

  /**
   * Something happens, or a call is answered. Time may pass unnoticed.
   *
   * @param exchange what
   * @return whether it can happen in any of the states; otherwise they stay as they are
   */
  public boolean happens(Exchange exchange) {
    Set<Integer> next = new LinkedHashSet<>();
    for (int state : possible) {
      boolean found = false;
      for (StateGraph.Edge edge : graph.outgoing(state)) {
        Exchange other = exchange(edge.label());
        if (other.call().equals(exchange.call()) && other.answer().equals(exchange.answer())) {
          settle(edge.to(), next);
          found = true;
        }
      }
      if (!found && exchange.caller() == Caller.CLOCK) {
        settle(state, next);
      }
    }
    if (next.isEmpty()) {
      return false;
    }
    possible = next;
    return true;
  }

  /** Whether something can happen, or a call be answered so, in one of the states. */
  public boolean allows(Exchange exchange) {
    return possible.stream()
        .flatMap(state -> graph.outgoing(state).stream())
        .map(edge -> exchange(edge.label()))
        .anyMatch(exchange::equals);
  }

  /**
   * The component makes these calls now, or none.
   *
   * @return whether it may, in one of the states; otherwise they stay as they are
   */
  public boolean explains(Set<String> calls) {
    Set<Integer> explained = new LinkedHashSet<>();
    for (int state : possible) {
      Set<String> own = allowed(state);
      if (own.containsAll(calls) && calls.isEmpty() == own.isEmpty()) {
        explained.add(state);
      }
    }
    if (explained.isEmpty()) {
      return false;
    }
    possible = explained;
    return true;
  }

  /** Whether it need not make a call in one of the states. */
  public boolean mayRest() {
    return possible.stream().anyMatch(state -> allowed(state).isEmpty());
  }

  /** Where it can be when it has done what it does unseen. */
  public Set<Integer> rests(Ways ways) {
    Set<Integer> rests = new LinkedHashSet<>();
    possible.forEach(state -> rests.add(ways.rest(state)));
    return rests;
  }

  /** Every call that it may make. */
  public Set<String> calls() {
    Set<String> calls = new TreeSet<>();
    possible.forEach(state -> calls.addAll(allowed(state)));
    return calls;
  }

  /**
   * The answer that a call gets when nothing is wrong.
   *
   * @param call that waits
   * @return the step, empty where the graph has none
   */
  public Optional<Exchange> natural(String call) {
    List<Exchange> answers = new ArrayList<>();
    for (int state : possible) {
      for (StateGraph.Edge edge : graph.outgoing(state)) {
        Exchange exchange = exchange(edge.label());
        if (exchange.call().equals(call) && exchange.answer().equals("0")) {
          answers.add(exchange);
        }
      }
    }
    return answers.stream().findFirst();
  }

  private void settle(int state, Set<Integer> found) {
    if (found.add(state)) {
      for (StateGraph.Edge edge : graph.outgoing(state)) {
        if (kind(edge.label()) == Kind.INTERNAL) {
          settle(edge.to(), found);
        }
      }
    }
  }

  private Set<String> allowed(int state) {
    return allowed.computeIfAbsent(state, this::look);
  }

  private Set<String> look(int from) {
    Set<Integer> settled = new LinkedHashSet<>();
    settle(from, settled);
    Set<String> calls = new TreeSet<>();
    for (int state : settled) {
      for (StateGraph.Edge edge : graph.outgoing(state)) {
        Exchange exchange = exchange(edge.label());
        if (kind(edge.label()) != Kind.INTERNAL && exchange.caller() == Caller.DAEMON) {
          calls.add(exchange.call());
        }
      }
    }
    return calls;
  }

  private Exchange exchange(String label) {
    return exchanges.computeIfAbsent(label, each -> Exchange.of(Vocabulary.action(each)));
  }

  private Kind kind(String label) {
    return kinds.computeIfAbsent(label, each -> component.kind(Vocabulary.action(each)));
  }
}
