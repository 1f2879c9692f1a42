package frostproof.tlc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * A JVM that runs {@link Child} for one model. It is ended by {@link #close}, and ends itself when
 * this process does, because then its standard input does.
 */
final class ChildJvm implements AutoCloseable {

  /** Up to this many states a run is so short that the better compiler costs more than it gains. */
  private static final long SMALL = 50_000;

  private final Model model;
  private final Scratch scratch;
  private final Process process;
  private final long started = System.nanoTime();
  private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

  private ChildJvm(Model model, Scratch scratch, Process process) {
    this.model = model;
    this.scratch = scratch;
    this.process = process;
    Thread.ofVirtual().name("what TLC says").start(this::listen);
  }

  /**
   * Starts a JVM of the same version with the same class path.
   *
   * @param mode what it shall do
   * @param config the configuration as TLC shall see it
   * @param workers how many threads look for states
   */
  static ChildJvm start(Child.Mode mode, Model model, ConfigText config, int workers)
      throws IOException {
    Scratch scratch = Scratch.create();
    try {
      Files.writeString(scratch.config(), config.text());
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(flags(model, workers));
      command.add("-Djava.io.tmpdir=" + scratch.temporary());
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName()));
      command.addAll(List.of(mode.name(), model.module().toAbsolutePath().normalize().toString()));
      command.addAll(List.of(scratch.directory().toString(), Integer.toString(workers)));
      Process process = new ProcessBuilder(command).redirectError(scratch.log().toFile()).start();
      return new ChildJvm(model, scratch, process);
    } catch (IOException e) {
      scratch.delete();
      throw e;
    }
  }

  private static List<String> flags(Model model, int workers) {
    List<String> flags = new ArrayList<>(List.of("-XX:-UsePerfData", "-Xshare:auto"));
    flags.add(workers == 1 ? "-XX:+UseSerialGC" : "-XX:+UseParallelGC");
    if (model.expectedStates().orElse(0) <= SMALL) {
      flags.add("-XX:TieredStopAtLevel=1");
    }
    return flags;
  }

  private void listen() {
    try (BufferedReader reader = process.inputReader()) {
      reader.lines().forEach(line -> lines.add(Optional.of(line)));
    } catch (IOException | UncheckedIOException e) {
      // The stream breaks when the process is ended: there is nothing more to hear.
    } finally {
      lines.add(Optional.empty());
    }
  }

  /**
   * Hands on what the child says until it is done.
   *
   * @param progress hears how far it is
   * @param rest hears everything else
   * @throws BadModel if TLC cannot use the model
   * @throws IOException if the child fails otherwise
   * @throws InterruptedException if the calling thread is interrupted
   */
  void hear(Consumer<Progress> progress, Consumer<Line> rest)
      throws IOException, InterruptedException {
    while (true) {
      Optional<String> text = lines.take();
      if (text.isEmpty()) {
        process.waitFor();
        throw new IOException(
            model.name() + ": TLC ended with status " + process.exitValue() + tlcSays());
      }
      Line line = Line.decode(text.get());
      switch (line.kind()) {
        case PROGRESS ->
            progress.accept(
                new Progress(
                    model.name(), line.number(0), line.number(1), line.number(2), seconds()));
        case VIOLATION, STEP, BACK_TO, STUTTERING -> rest.accept(line);
        case BAD_MODEL -> throw badModel(line.field(0));
        case FAULT -> throw new IOException(model.name() + ": " + line.field(0) + tlcSays());
        case DONE -> {
          return;
        }
      }
    }
  }

  private BadModel badModel(String reason) throws IOException {
    return new BadModel(
        reason.isEmpty()
            ? model.config() + ": TLC cannot use " + model.module() + tlcSays()
            : model.config() + ": " + reason);
  }

  /** What TLC printed, without what it always prints. */
  private String tlcSays() throws IOException {
    if (!Files.exists(scratch.log())) {
      return "";
    }
    String words = TlcWords.of(Files.readString(scratch.log()));
    return words.isEmpty() ? "" : "\n" + words.indent(2).stripTrailing();
  }

  /** Where a graph is, after {@link #hear} has returned. */
  Path graph() {
    return scratch.graph();
  }

  /** Seconds since the start. */
  double seconds() {
    return (System.nanoTime() - started) / 1e9;
  }

  Process process() {
    return process;
  }

  /** Ends the child and removes what it wrote. */
  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    scratch.delete();
  }
}
