package frostproof.tlc;

import java.io.BufferedReader;
import java.io.File;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JVM that runs {@link Child} for one module. It is ended by {@link #close}, and ends itself when
 * this process does, because then its standard input does.
 */
final class ChildJvm implements AutoCloseable {

  private final Task task;
  private final List<Scratch> scratches;
  private final Process process;
  private final long started = System.nanoTime();
  private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

  private ChildJvm(Task task, List<Scratch> scratches, Process process) {
    this.task = task;
    this.scratches = scratches;
    this.process = process;
    Thread.ofVirtual().name("what TLC says").start(this::listen);
  }

  /**
   * Starts a JVM of the same version with the same class path.
   *
   * @param configs the configurations as TLC shall see them, one after the other
   */
  static ChildJvm start(Task task, ConfigText... configs) throws IOException {
    List<Scratch> scratches = new ArrayList<>();
    try {
      for (ConfigText config : configs) {
        Scratch scratch = Scratch.create();
        scratches.add(scratch);
        Files.writeString(scratch.config(), config.text());
      }
      return new ChildJvm(task, scratches, process(task, scratches));
    } catch (IOException e) {
      for (Scratch scratch : scratches) {
        scratch.delete();
      }
      throw e;
    }
  }

  private static Process process(Task task, List<Scratch> scratches) throws IOException {
    Scratch first = scratches.getFirst();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:-UsePerfData", "-Xshare:auto"));
    command.addAll(task.flags());
    command.add("-Djava.io.tmpdir=" + first.temporary());
    command.addAll(List.of("-cp", classPath(), Child.class.getName()));
    command.addAll(List.of(task.mode().name(), Integer.toString(task.workers())));
    command.add(task.module().toAbsolutePath().normalize().toString());
    scratches.forEach(scratch -> command.add(scratch.directory().toString()));
    return new ProcessBuilder(command)
        .directory(first.directory().toFile())
        .redirectError(first.log().toFile())
        .start();
  }

  /** Our class path, also for a process that works elsewhere. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
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
   * Hands on what the child says until it is done with a configuration.
   *
   * @param progress hears how far it is
   * @param rest hears everything else
   * @return whether the child goes on with the next configuration
   * @throws BadModel if TLC cannot use the model
   * @throws IOException if the child fails otherwise
   * @throws InterruptedException if the calling thread is interrupted
   */
  boolean hear(Consumer<Progress> progress, Consumer<Line> rest)
      throws IOException, InterruptedException {
    while (true) {
      Optional<String> text = lines.take();
      if (text.isEmpty()) {
        process.waitFor();
        throw new IOException(
            task.name() + ": TLC ended with status " + process.exitValue() + tlcSays());
      }
      Line line = Line.decode(text.get());
      switch (line.kind()) {
        case PROGRESS ->
            progress.accept(
                new Progress(
                    task.name(), line.number(0), line.number(1), line.number(2), seconds()));
        case VIOLATION, STEP, BACK_TO, STUTTERING, EXTENT, TEMPORAL, READY, REGISTERED ->
            rest.accept(line);
        case BAD_MODEL -> throw badModel(line.field(0));
        case FAULT -> throw new IOException(task.name() + ": " + line.field(0) + tlcSays());
        case DONE -> {
          return line.truth(0);
        }
      }
    }
  }

  private BadModel badModel(String reason) throws IOException {
    return new BadModel(
        reason.isEmpty()
            ? task.config() + ": TLC cannot use " + task.module() + tlcSays()
            : task.config() + ": " + reason);
  }

  /** What TLC printed, without what it always prints. */
  private String tlcSays() throws IOException {
    Path log = scratches.getFirst().log();
    if (!Files.exists(log)) {
      return "";
    }
    String words = TlcWords.of(Files.readString(log));
    return words.isEmpty() ? "" : "\n" + words.indent(2).stripTrailing();
  }

  /** Where a graph is, after {@link #hear} has returned. */
  Path graph() {
    return scratches.getFirst().graph();
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
    for (Scratch scratch : scratches) {
      scratch.delete();
    }
  }
}
