package frostproof.tlc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Checks a model with larger constants: invariants and properties of steps, but none of whole
 * behaviours. The constants are definitions of a module that extends the one of the model, because
 * a configuration cannot hold a sequence.
 *
 * @param limit with more distinct states than these a run is given up
 * @param seconds after these it is, too
 * @param workers how many threads look for states
 * @param heap the largest heap of TLC's JVM, such as {@code 8g}
 */
public record GrowthTrial(long limit, double seconds, int workers, String heap) {

  private static final String MODULE = "Grown";

  /** Why a run ended. */
  public enum End {
    /** Every state was seen, and nothing is violated. */
    HOLDS,
    /** Something is violated. */
    VIOLATED,
    /** There were more states than the limit. */
    LIMIT,
    /** The time was over. */
    TIME
  }

  /**
   * What came of a run.
   *
   * @param end why it ended
   * @param result the numbers; of a run that was given up, those that it had reached
   */
  public record Outcome(End end, CheckResult result) {}

  /**
   * Runs TLC.
   *
   * @param size the constants
   * @param temporal what {@link ModelChecker#temporal} says of the model
   * @throws BadModel if TLC cannot use the module or the constants
   * @throws IOException if a file cannot be written, or the JVM of TLC fails
   * @throws InterruptedException if this thread is interrupted; TLC is ended
   */
  public Outcome run(Growth.Size size, List<String> temporal, Consumer<Progress> progress)
      throws IOException, InterruptedException {
    Scratch scratch = Scratch.create();
    try {
      Model model = write(scratch.directory(), size);
      ConfigText config = model.text().without(temporal);
      for (String constant : size.constants().keySet()) {
        config = config.defining(constant, MODULE + constant);
      }
      Task task = Task.large(Child.Mode.CHECK, model, workers, List.of("-Xmx" + heap));
      CheckResult result = ModelChecker.check(task, config, bound(progress));
      End end = result.violation().isPresent() ? End.VIOLATED : End.HOLDS;
      return new Outcome(end, result);
    } catch (Enough e) {
      Progress now = e.progress();
      return new Outcome(
          now.distinct() > limit ? End.LIMIT : End.TIME,
          new CheckResult(
              now.generated(), now.distinct(), now.queue(), now.seconds(), 0, 0, Optional.empty()));
    } finally {
      scratch.delete();
    }
  }

  private Consumer<Progress> bound(Consumer<Progress> progress) {
    return now -> {
      progress.accept(now);
      if (now.queue() > 0 && (now.distinct() > limit || now.seconds() > seconds)) {
        throw new Enough(now);
      }
    };
  }

  private static Model write(Path directory, Growth.Size size) throws IOException {
    Model model = size.growth().model();
    Path spec = model.module().toAbsolutePath().getParent();
    ModelFiles.copy(spec, directory);
    String original = model.module().getFileName().toString().replaceFirst("\\.tla$", "");
    StringBuilder text = new StringBuilder("---- MODULE " + MODULE + " ----\n");
    text.append("EXTENDS ").append(original).append('\n');
    for (Map.Entry<String, String> each : size.constants().entrySet()) {
      text.append(MODULE + each.getKey() + " == " + each.getValue() + "\n");
    }
    Path module = Files.writeString(directory.resolve(MODULE + ".tla"), text + "====\n");
    return new Model(
        module,
        model.config(),
        model.name(),
        OptionalLong.empty(),
        Optional.empty(),
        model.defects());
  }
}
