package frostproof.cli;

import frostproof.machine.Action;
import frostproof.machine.Daemon;
import frostproof.machine.DaemonState;
import frostproof.machine.Kind;
import frostproof.machine.Mark;
import frostproof.machine.Mount;
import frostproof.machine.Phase;
import frostproof.trace.Step;
import frostproof.trace.Trace;
import frostproof.trace.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where a daemon can be killed along the traces of a suite: in every step, but where two traces
 * begin alike only once.
 *
 * @param traces each up to a step in which the daemon is killed
 * @param steps how many steps all traces have in which it lives
 */
record KillPoints(List<Trace> traces, int steps) {

  /**
   * Those of a suite.
   *
   * @param kinds of steps that what starts next cannot tell from each other only the first is kept:
   *     the same call and answer, and the same phase, request, hooks and held file systems after it
   */
  static KillPoints of(List<Trace> suite, Daemon daemon, boolean kinds) {
    List<Trace> points = new ArrayList<>();
    Set<Object> known = new HashSet<>();
    int steps = 0;
    for (Trace trace : suite) {
      DaemonState state = daemon.initial();
      List<String> labels = new ArrayList<>();
      for (int i = 0; i < trace.steps().size(); i++) {
        Step step = trace.steps().get(i);
        Action action = Vocabulary.action(step.label());
        state = daemon.step(state, action).orElseThrow();
        labels.add(step.label());
        if (daemon.kind(action) != Kind.INTERNAL && state.phase() != Phase.DOWN) {
          steps++;
          if (known.add(kinds ? kind(step, state) : List.copyOf(labels))) {
            points.add(
                new Trace(points.size() + 1, trace.start(), trace.steps().subList(0, i + 1)));
          }
        }
      }
    }
    return new KillPoints(List.copyOf(points), steps);
  }

  private static List<Object> kind(Step step, DaemonState state) {
    SortedMap<Mount, Mark> held = new TreeMap<>(state.ledger());
    held.values().removeIf(mark -> !mark.isHeld());
    return List.of(
        step.label(), state.phase(), state.op(), held, state.hooked(), new TreeSet<>(state.gone()));
  }
}
