package frostproof.cli;

import java.io.PrintWriter;
import picocli.CommandLine;

/** The command {@code daemon} by itself, which needs nothing of the kit: for a package. */
public final class DaemonMain {
  private DaemonMain() {}

  /** Runs the daemon and exits with its status. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new DaemonCommand())
            .setCommandName("frostproof-daemon")
            .setOut(new PrintWriter(System.out, true))
            .setErr(new PrintWriter(System.err, true))
            .setExpandAtFiles(false)
            .setExecutionExceptionHandler((failure, command, _) -> Exit.report(failure, command))
            .setParameterExceptionHandler((failure, _) -> Exit.usage(failure))
            .execute(arguments));
  }
}
