package frostproof.cli;

import frostproof.machine.Component;
import frostproof.machine.Property;
import frostproof.suite.Clause;
import frostproof.suite.RequirementMatrix;
import frostproof.suite.RequirementMatrix.Part;
import frostproof.suite.RequirementMatrix.Row;
import frostproof.suite.RequirementMatrix.Shown;
import frostproof.suite.RequirementMatrix.Stands;
import frostproof.suite.RequirementMatrix.Traces;
import frostproof.tlc.ClauseComments;
import frostproof.tlc.Model;
import frostproof.trace.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The requirement matrix: which actions, properties and traces show each clause. */
@Command(
    name = "matrix",
    mixinStandardHelpOptions = true,
    description =
        "For each clause of the contract: the actions that stand for it, the properties named after"
            + " it, the traces that show it, and what else does.")
final class MatrixCommand implements Callable<Integer> {
  static final String CLAUSES = "clauses.txt";

  @Spec private picocli.CommandLine.Model.CommandSpec command;

  @Option(names = "--json", description = "Print one JSON object instead of the table.")
  private boolean json;

  /** What matrix prints as JSON. */
  record Report(
      boolean ok, long traced, long elsewhere, long notYet, long open, List<Row> clauses) {}

  @Override
  public Integer call() throws IOException {
    Output output = new Output(command, json);
    Home home = Home.find();
    RequirementMatrix matrix = RequirementMatrix.of(clauses(home), parts(home));
    long open = matrix.count(Shown.OPEN);
    print(matrix, output);
    output.json(
        new Report(
            open == 0,
            matrix.count(Shown.TRACE),
            matrix.count(Shown.ELSEWHERE),
            matrix.count(Shown.NOT_YET),
            open,
            matrix.rows()));
    return open == 0 ? Exit.HOLDS : Exit.DEVIATION;
  }

  static List<Clause> clauses(Home home) throws IOException {
    Path file = home.spec().resolve(CLAUSES);
    try {
      return Clause.parse(Files.readAllLines(file));
    } catch (IllegalArgumentException e) {
      throw new Exit.BadInput(file + ": " + e.getMessage());
    }
  }

  /** Every module, whether or not there is a machine and a suite of it. */
  static List<Part> parts(Home home) throws IOException {
    ClauseComments comments = ClauseComments.read(home.spec());
    List<Model> models = Model.all(home.spec());
    Set<String> modules =
        models.stream()
            .map(MatrixCommand::module)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<Part> parts = new ArrayList<>();
    for (String module : modules) {
      Set<String> properties =
          models.stream()
              .filter(model -> module(model).equals(module))
              .flatMap(model -> model.mustFail().stream())
              .collect(Collectors.toSet());
      String name = module.toLowerCase(Locale.ROOT);
      parts.add(
          Home.isComponent(name)
              ? part(Home.component(name), module, properties, comments, home)
              : new Part(name, module, List.of(), properties, Set.of(), List.of()));
    }
    return parts;
  }

  private static String module(Model model) {
    return model.module().getFileName().toString().replaceFirst("\\.tla$", "");
  }

  private static Part part(
      Component<?> component,
      String module,
      Set<String> properties,
      ClauseComments comments,
      Home home)
      throws IOException {
    List<Stands> actions =
        component.alphabet().stream()
            .map(action -> action.getClass().getSimpleName())
            .distinct()
            .map(action -> new Stands(action, comments.of(module, action)))
            .toList();
    Set<String> asserted =
        component.properties().stream().map(Property::name).collect(Collectors.toSet());
    List<Suite> suites = home.suite(component.name()).stream().toList();
    return new Part(component.name(), module, actions, properties, asserted, suites);
  }

  private static void print(RequirementMatrix matrix, Output output) {
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("clause", "says", "shown", "actions", "properties", "traces", "besides"));
    matrix.rows().forEach(row -> table.add(cells(row)));
    output.table(table);
    output.line("");
    for (Row row : matrix.rows()) {
      if (!row.clause().missing().isEmpty()) {
        output.line("%s, not shown yet: %s".formatted(row.clause().id(), row.clause().missing()));
      }
    }
    for (Row row : matrix.rows()) {
      if (row.shown() == Shown.OPEN) {
        output.line(
            "%s is OPEN: no property with a trace, and spec/%s says neither what else shows it nor"
                    .formatted(row.clause().id(), CLAUSES)
                + " what is missing");
      }
    }
    output.line(
        "%d clauses: %d with a trace, %d shown elsewhere, %d not yet, %d open"
            .formatted(
                matrix.rows().size(),
                matrix.count(Shown.TRACE),
                matrix.count(Shown.ELSEWHERE),
                matrix.count(Shown.NOT_YET),
                matrix.count(Shown.OPEN)));
  }

  private static List<String> cells(Row row) {
    return List.of(
        row.clause().id(),
        row.clause().says(),
        words(row.shown()),
        lines(row.actions().stream().map(MatrixCommand::lastWord).distinct().toList()),
        lines(row.properties()),
        lines(row.traces().stream().map(MatrixCommand::traces).toList()),
        lines(
            row.clause().elsewhere().stream()
                .map(name -> name.startsWith("frostproof.") ? lastWord(name) : name)
                .toList()));
  }

  private static String lastWord(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String words(Shown shown) {
    return switch (shown) {
      case TRACE -> "trace";
      case ELSEWHERE -> "elsewhere";
      case NOT_YET -> "not yet";
      case OPEN -> "OPEN";
    };
  }

  private static String lines(List<String> texts) {
    return texts.isEmpty() ? "-" : String.join("\n", texts);
  }

  private static String traces(Traces traces) {
    String first = traces.first().stream().map(String::valueOf).collect(Collectors.joining(" "));
    return "%s %,d: %s%s"
        .formatted(
            traces.component(),
            traces.count(),
            first,
            traces.count() > traces.first().size() ? " ..." : "");
  }
}
