package frostproof.lab;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.Kind;
import frostproof.replay.Ways;
import frostproof.trace.Exchange;
import frostproof.trace.StateGraph;
import frostproof.trace.Step;
import frostproof.trace.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Ways for a daemon that is dear to start: from where one trace left it to where another takes its
 * last step. The steps before that one are the last steps of other traces.
 */
final class Shortcuts {
  private static final int START = 50; // of steps that cost little
  private static final int HANG = 50;
  private static final int WATCHDOG = 100;
  private static final int PAUSE = 10;
  private static final String WATCHED = "watchdog";
  private static final String HANGS = "hangs";

  private final Component<?> component;
  private final Ways ways;
  private Set<String> events = Set.of();

  /**
   * A way.
   *
   * @param actions what happens on it
   * @param to the state in which it ends
   * @param skipped how many steps of the trace it takes the place of
   */
  record Way(List<Action> actions, int to, int skipped) {
    /** Whether another daemon is started on it. */
    boolean begins() {
      return actions.contains(new Action.DaemonStarts());
    }
  }

  Shortcuts(StateGraph graph, Component<?> component) {
    this.component = component;
    ways = new Ways(graph, component, this::cost);
  }

  /** The states, left alone. */
  Ways ways() {
    return ways;
  }

  /** What only time brings in some steps. */
  static Set<String> events(List<Step> steps) {
    Set<String> events = new TreeSet<>();
    for (Step step : steps) {
      Exchange exchange = Exchange.of(Vocabulary.action(step.label()));
      if (exchange.caller() == Exchange.Caller.CLOCK) {
        events.add(exchange.call());
      } else if (exchange.answer().equals(HANGS)) {
        events.add(HANGS);
      }
    }
    return events;
  }

  /**
   * The cheapest way to the last step of a trace.
   *
   * @param from where it rests
   * @param steps of the trace
   * @param expected what only time brings, and it was told to expect
   * @return empty where it costs less to begin anew
   */
  Optional<Way> to(int from, List<Step> steps, Set<String> expected) {
    events = events(steps);
    List<Action> trace = steps.stream().map(step -> Vocabulary.action(step.label())).toList();
    int last = trace.size() - 1;
    while (component.kind(trace.get(last)) == Kind.INTERNAL) {
      last--;
    }
    int skipped = last;
    List<String> before = steps.subList(0, last).stream().map(Step::label).toList();
    return ways.end(before)
        .flatMap(to -> ways.between(from, to).map(actions -> new Way(actions, to, skipped)))
        .filter(way -> way.begins() || events.equals(expected))
        .filter(way -> cost(way.actions()) <= cost(trace.subList(0, skipped)));
  }

  private int cost(List<Action> way) {
    return way.stream().mapToInt(this::cost).sum();
  }

  private int cost(Action action) {
    return switch (action) {
      case Action.DaemonDies _, Action.SignalArrives _, Action.StopHookStarts _ -> Ways.NEVER;
      case Action.FreezeDeadlineExpires _ -> Ways.NEVER;
      case Action.DaemonStarts _ -> START;
      case Action.WatchdogExpires _ -> events.contains(WATCHED) ? WATCHDOG : Ways.NEVER;
      case Action.FreezeMountHangs _ -> events.contains(HANGS) ? HANG : Ways.NEVER;
      case Action.ThawMountFails _, Action.DeviceBreaks _ -> PAUSE;
      case Action.DaemonRegistersInvalid _, Action.DaemonRepliesInvalid _ -> PAUSE;
      default -> component.kind(action) == Kind.INTERNAL ? Ways.NEVER : 1;
    };
  }
}
