package frostproof.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code frostproof}. */
@Command(
    name = "frostproof",
    description =
        "The reference for host-initiated guest backup, and the kit that tests against it.",
    mixinStandardHelpOptions = true,
    version = "frostproof 0.1.0",
    footer = {
      "",
      "Exit status: 0 holds, 1 a deviation or a violation was found, 2 usage or bad input,",
      "3 something is missing in the environment."
    },
    subcommands = {
      Verify.class,
      Check.class,
      SuiteCommand.class,
      ReplayCommand.class,
      BusCommand.class,
      DaemonCommand.class,
      ConvertCommand.class,
      GraphCommand.class,
      GuaranteeCommand.class,
      DefectsCommand.class,
      MatrixCommand.class,
      MutantsCommand.class,
      TablesCommand.class,
      BenchCommand.class
    })
public final class Main {
  private Main() {}

  /** Runs the command and exits with its status. */
  public static void main(String[] arguments) {
    System.exit(
        run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
  }

  /**
   * Runs the command.
   *
   * @param out where facts go
   * @param err where progress and errors go
   * @return the exit status
   */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine line =
        new CommandLine(new Main())
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExpandAtFiles(false)
            .setExecutionExceptionHandler((failure, command, _) -> Exit.report(failure, command))
            .setParameterExceptionHandler((failure, _) -> Exit.usage(failure));
    int status = line.execute(arguments);
    if (out.checkError()) {
      err.println("frostproof: standard output cannot be written");
      err.flush();
      return status == Exit.HOLDS ? Exit.MISSING : status;
    }
    return status;
  }
}
