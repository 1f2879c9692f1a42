package frostproof.cli;

import frostproof.machine.Component;
import frostproof.replay.Subject;
import frostproof.report.Conformity;
import frostproof.report.Deviation;
import frostproof.suite.Strategy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether deviations are named one by one, and what is known of the subject. */
final class DeviationOptions {
  @Option(
      names = "--deviations",
      description = "Say each deviation once, shortened, with the named defect that explains it.")
  private boolean deviations;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "A known subject, one of spec/profiles: only what its defects do not explain is a"
              + " failure. Implies --deviations.")
  private Optional<String> name = Optional.empty();

  boolean wanted() {
    return deviations || name.isPresent();
  }

  /**
   * Searches for deviations and prints them.
   *
   * @return the exit status: with a profile it holds where nothing is unexplained, without one
   *     where nothing deviates
   */
  int search(Subject subject, String named, String strategy, Output output)
      throws IOException, InterruptedException {
    try (subject) {
      Home home = Home.find();
      Component<?> component = Home.component(named);
      Optional<Profile> profile = Optional.empty();
      if (name.isPresent()) {
        profile = Optional.of(Profile.read(home, name.get()));
        if (!profile.get().component().name().equals(component.name())) {
          throw new Exit.BadInput(
              "%s is a profile of the %s, not of the %s"
                  .formatted(name.get(), profile.get().component().name(), component.name()));
        }
      }
      Conformity found =
          new DeviationSearch(home, component, subject, profile, output).by(parsed(strategy));
      print(found, output);
      boolean holds = profile.isPresent() ? found.unexplained() == 0 : found.conforms();
      return holds ? Exit.HOLDS : Exit.DEVIATION;
    }
  }

  private static Strategy parsed(String strategy) {
    try {
      return Strategy.parse(strategy);
    } catch (IllegalArgumentException e) {
      throw new Exit.BadInput(e.getMessage());
    }
  }

  private static void print(Conformity found, Output output) {
    output.json(found);
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("clause", "defect", "expected", "heard", "after"));
    for (Deviation each : found.deviations()) {
      table.add(
          List.of(
              each.clause().isEmpty() ? "-" : each.clause(),
              each.lacksName() ? "UNEXPLAINED" : each.defect(),
              each.expected(),
              each.observed(),
              each.trace()));
    }
    if (!found.conforms()) {
      output.table(table);
    }
    found.fakes().forEach(fake -> output.line("not as in the field: " + fake));
    output.line(
        "%s %s: %s, %d unexplained"
            .formatted(
                found.target(),
                found.subject(),
                found.conforms()
                    ? "conforms"
                    : found.deviations().size() + " deviations from the reference",
                found.unexplained()));
    found.left().forEach((reason, count) -> output.line("  %,d left: %s".formatted(count, reason)));
  }
}
