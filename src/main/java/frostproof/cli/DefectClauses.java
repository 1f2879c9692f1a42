package frostproof.cli;

import frostproof.report.Clauses;
import frostproof.tlc.Model;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which clause of the contract each named defect of a component violates: that of the first
 * property which must fail with it.
 */
final class DefectClauses {
  private static final Pattern CLAUSE = Pattern.compile("\\b[WNDHGFS][1-9]\\d?\\b");

  private final Clauses module;
  private final Map<String, String> clauses;

  private DefectClauses(Clauses module, Map<String, String> clauses) {
    this.module = module;
    this.clauses = clauses;
  }

  static DefectClauses read(Home home, String component) throws IOException {
    DefectNames names = DefectNames.read(home.spec().resolve("README.md"));
    Map<String, String> clauses = new LinkedHashMap<>();
    for (Model model : Model.all(home.spec())) {
      if (model.component().equals(component)
          && model.mustFail().isPresent()
          && model.defects().size() == 1
          && !names.isAssumption(model.defects().getFirst())) {
        String clause = DefectStory.clause(model.mustFail().get());
        clauses.putIfAbsent(model.defects().getFirst(), clause);
      }
    }
    return new DefectClauses(new Clauses(home.moduleText(component)), clauses);
  }

  /** Every defect of the component that something must fail with. */
  List<String> names() {
    return List.copyOf(clauses.keySet());
  }

  /**
   * The clause that a deviation is about.
   *
   * @param defects what explains it
   * @param label the step of the reference at which it showed, whose comment is asked otherwise
   */
  String of(SortedSet<String> defects, String label) {
    for (String defect : defects) {
      if (clauses.containsKey(defect)) {
        return clauses.get(defect);
      }
    }
    Matcher clause = CLAUSE.matcher(module.comment(label.replaceAll("\\(.*", "")));
    return clause.find() ? clause.group() : "";
  }
}
