package frostproof.tlc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    return check(Task.of(Child.Mode.CHECK, model, workers), model.text(), progress);
  }

  /**
   * Which properties are about whole behaviours.
   *
   * @throws BadModel if TLC cannot use the module or the configuration
   */
  public static List<String> temporal(Model model) throws IOException, InterruptedException {
    Task task = Task.of(Child.Mode.TEMPORAL, model, 1);
    List<String> names = new ArrayList<>();
    try (ChildJvm child = ChildJvm.start(task, model.text())) {
      child.hear(_ -> {}, line -> names.addAll(line.fields()));
    }
    return names;
  }

  /** Checks one configuration in a JVM of its own. */
  static CheckResult check(Task task, ConfigText config, Consumer<Progress> progress)
      throws IOException, InterruptedException {
    Findings findings = run(task, config, progress);
    return findings.result(violation(findings, task, config, progress), 0);
  }

  /** The violation that was found, by its name in the configuration. */
  static Optional<Violation> violation(
      Findings findings, Task task, ConfigText config, Consumer<Progress> progress)
      throws IOException, InterruptedException {
    Optional<Violation> violation = findings.violation();
    boolean named =
        violation.isEmpty() || !violation.get().refutes() || config.lists(findings.names());
    return named
        ? violation
        : Optional.of(named(violation.get(), findings.names(), task, config, progress));
  }

  /**
   * TLC does not say which of several temporal properties is violated, and names a part of a
   * refinement by its place in the module. Then the properties are checked one by one.
   */
  private static Violation named(
      Violation unnamed,
      List<String> names,
      Task task,
      ConfigText config,
      Consumer<Progress> progress)
      throws IOException, InterruptedException {
    List<String> candidates = config.candidates(names);
    for (String name : candidates) {
      Optional<Violation> alone =
          candidates.size() == 1
              ? Optional.of(unnamed)
              : run(task, config.only(name), progress).violation();
      if (alone.filter(Violation::refutes).isPresent()) {
        return alone.get().named(name);
      }
    }
    return unnamed;
  }

  private static Findings run(Task task, ConfigText config, Consumer<Progress> progress)
      throws IOException, InterruptedException {
    try (ChildJvm child = ChildJvm.start(task, config)) {
      return Findings.of(task.name(), child, progress);
    }
  }
}
