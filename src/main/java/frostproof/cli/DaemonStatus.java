package frostproof.cli;

import frostproof.daemon.Settings;
import frostproof.daemon.StatusReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the daemon's record says. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Who holds what frozen, since when, and how long the last freeze was.")
final class DaemonStatus implements Callable<Integer> {
  private static final double NANOS_PER_MILLI = 1e6;

  @Spec private picocli.CommandLine.Model.CommandSpec command;

  @Option(
      names = "--run",
      defaultValue = Settings.RUN,
      description = "Directory of the record: ${DEFAULT-VALUE}")
  private Path run;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** The same, in types that need no explanation as JSON. */
  record Report(
      long daemon,
      boolean runs,
      List<StatusReport.Held> held,
      boolean gap,
      StatusReport.Window window,
      String damage,
      List<String> keptAside) {}

  @Override
  public Integer call() throws IOException {
    StatusReport status = StatusReport.read(run);
    Output output = new Output(command, json);
    output.line(
        status.daemon() == 0
            ? "no daemon has run"
            : "daemon " + status.daemon() + (status.runs() ? " runs" : " does not run any more"));
    status
        .held()
        .forEach(each ->
            output.line(
                "%s (%s, %s) is %s since %.1f s"
                    .formatted(
                        each.place(),
                        each.type(),
                        each.device(),
                        each.mark().toLowerCase(Locale.ROOT),
                        each.millis() / 1000.0)));
    if (status.held().isEmpty() && status.damage().isEmpty()) {
      output.line("nothing is frozen");
    }
    status.damage().ifPresent(why -> output.line("the record cannot be read whole: " + why));
    status.keptAside().forEach(name -> output.line(run.resolve(name) + " could not be read whole"));
    status.window().ifPresent(window -> output.line(line(window)));
    output.json(
        new Report(
            status.daemon(),
            status.runs(),
            status.held(),
            status.gap(),
            status.window().orElse(null),
            status.damage().orElse(null),
            status.keptAside()));
    return status.damage().isEmpty() ? Exit.HOLDS : DaemonCommand.PERHAPS_FROZEN;
  }

  private static String line(StatusReport.Window window) {
    return String.format(
        Locale.ROOT,
        "the last freeze: %d file systems, freezing %.3f ms, frozen %.3f ms, thawing %.3f ms",
        window.mounts(),
        window.freezing() / NANOS_PER_MILLI,
        window.frozen() / NANOS_PER_MILLI,
        window.thawing() / NANOS_PER_MILLI);
  }
}
