package frostproof.cli;

import frostproof.suite.NoSuite;
import frostproof.tlc.BadModel;
import frostproof.trace.CorruptGraph;
import frostproof.trace.CorruptSuite;
import frostproof.trace.CorruptTrace;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The exit statuses, and which failure has which. */
final class Exit {
  static final int HOLDS = 0;
  static final int DEVIATION = 1;
  static final int BAD_INPUT = 2;
  static final int MISSING = 3;

  private Exit() {}

  /** Input that cannot be used, in one line. */
  static final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadInput(String message) {
      super(message);
    }
  }

  static void checkWorkers(int workers) {
    if (workers < 1) {
      throw new BadInput("TLC needs at least one worker, not " + workers);
    }
  }

  static int usage(ParameterException failure) {
    say(failure.getCommandLine(), oneLine(failure.getMessage()) + " (try --help)");
    return BAD_INPUT;
  }

  static int report(Exception failure, CommandLine command) {
    return switch (failure) {
      case BadModel _ -> {
        say(command, failure.getMessage());
        yield BAD_INPUT;
      }
      case BadInput _, CorruptSuite _, CorruptGraph _, CorruptTrace _, NoSuite _ -> {
        say(command, oneLine(failure.getMessage()));
        yield BAD_INPUT;
      }
      case NoSuchFileException missing -> {
        say(command, oneLine("there is no file " + missing.getFile()));
        yield BAD_INPUT;
      }
      case IOException _ -> {
        say(command, failure.getMessage());
        yield MISSING;
      }
      default -> {
        say(command, "internal error: " + failure);
        failure.printStackTrace(command.getErr());
        yield MISSING;
      }
    };
  }

  /** A message that may repeat what was typed, which may have any characters in it. */
  private static String oneLine(String message) {
    return message.strip().replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ");
  }

  private static void say(CommandLine command, String line) {
    command.getErr().println("frostproof: " + line);
    command.getErr().flush();
  }
}
