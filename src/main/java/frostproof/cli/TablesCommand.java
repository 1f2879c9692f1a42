package frostproof.cli;

import frostproof.daemon.PlanReport;
import frostproof.lab.Packages;
import frostproof.lab.SandboxedDaemon;
import frostproof.lab.TabledDaemon;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The mount tables of model-tests/tables: our plan beside what another daemon freezes. */
@Command(
    name = "tables",
    mixinStandardHelpOptions = true,
    description = {
      "Shows each mount table of model-tests/tables to a daemon and asks for a FREEZE: what it"
          + " freezes,",
      "beside our plan. Nothing freezes: every call is answered before the kernel sees it."
    })
final class TablesCommand implements Callable<Integer> {
  private static final String TABLE = ".mountinfo";
  private static final int SHOWN = 8; // devices of a table

  @Spec private picocli.CommandLine.Model.CommandSpec command;

  @Option(
      names = "--daemon",
      defaultValue = "/usr/sbin/hv_vss_daemon",
      description = "The program, run with -n: ${DEFAULT-VALUE}.")
  private Path daemon;

  @Mixin private InstallOption install;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Parameters(arity = "0..*", paramLabel = "TABLE", description = "Only these, by name.")
  private List<String> names = List.of();

  /**
   * A table.
   *
   * @param table its name
   * @param ours the device numbers, in our order
   * @param theirs those of the other daemon
   * @param differences each in words
   */
  record Row(String table, List<String> ours, List<String> theirs, List<String> differences) {}

  /** All tables. */
  record Report(String daemon, List<Row> tables, List<String> refused) {}

  @Override
  public Integer call() throws IOException {
    Output output = new Output(command, json);
    InstallOption.refuse(
        Packages.installDaemon(daemon, install.allowed(), output::progress)
            .or(() -> TabledDaemon.missing(output.typed())));
    SandboxedDaemon.Program program =
        new SandboxedDaemon.Program(daemon, List.of("-n"), List.of(), List.of(), "");
    List<Row> rows = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    try (TabledDaemon subject = new TabledDaemon(program)) {
      for (Path table : tables()) {
        String name = table.getFileName().toString().replace(TABLE, "");
        try {
          Row row = row(name, table, subject);
          rows.add(row);
          output.line(line(row));
        } catch (IllegalArgumentException noTable) {
          refused.add(name);
        }
      }
    }
    long same = rows.stream().filter(row -> row.differences().isEmpty()).count();
    output.line(
        "%s: %d tables, %d as planned here, %d not; %d are none and were not shown"
            .formatted(program.version(), rows.size(), same, rows.size() - same, refused.size()));
    output.json(new Report(program.version(), rows, refused));
    return same == rows.size() ? Exit.HOLDS : Exit.DEVIATION;
  }

  private List<Path> tables() throws IOException {
    Path directory = Home.find().root().resolve("model-tests/tables");
    for (String name : names) {
      if (!Files.exists(directory.resolve(name + TABLE))) {
        throw new Exit.BadInput("there is no table " + name + " in " + directory);
      }
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(TABLE))
          .filter(file ->
              names.isEmpty() || names.contains(file.getFileName().toString().replace(TABLE, "")))
          .sorted()
          .toList();
    }
  }

  private static Row row(String name, Path table, TabledDaemon subject) throws IOException {
    byte[] mountinfo = Files.readAllBytes(table);
    Path sys = table.resolveSibling(name + ".sys");
    String devices = Files.exists(sys) ? Files.readString(sys, StandardCharsets.ISO_8859_1) : "";
    PlanReport plan = PlanReport.of(mountinfo, devices, false);
    List<String> ours = plan.freeze().stream().map(PlanReport.Row::device).toList();
    TabledDaemon.Frozen frozen = subject.freeze(mountinfo, devices);
    return new Row(
        name, ours, frozen.devices(), TableDifferences.of(plan, frozen.devices(), frozen.answer()));
  }

  private static String line(Row row) {
    return "%-32s %-28s %-28s %s"
        .formatted(
            row.table(),
            shown(row.ours()),
            shown(row.theirs()),
            row.differences().isEmpty() ? "the same" : String.join("; ", row.differences()));
  }

  private static String shown(List<String> devices) {
    String first = String.join(" ", devices.stream().limit(SHOWN).toList());
    return devices.size() > SHOWN ? first + " ... (" + devices.size() + ")" : first;
  }
}
