package frostproof.cli;

import frostproof.machine.Component;
import frostproof.machine.Kind;
import frostproof.machine.Reference;
import frostproof.suite.Strategy;
import frostproof.trace.Exploration;
import frostproof.trace.StateGraph;
import frostproof.trace.StateGraphBuilder;
import frostproof.trace.Suite;
import frostproof.trace.Vocabulary;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * What somebody can do to a whole guest from outside: as its host, as its service manager, by
 * killing its daemon, and by freezing file systems too. No disk fails, no signal is handled and no
 * watchdog is set: those inputs of Guest.tla are left out.
 */
final class OutsideHost {
  private static final Set<String> INPUTS =
      Set.of(
          "HostSends",
          "Interrupt",
          "HostRemovesChannel",
          "HostOffersChannel",
          "MachineSuspends",
          "MachineResumes",
          "DeadlineNears",
          "DeadlineExpires",
          "DaemonStarts",
          "DaemonDies",
          "ForeignFreezes",
          "ForeignThaws");

  private OutsideHost() {}

  /** The suite that a strategy derives of what is left of the guest. */
  static Suite suite(String strategy) {
    try {
      return Strategy.parse(strategy).derive(graph());
    } catch (IllegalArgumentException e) {
      throw new Exit.BadInput(e.getMessage());
    }
  }

  private static StateGraph graph() {
    Component<?> guest = Reference.guest();
    StateGraph whole = Exploration.of(guest);
    StateGraphBuilder part = new StateGraphBuilder(guest.name());
    whole.initial().forEach(state -> part.initial(whole.states().get(state)));
    Deque<Integer> open = new ArrayDeque<>(whole.initial());
    Set<Integer> seen = new HashSet<>(whole.initial());
    while (!open.isEmpty()) {
      int from = open.pop();
      for (StateGraph.Edge edge : whole.outgoing(from)) {
        if (isPossible(guest, edge.label())) {
          part.edge(whole.states().get(from), edge.label(), whole.states().get(edge.to()));
          if (seen.add(edge.to())) {
            open.push(edge.to());
          }
        }
      }
    }
    return part.build();
  }

  private static boolean isPossible(Component<?> guest, String label) {
    var action = Vocabulary.action(label);
    return guest.kind(action) != Kind.INPUT || INPUTS.contains(action.getClass().getSimpleName());
  }
}
