package frostproof.suite;

import frostproof.trace.Suite;
import frostproof.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/**
 * From each clause of the contract to the actions that stand for it, the invariants and properties
 * that are named after it, and the traces that show it.
 *
 * @param rows one a clause, in the contract's order
 */
public record RequirementMatrix(List<Row> rows) {
  private static final int FEW = 5;

  /** How a clause is shown. */
  public enum Shown {
    /** By a property, and by traces on which it is asserted. */
    TRACE,
    /** By what the list of clauses names. */
    ELSEWHERE,
    /** Not yet, and the list of clauses says what is missing. */
    NOT_YET,
    /** Nobody says. */
    OPEN
  }

  /**
   * What a component of the specification has to do with the clauses.
   *
   * @param component such as {@code driver}
   * @param module such as {@code Driver}
   * @param actions each action with the clauses that it stands for
   * @param properties its invariants and properties
   * @param asserted those of them that are asserted after every step of a replay
   * @param suites its suites
   */
  public record Part(
      String component,
      String module,
      List<Stands> actions,
      Set<String> properties,
      Set<String> asserted,
      List<Suite> suites) {}

  /** An action and the clauses that it stands for. */
  public record Stands(String action, SortedSet<String> clauses) {}

  /**
   * The traces of a suite that show a clause.
   *
   * @param component whose suite
   * @param strategy by which it was derived
   * @param count how many
   * @param first the numbers of the first few
   */
  public record Traces(String component, String strategy, int count, List<Integer> first) {}

  /**
   * A clause and what shows it.
   *
   * @param clause the clause
   * @param shown how
   * @param actions such as {@code Driver.DaemonReplies}
   * @param properties such as {@code Driver.D7_DecidedStays}
   * @param traces one a suite with such traces
   */
  public record Row(
      Clause clause,
      Shown shown,
      List<String> actions,
      List<String> properties,
      List<Traces> traces) {}

  /** Lays the clauses beside the parts of the specification. */
  public static RequirementMatrix of(List<Clause> clauses, List<Part> parts) {
    return new RequirementMatrix(clauses.stream().map(clause -> row(clause, parts)).toList());
  }

  private static Row row(Clause clause, List<Part> parts) {
    List<String> actions = new ArrayList<>();
    List<String> properties = new ArrayList<>();
    for (Part part : parts) {
      standingFor(clause, part).forEach(action -> actions.add(part.module + "." + action));
      part.properties.stream()
          .filter(property -> isOf(clause, property))
          .sorted()
          .forEach(property -> properties.add(part.module + "." + property));
    }
    List<Traces> traces =
        parts.stream()
            .flatMap(part -> part.suites.stream().map(suite -> traces(clause, part, suite)))
            .filter(found -> found.count > 0)
            .toList();
    boolean byTrace = !properties.isEmpty() && !traces.isEmpty();
    return new Row(clause, shown(clause, byTrace, properties), actions, properties, traces);
  }

  private static Shown shown(Clause clause, boolean byTrace, List<String> properties) {
    if (byTrace) {
      return Shown.TRACE;
    }
    List<String> elsewhere = clause.elsewhere();
    if (!elsewhere.isEmpty() && (!elsewhere.equals(List.of("TLC")) || !properties.isEmpty())) {
      return Shown.ELSEWHERE;
    }
    return clause.missing().isEmpty() ? Shown.OPEN : Shown.NOT_YET;
  }

  private static boolean isOf(Clause clause, String property) {
    return property.startsWith(clause.id() + "_");
  }

  private static List<String> standingFor(Clause clause, Part part) {
    return part.actions.stream()
        .filter(each -> each.clauses.contains(clause.id()))
        .map(Stands::action)
        .distinct()
        .toList();
  }

  /**
   * The traces that pass through an action that stands for the clause; where no action does, those
   * on which a property that is named after it is asserted.
   */
  private static Traces traces(Clause clause, Part part, Suite suite) {
    List<String> actions = standingFor(clause, part);
    boolean everywhere =
        actions.isEmpty() && part.asserted.stream().anyMatch(property -> isOf(clause, property));
    List<Integer> numbers =
        suite.traces().stream()
            .filter(trace -> everywhere || passes(trace, actions))
            .map(Trace::number)
            .toList();
    return new Traces(
        part.component,
        suite.strategy(),
        numbers.size(),
        numbers.subList(0, Math.min(FEW, numbers.size())));
  }

  private static String name(String label) {
    int end = label.indexOf('(');
    return end < 0 ? label : label.substring(0, end);
  }

  private static boolean passes(Trace trace, List<String> actions) {
    return trace.steps().stream().anyMatch(step -> actions.contains(name(step.label())));
  }

  /** How many clauses are shown in a way. */
  public long count(Shown shown) {
    return rows.stream().filter(row -> row.shown == shown).count();
  }
}
