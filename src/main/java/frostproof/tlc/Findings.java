package frostproof.tlc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What a child says about one configuration, put together. */
final class Findings {
  private Progress end;
  private int depth;
  private long mebibytes;
  private boolean last;
  private Optional<Violation.Kind> kind = Optional.empty();
  private String detail = "";
  private List<String> names = List.of();
  private final List<Counterexample.Step> steps = new ArrayList<>();
  private Counterexample.Ending ending = new Counterexample.Ending.Finite();

  private Findings(String name) {
    end = new Progress(name, 0, 0, 0, 0);
  }

  /**
   * Listens to the end of a configuration.
   *
   * @param name the model's
   */
  static Findings of(String name, ChildJvm child, Consumer<Progress> progress)
      throws IOException, InterruptedException {
    return of(name, child, progress, _ -> false);
  }

  /**
   * The same, with lines that are about something else.
   *
   * @param other takes a line, and says whether it was one of those
   */
  static Findings of(
      String name, ChildJvm child, Consumer<Progress> progress, Predicate<Line> other)
      throws IOException, InterruptedException {
    Findings findings = new Findings(name);
    findings.last =
        !child.hear(
            now -> {
              findings.end = now.of(name);
              progress.accept(findings.end);
            },
            line -> {
              if (!other.test(line)) {
                findings.hear(line);
              }
            });
    return findings;
  }

  private void hear(Line line) {
    switch (line.kind()) {
      case VIOLATION -> {
        kind = Optional.of(Violation.Kind.valueOf(line.field(0)));
        detail = line.field(1);
        names = line.fields().subList(2, line.fields().size());
      }
      case STEP -> steps.add(step(line.fields()));
      case BACK_TO ->
          ending = new Counterexample.Ending.BackTo(Math.toIntExact(line.number(0)), line.field(1));
      case STUTTERING -> ending = new Counterexample.Ending.Stuttering();
      case EXTENT -> {
        depth = Math.toIntExact(line.number(0));
        mebibytes = line.number(1);
      }
      case PROGRESS, TEMPORAL, READY, REGISTERED, BAD_MODEL, FAULT, DONE ->
          throw new IllegalStateException(line.toString());
    }
  }

  private Counterexample.Step step(List<String> fields) {
    SequencedMap<String, String> state = new LinkedHashMap<>();
    SequencedSet<String> changed = new LinkedHashSet<>();
    for (int i = 1; i < fields.size(); i += 2) {
      String variable = fields.get(i);
      String value = fields.get(i + 1);
      state.put(variable, value);
      if (steps.isEmpty() || !value.equals(steps.getLast().state().get(variable))) {
        changed.add(variable);
      }
    }
    return new Counterexample.Step(fields.getFirst(), state, changed);
  }

  /** Whether the child ends with this configuration. */
  boolean isLast() {
    return last;
  }

  /** What TLC calls the violated property: several names where it can be any of them. */
  List<String> names() {
    return names;
  }

  /**
   * The result, with a violation that has a name in the configuration.
   *
   * @param since how many seconds of the child's life were not for this configuration
   */
  CheckResult result(Optional<Violation> named, double since) {
    return new CheckResult(
        end.generated(),
        end.distinct(),
        end.queue(),
        end.seconds() - since,
        depth,
        mebibytes,
        named);
  }

  Optional<Violation> violation() {
    return kind.map(k ->
        new Violation(k, String.join(" or ", names), detail, new Counterexample(steps, ending)));
  }
}
