package frostproof.daemon;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The hooks (G15): executables in a directory, run in the order of their names before a freeze with
 * the argument {@code freeze}, and in the reverse order after the thaw with {@code thaw}. The
 * directory and each hook belong to root and can be written by nobody else.
 */
final class Hooks {
  private static final int WRITABLE_BY_OTHERS = 0022;
  private static final int EXECUTABLE = 0111;
  private static final String FREEZE = "freeze";
  private static final String THAW = "thaw";

  private final Optional<Path> directory;
  private final Duration limit;
  private final Wake wake;
  private final Supervisor supervisor;

  Hooks(Optional<Path> directory, Duration limit, Wake wake, Supervisor supervisor) {
    this.directory = directory.filter(Files::isDirectory);
    this.limit = limit;
    this.wake = wake;
    this.supervisor = supervisor;
  }

  /** Whether there are any. */
  boolean any() {
    return !names().isEmpty();
  }

  private List<Path> names() {
    List<Path> hooks = new ArrayList<>();
    if (directory.isPresent()) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory.get())) {
        for (Path entry : entries) {
          if (Files.isRegularFile(entry) && (mode(entry) & EXECUTABLE) != 0) {
            hooks.add(entry);
          }
        }
      } catch (IOException e) {
        hooks.add(directory.get()); // it is no executable, and so the freeze fails and says why
      }
    }
    hooks.sort(null);
    return hooks;
  }

  /**
   * Runs the freeze hooks, until one fails; a signal to the daemon makes the one that runs fail.
   *
   * @return nothing, or what failed
   */
  Optional<String> freeze() {
    for (Path hook : names()) {
      Optional<String> failure = run(hook, FREEZE);
      if (failure.isPresent()) {
        return failure;
      }
    }
    return Optional.empty();
  }

  /**
   * Runs the thaw hooks, all of them: no signal cuts them short (G8, G15).
   *
   * @return what failed
   */
  List<String> thaw() {
    return names().reversed().stream().flatMap(hook -> run(hook, THAW).stream()).toList();
  }

  private Optional<String> run(Path hook, String argument) {
    try {
      checkOwned(directory.orElseThrow());
      checkOwned(hook);
      Process process = process(hook, argument).start();
      return end(process, argument.equals(FREEZE))
          .map(why -> "hook " + hook + " " + argument + ": " + why);
    } catch (IOException e) {
      return Optional.of("hook " + hook + ": " + e.getMessage());
    }
  }

  private static ProcessBuilder process(Path hook, String argument) {
    ProcessBuilder builder =
        new ProcessBuilder(hook.toString(), argument)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeAll(Supervisor.VARIABLES);
    return builder;
  }

  /**
   * Waits for a hook.
   *
   * @param mayBeCut whether a signal to the daemon ends the wait, and the hook
   */
  private Optional<String> end(Process process, boolean mayBeCut) {
    CompletableFuture<Process> exit = process.onExit();
    exit.thenRun(wake::wake);
    supervisor.mayTake(limit);
    long deadline = System.nanoTime() + limit.toNanos();
    long left = limit.toNanos();
    while (!exit.isDone() && !(mayBeCut && wake.isSignalled()) && left > 0) {
      wake.pause(supervisor.atMost(Duration.ofNanos(left)));
      supervisor.lives();
      left = deadline - System.nanoTime();
    }
    if (!exit.isDone()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      return Optional.of(
          left > 0 ? "ended by a signal" : "took longer than " + limit.toMillis() + " ms");
    }
    return process.exitValue() == 0
        ? Optional.empty()
        : Optional.of("exit status " + process.exitValue());
  }

  private static int mode(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:mode");
  }

  /** Of a link, both it and what it leads to. */
  private static void checkOwned(Path path) throws IOException {
    boolean owned =
        Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(0)
            && Files.getAttribute(path, "unix:uid").equals(0);
    if (!owned || (mode(path) & WRITABLE_BY_OTHERS) != 0) {
      throw new IOException("it must belong to root and be writable by nobody else");
    }
  }
}
