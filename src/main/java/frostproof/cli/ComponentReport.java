package frostproof.cli;

import frostproof.replay.Verdict;
import frostproof.trace.Suite;
import java.util.List;

/**
 * What verify found about a component.
 *
 * @param name the component
 * @param states distinct states of its graph
 * @param transitions labelled transitions of its graph
 * @param checked whether the model checker found what is expected
 * @param equal whether the Java machine is exactly the specification
 * @param suites what was derived
 * @param replays what came of it on each target
 * @param problems one text a problem; empty when everything holds
 * @param seconds how long it took
 */
record ComponentReport(
    String name,
    int states,
    int transitions,
    boolean checked,
    boolean equal,
    List<SuiteReport> suites,
    List<Verdict> replays,
    List<String> problems,
    double seconds) {

  /**
   * A derived suite.
   *
   * @param strategy the expression it was derived by
   * @param sha256 of the file
   * @param traces how many traces
   * @param steps how many steps
   * @param bound the least number of steps for the same promise
   * @param ratio steps to bound
   */
  record SuiteReport(
      String strategy, String sha256, int traces, int steps, int bound, double ratio) {
    static SuiteReport of(Suite suite) {
      int steps = Math.toIntExact(suite.steps());
      return new SuiteReport(
          suite.strategy(),
          suite.sha256(),
          suite.traces().size(),
          steps,
          suite.bound(),
          suite.bound() == 0 ? 1 : (double) steps / suite.bound());
    }
  }

  boolean holds() {
    return problems.isEmpty();
  }
}
