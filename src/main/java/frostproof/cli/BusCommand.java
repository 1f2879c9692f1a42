package frostproof.cli;

import frostproof.lab.BusRun;
import frostproof.lab.Packages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The bench that the kernel's driver is tested on, tested itself. */
@Command(
    name = "bus",
    mixinStandardHelpOptions = true,
    description = {
      "Checks the simulated VMBus in a kernel, as it is and with planted faults, and lets the",
      "driver's channel fail to open."
    })
final class BusCommand implements Callable<Integer> {
  @Spec private picocli.CommandLine.Model.CommandSpec command;
  @Mixin private KernelOptions kernels;

  @Mixin private InstallOption install;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** What bus prints as JSON. */
  record Report(boolean ok, List<BusRun> runs) {}

  @Override
  public Integer call() throws IOException {
    Output output = new Output(command, json);
    kernels.check();
    List<BusRun> runs = new ArrayList<>();
    for (var kernel : kernels.kernels()) {
      InstallOption.refuse(Packages.installForKernel(kernel, install.allowed(), output::progress));
      BusRun run = BusRun.of(kernel, output::progress);
      print(run, output);
      runs.add(run);
    }
    boolean ok = runs.stream().allMatch(run -> run.holds() && run.panic().isEmpty());
    output.json(new Report(ok, runs));
    return ok ? Exit.HOLDS : Exit.DEVIATION;
  }

  private static void print(BusRun run, Output output) {
    output.line(String.format(Locale.ROOT, "%s, %.1f s", run.release(), run.seconds()));
    run.differences()
        .forEach((planted, differences) ->
            output.line(
                "  %s: %s"
                    .formatted(
                        planted,
                        differences.isEmpty()
                            ? "as it must be"
                            : "noticed by " + differences.size() + ": " + differences.getFirst())));
    run.panic()
        .ifPresent(words ->
            output.line("  a channel that does not open: the kernel does not live:\n" + words));
  }
}
