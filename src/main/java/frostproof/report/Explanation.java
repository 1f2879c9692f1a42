package frostproof.report;

import frostproof.machine.Component;
import frostproof.machine.Kind;
import frostproof.machine.State;
import frostproof.replay.Divergence;
import frostproof.trace.Notation;
import frostproof.trace.Step;
import frostproof.trace.Trace;
import frostproof.trace.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A failure that explains itself.
 *
 * @param component the component
 * @param target what it was replayed on
 * @param divergence what was found in the suite's own trace
 * @param shortened the trace without the steps that do not matter; the last one diverges, and there
 *     is none where the trace begins in another state
 * @param clauses the clauses of the contract that its action belongs to
 * @param meaning what the specification says of the action
 * @param allowed what the specification allows there, by kind
 * @param chart a Mermaid sequence chart of the shortened trace
 * @param repeat the command that shows it again
 * @param suite the hash of the suite that it is from
 */
public record Explanation(
    String component,
    String target,
    Divergence divergence,
    List<String> shortened,
    SortedSet<String> clauses,
    String meaning,
    List<String> allowed,
    String chart,
    String repeat,
    String suite) {

  private static final int MOST_STEPS = 40;
  private static final Pattern PROPERTY = Pattern.compile("([WNDHGFS]\\d+)_\\w+ holds");

  /** Copies the lists. */
  public Explanation {
    shortened = List.copyOf(shortened);
    allowed = List.copyOf(allowed);
  }

  /**
   * Explains a divergence.
   *
   * @param component the reference
   * @param target the target's name
   * @param divergence what was found
   * @param shortened the shortened trace
   * @param clauses what the module says
   * @param repeat the command that shows it again
   * @param suite the suite's hash
   */
  public static <S extends State> Explanation of(
      Component<S> component,
      String target,
      Divergence divergence,
      Trace shortened,
      Clauses clauses,
      String repeat,
      String suite) {
    String action = divergence.label().replaceAll("\\(.*", "");
    SortedSet<String> ids = new TreeSet<>(clauses.of(divergence.label()));
    Matcher property = PROPERTY.matcher(divergence.expected());
    if (property.lookingAt()) {
      ids.add(property.group(1));
    }
    return new Explanation(
        component.name(),
        target,
        divergence,
        shortened.steps().stream().map(Step::label).toList(),
        ids,
        clauses.comment(action),
        allowed(component, shortened),
        SequenceChart.of(component, shortened, Optional.of(divergence)),
        repeat,
        suite);
  }

  /** What is enabled before the last step, unless the reference itself refuses the steps before. */
  private static <S extends State> List<String> allowed(Component<S> component, Trace trace) {
    if (trace.steps().isEmpty()) {
      return List.of();
    }
    Optional<S> before = Optional.of(component.initial());
    for (Step step : trace.steps().subList(0, trace.steps().size() - 1)) {
      before = before.flatMap(s -> component.step(s, Vocabulary.action(step.label())));
    }
    List<String> allowed = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      List<String> labels =
          before.stream()
              .flatMap(s ->
                  component.alphabet().stream()
                      .filter(action -> component.kind(action) == kind)
                      .filter(action -> component.step(s, action).isPresent()))
              .map(Notation::label)
              .sorted()
              .toList();
      if (!labels.isEmpty()) {
        allowed.add(kind.name().toLowerCase(Locale.ROOT) + " " + String.join(", ", labels));
      }
    }
    return allowed;
  }

  /** In one line: where, what, and against which clauses. */
  public String summary() {
    return "%s on %s, trace %d, step %d, %s%s: %s"
        .formatted(
            component,
            target,
            divergence.trace(),
            divergence.step(),
            divergence.label(),
            clauses.isEmpty() ? "" : " (" + String.join(", ", clauses) + ")",
            divergence.observed());
  }

  /** What identifies the fault: failures with the same one are most often the same. */
  public String fault() {
    return shortened + " " + divergence.expected() + " " + divergence.observed();
  }

  /** In lines, for a person. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("%s on %s, %s%n".formatted(component, target, divergence.text()));
    String ids = clauses.isEmpty() ? "none is named" : String.join(", ", clauses);
    text.append("  clauses:        ").append(ids).append('\n');
    if (!meaning.isEmpty()) {
      text.append("  which says:     ").append(meaning).append('\n');
    }
    allowed.forEach(line -> text.append("  allowed there:  ").append(line).append('\n'));
    if (divergence.step() > 0) {
      text.append(
          "  shortened from %d to %d steps:%n".formatted(divergence.step(), shortened.size()));
    }
    int shown = Math.min(MOST_STEPS, shortened.size());
    int from = shortened.size() - shown;
    if (from > 0) {
      text.append("    ... ").append(from).append(" steps\n");
    }
    for (int i = from; i < shortened.size(); i++) {
      text.append("    %d. %s%n".formatted(i + 1, shortened.get(i)));
    }
    return text.append("to see it again: %s (suite %s)".formatted(repeat, suite)).toString();
  }
}
