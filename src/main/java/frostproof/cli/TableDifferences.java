package frostproof.cli;

import frostproof.daemon.PlanReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How another daemon's freezes differ from a plan (G2): which, how often, and in which order. */
final class TableDifferences {
  private static final int SHOWN = 4; // of one kind

  private TableDifferences() {}

  /**
   * Compares. The order of two file systems is no matter where neither is within the other.
   *
   * @param plan ours
   * @param theirs what the other daemon froze, by device numbers, in its order
   * @param answer what it answered: OK or FAIL; or how it died
   */
  static List<String> of(PlanReport plan, List<String> theirs, String answer) {
    List<String> ours = plan.freeze().stream().map(PlanReport.Row::device).toList();
    Map<String, PlanReport.Row> rows = new HashMap<>();
    plan.leftOut().forEach(row -> rows.put(row.device(), row));
    plan.freeze().forEach(row -> rows.put(row.device(), row));
    List<String> leftOut = ours.stream().filter(each -> !theirs.contains(each)).toList();
    List<String> more = new ArrayList<>();
    List<String> again = new ArrayList<>();
    for (String each : new LinkedHashSet<>(theirs)) {
      if (!ours.contains(each)) {
        String why = Optional.ofNullable(rows.get(each)).map(PlanReport.Row::reason).orElse("");
        more.add(why.isEmpty() ? each : each + " (" + why + ")");
      }
      if (Collections.frequency(theirs, each) > 1) {
        again.add(each);
      }
    }
    List<String> differences = new ArrayList<>();
    add(differences, "not frozen: ", leftOut);
    add(differences, "frozen though left out: ", more);
    add(differences, "frozen more than once: ", again);
    add(differences, "outer before inner: ", outerFirst(theirs, rows));
    if (!answer.equals("OK")) {
      differences.add(answer.equals("FAIL") ? "answered FAIL" : answer);
    }
    return differences;
  }

  private static List<String> outerFirst(List<String> theirs, Map<String, PlanReport.Row> rows) {
    List<String> pairs = new ArrayList<>();
    List<String> once = List.copyOf(new LinkedHashSet<>(theirs));
    for (int i = 0; i < once.size(); i++) {
      for (String later : once.subList(i + 1, once.size())) {
        if (isWithin(place(later, rows), place(once.get(i), rows))) {
          pairs.add(once.get(i) + " " + later);
        }
      }
    }
    return pairs;
  }

  private static String place(String device, Map<String, PlanReport.Row> rows) {
    return Optional.ofNullable(rows.get(device)).map(PlanReport.Row::place).orElse(device);
  }

  private static boolean isWithin(String inner, String outer) {
    return inner.startsWith(outer.equals("/") ? outer : outer + "/") && !inner.equals(outer);
  }

  private static void add(List<String> differences, String what, List<String> which) {
    if (!which.isEmpty()) {
      String first = String.join(", ", which.stream().limit(SHOWN).toList());
      differences.add(what + first + (which.size() > SHOWN ? " ... (" + which.size() + ")" : ""));
    }
  }
}
