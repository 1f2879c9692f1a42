package frostproof.cli;

import frostproof.machine.Component;
import frostproof.machine.Reference;
import frostproof.tlc.Model;
import frostproof.trace.Step;
import frostproof.trace.Suite;
import frostproof.trace.SuiteFile;
import frostproof.trace.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where spec/ and traces/ are: the launcher's directory, or the working directory. */
record Home(Path root) {
  /** The suite that is checked in for every component. */
  static final String STRATEGY = "tour(edge)";

  private static final Map<String, String> MODULES =
      Map.of(
          "filesystem", "FileSystem",
          "negotiation", "Negotiation",
          "daemon", "Daemon",
          "driver", "Driver",
          "guest", "Guest",
          "driversteps", "DriverSteps");

  /** The modules without a machine, and the component that is held to each. */
  private static final Map<String, String> HELD_TO =
      Map.of("contract", "guest", "driverrefinement", "driversteps");

  static Home find() {
    Path root = Path.of(System.getProperty("frostproof.home", "."));
    if (!Files.isDirectory(root.resolve("spec"))) {
      throw new Exit.BadInput("there is no spec/ in " + root.toAbsolutePath().normalize());
    }
    return new Home(root);
  }

  static boolean isComponent(String name) {
    return MODULES.containsKey(name);
  }

  /**
   * Whether traces/ has a suite of a component. The steps of the driver have none: nobody outside
   * can schedule them.
   */
  static boolean hasSuite(String component) {
    return !component.equals("driversteps");
  }

  Path spec() {
    return root.resolve("spec");
  }

  Model model(String component) throws IOException {
    return Model.read(spec().resolve(MODULES.get(component) + ".cfg"), spec());
  }

  /** The text of a component's module, and of those that it may be composed of. */
  String moduleText(String component) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(Files.readString(spec().resolve(MODULES.get(component) + ".tla")));
    for (String part :
        component.equals("guest") ? List.of("driver", "daemon") : List.<String>of()) {
      text.append(moduleText(part));
    }
    return text.toString();
  }

  /**
   * The models that must hold, of a component: every configuration of its module, and of a module
   * without a machine that it is held to, as the guest is to the contract.
   */
  List<Model> models(String component) throws IOException {
    return Model.all(spec()).stream()
        .filter(model -> model.mustFail().isEmpty())
        .filter(
            model -> HELD_TO.getOrDefault(model.component(), model.component()).equals(component))
        .toList();
  }

  Path suiteFile(String component) {
    return root.resolve("traces").resolve(Suite.fileName(component, STRATEGY));
  }

  /** The checked-in suite, or nothing when there is no file. */
  Optional<Suite> suite(String component) throws IOException {
    Path file = suiteFile(component);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Suite suite = read(file);
    if (!suite.component().equals(component)) {
      throw new Exit.BadInput(file + ": a suite of " + suite.component() + ", not " + component);
    }
    return Optional.of(suite);
  }

  /** A suite file whose every label is an action. */
  static Suite read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new Exit.BadInput(file + " is a directory, not a suite");
    }
    Suite suite = SuiteFile.read(file);
    try {
      suite.traces().stream()
          .flatMap(trace -> trace.steps().stream())
          .map(Step::label)
          .distinct()
          .forEach(Vocabulary::action);
    } catch (IllegalArgumentException e) {
      throw new Exit.BadInput(file + ": " + e.getMessage());
    }
    return suite;
  }

  /** The components by name that have a suite, or all of those when there are no names. */
  static List<Component<?>> componentsWithSuite(List<String> names) {
    return components(names).stream()
        .filter(component -> hasSuite(component.name()))
        .collect(Collectors.toList());
  }

  /** The components by name, or all when there are no names. */
  static List<Component<?>> components(List<String> names) {
    if (names.isEmpty()) {
      return Reference.components();
    }
    return names.stream().distinct().map(Home::component).collect(Collectors.toList());
  }

  static Component<?> component(String name) {
    return Reference.component(name)
        .orElseThrow(() ->
            new Exit.BadInput(
                "no component is named "
                    + name
                    + "; there are "
                    + String.join(
                        ", ", Reference.components().stream().map(Component::name).toList())));
  }
}
