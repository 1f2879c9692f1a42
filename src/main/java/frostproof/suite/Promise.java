package frostproof.suite;

import frostproof.trace.StateGraph;
import frostproof.trace.Step;
import frostproof.trace.Suite;
import frostproof.trace.Trace;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a suite that an implementation passes says about it, and what random testing of the same
 * cost would have seen.
 *
 * @param strategy the suite's strategy
 * @param finds the faults that none of such implementations has
 * @param assumes what that is true of
 * @param steps what it costs, beside one reset a trace
 * @param resets how many traces it has
 * @param transitions how many different transitions it takes
 * @param randomTransitions how many of them as many random steps take, with a reset every 100 steps
 *     and seed 1
 */
public record Promise(
    String strategy,
    String finds,
    String assumes,
    int steps,
    int resets,
    int transitions,
    int randomTransitions) {

  private static final long SEED = 1;
  private static final String SINCE = " since ";
  private static final String NO_STATE = "it has no state beside the specification's";

  /** Faults, and what their absence rests on. */
  private record Claim(String finds, String assumes) {
    Claim within(String what) {
      return new Claim(what + ": " + finds, assumes);
    }
  }

  /**
   * The promise of a suite.
   *
   * @param suite the suite
   * @param graph the graph of its component
   * @param whole whether the whole state is compared after each step, or only answers are
   */
  public static Promise of(Suite suite, StateGraph graph, boolean whole) {
    Claim claim = claim(suite.strategy(), whole);
    int random =
        suite.steps() == 0 ? 0 : transitions(new RandomWalk(suite.steps(), SEED).derive(graph));
    return new Promise(
        suite.strategy(),
        claim.finds,
        claim.assumes,
        suite.steps(),
        suite.traces().size(),
        transitions(suite),
        random);
  }

  /** One sentence. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%s in %,d steps and %,d resets finds %s, if %s; as many random steps take %,d of its %,d"
            + " transitions",
        strategy,
        steps,
        resets,
        finds,
        assumes,
        randomTransitions,
        transitions);
  }

  private static Claim claim(String expression, boolean whole) {
    int since = expression.indexOf(SINCE);
    if (since >= 0) {
      return claim(expression.substring(0, since), whole)
          .within("of what changed" + expression.substring(since));
    }
    try {
      return claim(Strategy.parse(expression, _ -> Set.of()), whole);
    } catch (IllegalArgumentException e) {
      return new Claim("nothing that is known", "its strategy is none of ours");
    }
  }

  private static Claim claim(Strategy strategy, boolean whole) {
    return switch (strategy) {
      case Tour(Tour.Goal goal) when goal == Tour.Goal.STATE ->
          new Claim("a state that is not entered", NO_STATE);
      case Tour(Tour.Goal _) when whole ->
          new Claim("every wrong answer and every wrong target", NO_STATE);
      case Tour(Tour.Goal _), SettledTour(), SettledShortest _ ->
          new Claim("every wrong answer on its way", NO_STATE);
      case Switch(int k) ->
          new Claim(
              (whole ? "every wrong answer and every wrong target" : "every wrong answer")
                  + " after each sequence of %d transitions".formatted(k),
              NO_STATE);
      case Conformance(Words.Method _, int k) ->
          new Claim(
              "every fault that answers can show, as ./frostproof guarantee counts",
              ("its states are reached by a word to each state of the specification and at most %d"
                      + " stimuli more")
                  .formatted(k));
      case RandomWalk _ -> new Claim("nothing", "it samples");
      case Joined(var parts) ->
          parts.stream()
              .map(part -> claim(part, whole))
              .collect(
                  Collectors.teeing(
                      Collectors.mapping(Claim::finds, Collectors.joining("; and ")),
                      Collectors.mapping(Claim::assumes, Collectors.joining("; and ")),
                      Claim::new));
      case Restricted(Strategy all, String to, Set<String> _) ->
          claim(all, whole).within("for " + to);
      case Glued(Strategy loose) -> {
        Claim claim = claim(loose, whole);
        yield new Claim(
            claim.finds, claim.assumes + ", and no fault hides the way back between two words");
      }
    };
  }

  /** How many different transitions a suite takes, as far as the hashes of states tell. */
  private static int transitions(Suite suite) {
    record Taken(String from, Step step) {}
    Set<Taken> taken = new HashSet<>();
    for (Trace trace : suite.traces()) {
      String from = trace.start();
      for (Step step : trace.steps()) {
        taken.add(new Taken(from, step));
        from = step.state();
      }
    }
    return taken.size();
  }
}
