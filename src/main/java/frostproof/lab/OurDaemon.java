package frostproof.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The reference daemon as a program under test. Its Java and its classes are on the file systems
 * that freeze, as they would be on a machine's own.
 */
public final class OurDaemon {
  /** Its name in reports. */
  public static final String NAME = "the reference daemon";

  /**
   * Short ones, all longer than a step of the tester takes: what only time brings is waited for.
   */
  private static final List<String> DEADLINES =
      List.of("--watchdog-ms=3000", "--mount-deadline-ms=1000", "--freeze-deadline-ms=2000");

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
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-XX:-UsePerfData",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classes + ":" + library,
                "frostproof.cli.DaemonMain",
                "--no-rehearsal"));
    List<String> hook = new ArrayList<>(List.of(java.toString()));
    hook.addAll(arguments);
    hook.add("--recover");
    arguments.addAll(DEADLINES);
    List<Path> files = List.of(LabRuntime.image().toAbsolutePath(), classes, library);
    return new SandboxedDaemon.Program(java, arguments, hook, files, hooks);
  }
}
