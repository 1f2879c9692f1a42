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

/**
 * Runs TLC over a model. Deadlock is not looked for: the specifications are open, and a state in
 * which the environment does nothing is no fault.
 */
public final class ModelChecker {

  private ModelChecker() {}

  /**
   * Checks everything that the configuration names; of a model that must fail, only what it must
   * fail.
   *
   * @param model what to check
   * @param workers how many threads look for states, at least 1
   * @param progress called by this thread when the run starts, at least once a second, and when it
   *     ends
   * @throws BadModel if TLC cannot use the module or the configuration
   * @throws IOException if a file cannot be read, or the JVM of TLC fails
   * @throws InterruptedException if this thread is interrupted; TLC is ended
   */
  public static CheckResult check(Model model, int workers, Consumer<Progress> progress)
      throws IOException, InterruptedException {
    if (workers < 1) {
      throw new IllegalArgumentException("TLC needs at least one worker, not " + workers);
    }
    ConfigText config = model.text();
    Run run = run(model, config, workers, progress);
    Progress end = run.end;
    Optional<Violation> violation = run.violation();
    if (violation.isPresent() && violation.get().refutes() && !config.lists(run.names)) {
      violation = Optional.of(named(violation.get(), run, model, config, workers, progress));
    }
    return new CheckResult(end.generated(), end.distinct(), end.queue(), end.seconds(), violation);
  }

  /**
   * TLC does not say which of several temporal properties is violated, and names a part of a
   * refinement by its place in the module. Then the properties are checked one by one.
   */
  private static Violation named(
      Violation unnamed,
      Run run,
      Model model,
      ConfigText config,
      int workers,
      Consumer<Progress> progress)
      throws IOException, InterruptedException {
    List<String> candidates = config.candidates(run.names);
    for (String name : candidates) {
      Optional<Violation> alone =
          candidates.size() == 1
              ? Optional.of(unnamed)
              : run(model, config.only(name), workers, progress).violation();
      if (alone.filter(Violation::refutes).isPresent()) {
        return alone.get().named(name);
      }
    }
    return unnamed;
  }

  private static Run run(Model model, ConfigText config, int workers, Consumer<Progress> progress)
      throws IOException, InterruptedException {
    try (ChildJvm child = ChildJvm.start(Child.Mode.CHECK, model, config, workers)) {
      Run run = new Run(model);
      child.hear(
          now -> {
            run.end = now;
            progress.accept(now);
          },
          run::hear);
      return run;
    }
  }

  /** What one child says, put together. */
  private static final class Run {
    private Progress end;
    private Optional<Violation.Kind> kind = Optional.empty();
    private String detail = "";
    private List<String> names = List.of();
    private final List<Counterexample.Step> steps = new ArrayList<>();
    private Counterexample.Ending ending = new Counterexample.Ending.Finite();

    Run(Model model) {
      end = new Progress(model.name(), 0, 0, 0, 0);
    }

    void hear(Line line) {
      switch (line.kind()) {
        case VIOLATION -> {
          kind = Optional.of(Violation.Kind.valueOf(line.field(0)));
          detail = line.field(1);
          names = line.fields().subList(2, line.fields().size());
        }
        case STEP -> steps.add(step(line.fields()));
        case BACK_TO ->
            ending =
                new Counterexample.Ending.BackTo(Math.toIntExact(line.number(0)), line.field(1));
        case STUTTERING -> ending = new Counterexample.Ending.Stuttering();
        case PROGRESS, BAD_MODEL, FAULT, DONE -> throw new IllegalStateException(line.toString());
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

    Optional<Violation> violation() {
      return kind.map(k ->
          new Violation(k, String.join(" or ", names), detail, new Counterexample(steps, ending)));
    }
  }
}
