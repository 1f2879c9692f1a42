package frostproof.tlc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Checks many models, several JVMs at a time. A model with a recorded number of states has a JVM of
 * its own. The others, those that must fail, are small, and most of their time was the start of the
 * JVM: those of one module are checked by one, and where anything but a result comes of that, each
 * of the rest by one of its own.
 */
public final class ModelChecks {

  /** So many models share a JVM at most, that there is work for several JVMs. */
  private static final int TOGETHER = 20;

  private final Consumer<Progress> progress;
  private final Map<Model, CompletableFuture<CheckResult>> results = new LinkedHashMap<>();

  private ModelChecks(List<Model> models, Consumer<Progress> progress) {
    this.progress = progress;
    models.forEach(model -> results.put(model, new CompletableFuture<>()));
  }

  /**
   * Checks models, each with one worker.
   *
   * @param models what to check
   * @param atOnce how many JVMs there are at a time
   * @param progress called by several threads
   * @param found called by this thread with each result, in the order of the models
   * @throws BadModel if TLC cannot use one of them
   * @throws IOException if a file cannot be read, or a JVM of TLC fails
   * @throws InterruptedException if this thread is interrupted; TLC is ended
   */
  public static void run(
      List<Model> models,
      int atOnce,
      Consumer<Progress> progress,
      BiConsumer<Model, CheckResult> found)
      throws IOException, InterruptedException {
    ModelChecks checks = new ModelChecks(models, progress);
    try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
      try {
        batches(models).forEach(batch -> threads.execute(() -> checks.check(batch)));
        for (Map.Entry<Model, CompletableFuture<CheckResult>> each : checks.results.entrySet()) {
          found.accept(each.getKey(), each.getValue().get());
        }
      } finally {
        threads.shutdownNow();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** The largest models first, each alone, and then the small ones of each module. */
  private static List<List<Model>> batches(List<Model> models) {
    List<List<Model>> batches = new ArrayList<>();
    models.stream()
        .filter(model -> model.expectedStates().isPresent())
        .sorted(Comparator.comparing(model -> -model.expectedStates().getAsLong()))
        .forEach(model -> batches.add(List.of(model)));
    Map<Path, List<Model>> small = new LinkedHashMap<>();
    models.stream()
        .filter(model -> model.expectedStates().isEmpty())
        .forEach(model -> small.computeIfAbsent(model.module(), _ -> new ArrayList<>()).add(model));
    for (List<Model> all : small.values()) {
      for (int from = 0; from < all.size(); from += TOGETHER) {
        batches.add(all.subList(from, Math.min(all.size(), from + TOGETHER)));
      }
    }
    return batches;
  }

  private void check(List<Model> batch) {
    List<Model> rest = batch;
    try {
      while (!rest.isEmpty()) {
        int checked = rest.size() == 1 ? 0 : together(rest);
        if (checked == 0) {
          Model alone = rest.getFirst();
          results.get(alone).complete(ModelChecker.check(alone, 1, progress));
          checked = 1;
        }
        rest = rest.subList(checked, rest.size());
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      rest.forEach(model -> results.get(model).completeExceptionally(e));
    }
  }

  /** How many models one JVM came through. */
  private int together(List<Model> models) throws IOException, InterruptedException {
    ConfigText[] configs = new ConfigText[models.size()];
    for (int i = 0; i < configs.length; i++) {
      configs[i] = models.get(i).text();
    }
    Task task = Task.of(Child.Mode.CHECK, models.getFirst(), 1);
    try (ChildJvm child = ChildJvm.start(task, configs)) {
      boolean more = true;
      double since = 0;
      int checked = 0;
      while (more && checked < configs.length) {
        Model model = models.get(checked);
        Findings findings;
        try {
          findings = Findings.of(model.name(), child, progress);
        } catch (IOException e) {
          return checked;
        }
        var violation =
            ModelChecker.violation(
                findings, Task.of(Child.Mode.CHECK, model, 1), configs[checked], progress);
        results.get(model).complete(findings.result(violation, since));
        since = child.seconds();
        more = !findings.isLast();
        checked++;
      }
      return checked;
    }
  }
}
