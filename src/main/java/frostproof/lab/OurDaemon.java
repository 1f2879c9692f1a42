package frostproof.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reference daemon as a program under test. Its Java and its classes are on the file systems
 * that freeze, as they would be on a machine's own.
 */
public final class OurDaemon {
  /** Its name in reports. */
  public static final String NAME = "the reference daemon";

  /** Short, but longer than a step of the tester takes; otherwise they are those of its unit. */
  private static final Map<String, SandboxedDaemon.Wait> WAITS =
      Map.of(
          "watchdog", new SandboxedDaemon.Wait("--watchdog-ms=", 1000),
          "hangs", new SandboxedDaemon.Wait("--mount-deadline-ms=", 500),
          "freeze deadline", new SandboxedDaemon.Wait("--freeze-deadline-ms=", 1000));

  private OurDaemon() {}

  /**
   * The program, with the stop hook that its unit has.
   *
   * @param hooks where its hooks are
   * @throws IOException in one line, where its Java cannot be linked
   */
  public static SandboxedDaemon.Program program(String hooks) throws IOException {
    Path java = LabRuntime.image().toAbsolutePath().resolve("bin/java");
    Path classes = LabRuntime.classes().toAbsolutePath();
    Path library = LabRuntime.commandLine().toAbsolutePath();
    List<String> options =
        List.of(
            "-XX:-UsePerfData",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED");
    List<String> main = List.of("-cp", classes + ":" + library, "frostproof.cli.DaemonMain");
    List<Path> files =
        new ArrayList<>(List.of(LabRuntime.image().toAbsolutePath(), classes, library));
    List<String> arguments = new ArrayList<>(options);
    Optional<Path> cache = DaemonCache.of(java, options, classes, main);
    cache.ifPresent(files::add);
    cache.ifPresent(file -> arguments.add("-XX:AOTCache=" + file));
    arguments.addAll(main);
    arguments.add("--no-rehearsal");
    List<String> hook = new ArrayList<>(List.of(java.toString()));
    hook.addAll(arguments);
    hook.add("--recover");
    return new SandboxedDaemon.Program(java, arguments, hook, files, hooks, WAITS);
  }
}
