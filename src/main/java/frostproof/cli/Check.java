package frostproof.cli;

import frostproof.tlc.CheckResult;
import frostproof.tlc.Model;
import frostproof.tlc.ModelChecker;
import frostproof.tlc.ModelChecks;
import frostproof.tlc.ModelVerdict;
import frostproof.tlc.Progress;
import frostproof.tlc.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Model-checks the specification. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Checks models of the specification with TLC, and their number of states.")
final class Check implements Callable<Integer> {
  @Spec private picocli.CommandLine.Model.CommandSpec command;

  @Parameters(
      arity = "0..*",
      paramLabel = "MODEL",
      description = "Such as Driver or Driver.D8_Withdrawn.X07; all that must hold, by default.")
  private List<String> names = List.of();

  @Option(names = "--all", description = "Also every configuration that must fail.")
  private boolean all;

  @Option(names = "--list", description = "Print the names of the models, and check nothing.")
  private boolean list;

  @Option(
      names = "--workers",
      defaultValue = "2",
      description =
          "TLC workers: ${DEFAULT-VALUE}; of one model, or of so many models at the same time.")
  private int workers;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Mixin private final ProfileCheck profile = new ProfileCheck();
  @Mixin private final GrowthTable growth = new GrowthTable();
  @Mixin private final DistributedOptions distributed = new DistributedOptions();

  /** What check prints as JSON, for a model. */
  record Row(
      String model,
      boolean ok,
      String explanation,
      long generated,
      long distinct,
      double seconds,
      String counterexample) {}

  /** What check prints as JSON. */
  record Report(boolean ok, List<Row> models) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Output output = new Output(command, json);
    if (!distributed.isWanted() || workers < 0) {
      Exit.checkWorkers(workers);
    }
    if (distributed.isWorker()) {
      return distributed.work(workers, output);
    }
    if (profile.isWanted()) {
      return profile.print(workers, output);
    }
    List<Model> models = models();
    if (list) {
      models.forEach(model -> output.line(model.name()));
      output.json(models.stream().map(Model::name).toList());
      return Exit.HOLDS;
    }
    if (growth.isWanted()) {
      return growth.print(models, workers, output);
    }
    List<Row> rows = new ArrayList<>();
    if (distributed.isWanted()) {
      Model only = distributed(models);
      add(rows, only, distributed.check(only, workers, output), output);
    } else if (models.size() == 1) {
      Model only = models.getFirst();
      add(rows, only, ModelChecker.check(only, workers, progress(output)), output);
    } else {
      ModelChecks.run(
          models, workers, progress(output), (model, result) -> add(rows, model, result, output));
    }
    boolean ok = rows.stream().allMatch(Row::ok);
    output.json(new Report(ok, rows));
    return ok ? Exit.HOLDS : Exit.DEVIATION;
  }

  private static Consumer<Progress> progress(Output output) {
    return p -> output.progress("check", p);
  }

  private void add(List<Row> rows, Model model, CheckResult result, Output output) {
    Row row = row(model, result);
    rows.add(row);
    output.line(
        String.format(
            Locale.ROOT,
            "%-5s %s (%.1f s)",
            row.ok() ? "ok" : "FAIL",
            row.explanation(),
            row.seconds()));
    if ((!row.ok() || !names.isEmpty()) && !row.counterexample().isEmpty()) {
      output.line(row.counterexample());
    }
  }

  private static Row row(Model model, CheckResult result) {
    ModelVerdict verdict = model.verdict(result);
    return new Row(
        model.name(),
        verdict.holds(),
        verdict.explanation(),
        result.generated(),
        result.distinct(),
        result.seconds(),
        result.violation().map(Violation::text).orElse(""));
  }

  private Model distributed(List<Model> models) {
    List<Model> wanted =
        names.isEmpty()
            ? models.stream().filter(model -> model.name().equals("Driver")).toList()
            : models;
    if (wanted.size() != 1) {
      throw new Exit.BadInput("--distributed checks one model");
    }
    return wanted.getFirst();
  }

  private List<Model> models() throws IOException {
    List<Model> known = Model.all(Home.find().spec());
    if (names.isEmpty()) {
      return known.stream().filter(model -> all || model.mustFail().isEmpty()).toList();
    }
    List<Model> wanted = new ArrayList<>();
    for (String name : names) {
      wanted.add(
          known.stream()
              .filter(model -> model.name().equals(name))
              .findFirst()
              .orElseThrow(() ->
                  new Exit.BadInput(
                      "no model is named " + name + "; see ./frostproof check --list --all")));
    }
    return wanted;
  }
}
