package frostproof.trace;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A test suite derived from a component's state graph. {@link SuiteFile} is its one text form.
 *
 * @param component the component it tests, such as {@code driver}
 * @param strategy the expression it was derived by, such as {@code tour(edge)}
 * @param graph the SHA-256 of the state graph it was derived from
 * @param bound a number of steps that no suite with the same promise can be below
 * @param traces the traces, numbered 1, 2, 3, ...
 */
public record Suite(
    String component, String strategy, String graph, int bound, List<Trace> traces) {

  /** The most steps a suite may have. */
  public static final int MAX_STEPS = 30_000_000;

  private static final Pattern COMPONENT = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
  private static final int MAX_STRATEGY = 200;

  /**
   * Refuses what could not be written to a suite file and read back.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  public Suite {
    checkComponent(component);
    checkStrategy(strategy);
    checkGraph(graph);
    traces = List.copyOf(traces);
    long steps = 0;
    for (int i = 0; i < traces.size(); i++) {
      if (traces.get(i).number() != i + 1) {
        throw new IllegalArgumentException(
            "trace " + traces.get(i).number() + " stands where trace " + (i + 1) + " belongs");
      }
      steps += traces.get(i).steps().size();
    }
    if (steps > MAX_STEPS || traces.size() > MAX_STEPS) {
      throw new IllegalArgumentException("a suite has at most " + MAX_STEPS + " steps");
    }
    if (bound < 0 || bound > steps) {
      throw new IllegalArgumentException(
          "a lower bound of " + bound + " is wrong for a suite of " + steps + " steps");
    }
  }

  static String checkComponent(String component) {
    if (!COMPONENT.matcher(component).matches()) {
      throw new IllegalArgumentException(
          "component " + Plain.excerpt(component) + " is not a name of letters and digits");
    }
    return component;
  }

  static String checkStrategy(String strategy) {
    Plain.line("strategy", strategy);
    if (strategy.length() > MAX_STRATEGY) {
      throw new IllegalArgumentException("strategy is too long: " + Plain.excerpt(strategy));
    }
    return strategy;
  }

  static String checkGraph(String graph) {
    if (!Sha256.isHex(graph, 64)) {
      throw new IllegalArgumentException(
          "graph " + Plain.excerpt(graph) + " is not a SHA-256 of 64 hexadecimal digits");
    }
    return graph;
  }

  /** The number of steps of all traces together; starting a trace is not a step. */
  public int steps() {
    int steps = 0;
    for (Trace trace : traces) {
      steps += trace.steps().size();
    }
    return steps;
  }

  /** The name of its file: {@code driver.tour-edge.suite} for {@code tour(edge)} of the driver. */
  public String fileName() {
    return fileName(component, strategy);
  }

  /** The name of the file of a suite that is derived for a component by a strategy. */
  public static String fileName(String component, String strategy) {
    String words = strategy.replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("^-|-$", "");
    return component + "." + words + ".suite";
  }

  /** The SHA-256 of the bytes of its file, as 64 lower-case hexadecimal digits. */
  public String sha256() {
    return SuiteFile.sha256(this);
  }
}
