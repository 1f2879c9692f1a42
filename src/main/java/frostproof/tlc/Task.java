package frostproof.tlc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link ChildJvm} is started for.
 *
 * @param mode what it shall do
 * @param name how messages call it: the model's name
 * @param module the TLA+ file
 * @param config the configuration that people know; TLC is given another text of it
 * @param workers how many threads look for states, or how many workers a server awaits
 * @param flags for the JVM
 */
record Task(
    Child.Mode mode, String name, Path module, Path config, int workers, List<String> flags) {

  /** Up to this many states a run is so short that the better compiler costs more than it gains. */
  private static final long SMALL = 50_000;

  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  Task {
    flags = List.copyOf(flags);
  }

  /** A task for a model that is as large as its recorded number of states says, or small. */
  static Task of(Child.Mode mode, Model model, int workers) {
    List<String> flags = new ArrayList<>(collector(workers));
    if (model.expectedStates().orElse(0) <= SMALL) {
      flags.add(QUICK);
    }
    return new Task(mode, model.name(), model.module(), model.config(), workers, flags);
  }

  /**
   * A task that may take long.
   *
   * @param more further flags for the JVM
   */
  static Task large(Child.Mode mode, Model model, int workers, List<String> more) {
    List<String> flags = new ArrayList<>(collector(workers));
    flags.addAll(more);
    return new Task(mode, model.name(), model.module(), model.config(), workers, flags);
  }

  private static List<String> collector(int workers) {
    return List.of(workers == 1 ? "-XX:+UseSerialGC" : "-XX:+UseParallelGC");
  }
}
