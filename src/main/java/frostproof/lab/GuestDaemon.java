package frostproof.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A daemon's process in the guest, with the guest's disks as its root. */
final class GuestDaemon {
  private static final Path PROC = Path.of("/proc");
  private static final Path DEVICE = Path.of("vmbus/hv_vss");

  private final List<String> command;
  private Process process;

  /**
   * None runs yet.
   *
   * @param command the program with its arguments, in the daemon's root
   */
  GuestDaemon(List<String> command) {
    this.command = command;
  }

  /** Starts it, as a service manager does that finds none. */
  void start() throws IOException {
    List<String> words =
        Stream.concat(Stream.of("/bin/busybox", "chroot", GuestVolumes.ROOT), command.stream())
            .toList();
    process =
        new ProcessBuilder(words)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(ProcessBuilder.Redirect.to(Path.of("/dev/console").toFile()))
            .redirectError(ProcessBuilder.Redirect.to(Path.of("/dev/console").toFile()))
            .start();
  }

  /** Whether it runs. */
  boolean runs() {
    return process != null && process.isAlive();
  }

  /** Whether it runs and has not opened the device (yet): Java takes its time for that. */
  boolean begins() {
    if (!runs()) {
      return false;
    }
    try (Stream<Path> all = Files.list(PROC.resolve(Long.toString(process.pid())).resolve("fd"))) {
      for (Path descriptor : all.toList()) {
        if (Files.readSymbolicLink(descriptor).endsWith(DEVICE)) {
          return false;
        }
      }
      return true;
    } catch (IOException | UncheckedIOException e) {
      return true; // it ended, or one of them was closed, meanwhile: who looks again sees it
    }
  }

  /**
   * Sends a signal.
   *
   * @param name such as {@code KILL}
   */
  void signal(String name) throws IOException, InterruptedException {
    if (runs()) {
      new ProcessBuilder("/bin/busybox", "kill", "-" + name, Long.toString(process.pid()))
          .start()
          .waitFor();
    }
  }

  /** Kills it, and waits until it is gone. */
  void kill() throws IOException, InterruptedException {
    if (runs()) {
      signal("KILL");
      process.waitFor(1, TimeUnit.MINUTES);
    }
  }

  /**
   * Whether every thread of it sleeps and waits for something, or there is none.
   *
   * @param slow whether one that waits for a disk waits long
   */
  boolean rests(boolean slow) {
    if (!runs()) {
      return true;
    }
    Path tasks = PROC.resolve(Long.toString(process.pid())).resolve("task");
    try (Stream<Path> all = Files.list(tasks)) {
      for (Path task : all.toList()) {
        String stat = Files.readString(task.resolve("stat"));
        char state = stat.charAt(stat.lastIndexOf(')') + 2);
        if (state == 'R' || state == 'D' && !slow) {
          return false;
        }
      }
      return true;
    } catch (IOException | UncheckedIOException e) {
      return false; // a thread ended meanwhile: who looks again sees it
    }
  }
}
