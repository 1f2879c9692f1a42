package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A program that is started so does not outlive whoever started it. */
class ProgramsTest {
  private static final int PATIENCE_SECONDS = 60;

  /** Starts a program that would run long, says its process id, and is killed. */
  static final class Killed {
    private Killed() {}

    /** No arguments. */
    public static void main(String[] arguments) throws Exception {
      List<String> command = Programs.endingWithUs(List.of("sleep", "10000"));
      System.out.println(new ProcessBuilder(command).start().pid());
      System.in.read();
    }
  }

  @Test
  void aProgramEndsWithWhoeverIsKilled() throws Exception {
    assumeTrue(Programs.exists("setpriv"), "setpriv is missing: apt-get install util-linux");
    Process killed =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Killed.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = killed.inputReader(StandardCharsets.UTF_8)) {
      ProcessHandle program = ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
      try {
        killed.destroyForcibly();
        program.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } finally {
        program.destroyForcibly();
      }
      assertThat(program.isAlive()).isFalse();
    } finally {
      killed.destroyForcibly().waitFor();
    }
  }
}
