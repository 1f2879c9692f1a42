package frostproof.cli;

import frostproof.machine.Property;
import frostproof.tlc.CheckResult;
import frostproof.tlc.Counterexample;
import frostproof.tlc.Model;
import frostproof.tlc.ModelChecks;
import frostproof.tlc.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What a known subject violates, and how: each property by itself, with its counterexample. */
final class ProfileCheck {
  private static final String LIVENESS = "S4_Answered";

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "Check each property of a known subject, one of spec/profiles, and print the shortest way"
              + " to each violation.")
  private Optional<String> name = Optional.empty();

  /**
   * What came of a property.
   *
   * @param property its name, which begins with its clause
   * @param violated whether the subject violates it
   * @param steps the actions that lead to it; none where it holds
   */
  record Row(String property, boolean violated, List<String> steps) {}

  boolean isWanted() {
    return name.isPresent();
  }

  int print(int workers, Output output) throws IOException, InterruptedException {
    Home home = Home.find();
    Profile profile = Profile.read(home, name.orElseThrow());
    List<Model> models = models(home.model(profile.component().name()), profile);
    List<Row> rows = new ArrayList<>();
    ModelChecks.run(
        models, workers, p -> output.progress("check", p), (m, result) -> rows.add(row(m, result)));
    rows.stream().filter(Row::violated).forEach(row -> print(row, output));
    long violated = rows.stream().filter(Row::violated).count();
    output.line(
        "%s: %d of %d properties are violated".formatted(profile.name(), violated, rows.size()));
    output.json(rows);
    return violated == 0 ? Exit.HOLDS : Exit.DEVIATION;
  }

  private static List<Model> models(Model base, Profile profile) throws IOException {
    boolean lives = Files.readString(base.config()).contains("\n    " + LIVENESS);
    return Stream.concat(
            profile.component().properties().stream().map(Property::name),
            lives ? Stream.of(LIVENESS) : Stream.empty())
        .map(property ->
            new Model(
                base.module(),
                base.config(),
                base.name() + "." + property + "." + profile.name(),
                OptionalLong.empty(),
                Optional.of(property),
                profile.defects()))
        .toList();
  }

  private static Row row(Model model, CheckResult result) {
    List<String> steps =
        result
            .violation()
            .map(Violation::counterexample)
            .map(Counterexample::steps)
            .orElse(List.of())
            .stream()
            .skip(1)
            .map(Counterexample.Step::label)
            .toList();
    return new Row(model.mustFail().orElseThrow(), result.violation().isPresent(), steps);
  }

  private static void print(Row row, Output output) {
    output.line("%s, after %d steps".formatted(row.property(), row.steps().size()));
    row.steps().forEach(step -> output.line("    " + step));
  }
}
