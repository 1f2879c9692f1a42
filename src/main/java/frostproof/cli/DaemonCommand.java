package frostproof.cli;

import frostproof.daemon.End;
import frostproof.daemon.PlanReport;
import frostproof.daemon.ReferenceDaemon;
import frostproof.daemon.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The reference daemon. */
@Command(
    name = "daemon",
    mixinStandardHelpOptions = true,
    version = "frostproof-daemon 0.1.0",
    subcommands = DaemonStatus.class,
    description = {
      "Serves the driver's device: freezes the file systems of this machine when the host asks,"
          + " and",
      "thaws them. Runs in the foreground."
    },
    footer = {
      "",
      "Exit status: 0 it was told to stop, or it recovered; 1 --dry-run found what cannot be"
          + " reached;",
      "2 usage; 3 there is no such device, or something",
      " else is missing; 4 another process has the device, or another daemon runs; 5 something may",
      "be frozen still: an earlier daemon's record cannot be followed, or not be read whole."
    })
final class DaemonCommand implements Callable<Integer> {
  private static final int BUSY = 4;

  /** Something may be frozen that this daemon cannot thaw. */
  static final int PERHAPS_FROZEN = 5;

  @Spec private picocli.CommandLine.Model.CommandSpec command;

  @Option(names = "--device", defaultValue = Settings.DEVICE, description = "${DEFAULT-VALUE}")
  private String device;

  @Option(
      names = "--run",
      defaultValue = Settings.RUN,
      description = "Directory on a tmpfs for the record of what is frozen: ${DEFAULT-VALUE}")
  private Path run;

  @Option(
      names = "--hooks",
      defaultValue = Settings.HOOKS,
      description = "Directory of the hooks: ${DEFAULT-VALUE}")
  private Path hooks;

  @Option(
      names = "--watchdog-ms",
      defaultValue = "120000",
      description = "Thaw if no THAW came within this time; 0 for never: ${DEFAULT-VALUE}")
  private long watchdog;

  @Option(
      names = "--mount-deadline-ms",
      defaultValue = "60000",
      description = "How long one file system may take to freeze: ${DEFAULT-VALUE}")
  private long mountDeadline;

  @Option(
      names = "--freeze-deadline-ms",
      defaultValue = "600000",
      description = "How long all of them may take: ${DEFAULT-VALUE}")
  private long freezeDeadline;

  @Option(
      names = "--hook-deadline-ms",
      defaultValue = "60000",
      description = "How long one hook may take: ${DEFAULT-VALUE}")
  private long hookDeadline;

  @Option(
      names = "--retry-ms",
      defaultValue = "100",
      description = "Pause before what failed is tried again: ${DEFAULT-VALUE}")
  private long retry;

  @Option(
      names = "--loops",
      description = "Freeze file systems on loop devices like others. For a lab only.")
  private boolean loops;

  @Option(
      names = "--no-sync",
      description = "Do not write what is dirty before the first freeze, but in it.")
  private boolean noSync;

  @Option(
      names = "--no-expedite",
      description = "Do not make the kernel's grace periods short while file systems freeze.")
  private boolean noExpedite;

  @Option(names = "--recover", description = "Thaw what a daemon that died left frozen, and exit.")
  private boolean recover;

  @Option(
      names = "--no-rehearsal",
      description = "Do not load and lock everything in memory first. For a test bench only.")
  private boolean noRehearsal;

  @Option(
      names = "--dry-run",
      description = "Print what would be frozen, in which order, and what not and why; exit.")
  private boolean dryRun;

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description = "For --dry-run: a mountinfo of any machine, instead of this one's.")
  private Optional<Path> table = Optional.empty();

  @Option(
      names = "--devices",
      paramLabel = "FILE",
      description = {
        "With --table: what its disks lie on, a line each:",
        "\"253:0 on 8:2 8:3\", \"7:0 loop /image\", \"disk TYPE\"."
      })
  private Optional<Path> devices = Optional.empty();

  @Option(names = "--json", description = "Print the plan of --dry-run as one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (table.isPresent() && !dryRun || devices.isPresent() && table.isEmpty()) {
      throw new Exit.BadInput("--table is for --dry-run, and --devices for --table");
    }
    ReferenceDaemon daemon = new ReferenceDaemon(settings());
    if (dryRun) {
      return print(table.isPresent() ? plan(table.get()) : daemon.plan());
    }
    int status = Exit.MISSING;
    try {
      status = status(recover ? daemon.recover() : daemon.serve());
    } catch (IOException | RuntimeException e) {
      status = Exit.report(e, command.commandLine());
    } finally {
      daemon.ends(status);
    }
    return status;
  }

  private int status(End end) {
    return switch (end) {
      case STOPPED -> Exit.HOLDS;
      case DEVICE_GONE, FAILED -> Exit.MISSING;
      case STILL_FROZEN, RECORD_DAMAGED -> PERHAPS_FROZEN;
      case DEVICE_BUSY -> BUSY;
      case RUNS_ALREADY -> {
        command.commandLine().getErr().println("frostproof: a daemon runs already with " + run);
        command.commandLine().getErr().flush();
        yield BUSY;
      }
    };
  }

  private PlanReport plan(Path mountinfo) throws IOException {
    String text =
        devices.isPresent() ? Files.readString(devices.get(), StandardCharsets.ISO_8859_1) : "";
    try {
      return PlanReport.of(Files.readAllBytes(mountinfo), text, loops);
    } catch (IllegalArgumentException e) {
      throw new Exit.BadInput(e.getMessage());
    }
  }

  private int print(PlanReport plan) {
    Output output = new Output(command, json);
    for (int i = 0; i < plan.freeze().size(); i++) {
      PlanReport.Row row = plan.freeze().get(i);
      output.line("%3d. %s".formatted(i + 1, line(row)));
    }
    plan.leftOut().forEach(row -> output.line("  -  " + line(row)));
    output.json(plan);
    return plan.isReachable() ? Exit.HOLDS : Exit.DEVIATION;
  }

  private static String line(PlanReport.Row row) {
    String what = row.place() + " (" + row.type();
    String number = row.device().isEmpty() ? ")" : ", " + row.device() + ")";
    return what + number + (row.reason().isEmpty() ? "" : ": " + row.reason());
  }

  private Settings settings() {
    return new Settings(
        device,
        run,
        Optional.of(hooks),
        millis("--watchdog-ms", watchdog),
        millis("--mount-deadline-ms", mountDeadline),
        millis("--freeze-deadline-ms", freezeDeadline),
        millis("--hook-deadline-ms", hookDeadline),
        millis("--retry-ms", retry),
        loops,
        !noSync,
        noExpedite ? Optional.empty() : Optional.of(Settings.GRACE),
        !noRehearsal);
  }

  private static Duration millis(String option, long value) {
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new Exit.BadInput(
          option + " is a time of at most " + Integer.MAX_VALUE + " ms, and not " + value);
    }
    return Duration.ofMillis(value);
  }
}
