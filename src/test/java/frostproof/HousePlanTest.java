package frostproof;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Guards the doors of the house: which room (package) may use which, and what the pure rooms may
 * touch. What a class uses is what {@code jdeps} finds in its bytes, signatures included; imports
 * are read from the source as well, because a constant leaves no trace in the bytes.
 */
class HousePlanTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path CLASSES = Path.of("target/classes");

  /** From each room to the rooms that it may import. */
  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          entry("protocol", Set.of()),
          entry("machine", Set.of()),
          entry("freeze", Set.of("machine")),
          entry("daemon", Set.of("protocol", "machine", "freeze")),
          entry("trace", Set.of("machine")),
          entry("tlc", Set.of("trace", "machine")),
          entry("suite", Set.of("trace", "machine")),
          entry("replay", Set.of("trace", "machine", "protocol", "daemon")),
          entry("lab", Set.of("replay", "trace", "machine", "protocol", "freeze")),
          entry("report", Set.of("replay", "suite", "trace", "machine")),
          entry(
              "cli",
              Set.of("machine", "daemon", "trace", "tlc", "suite", "replay", "lab", "report")));

  /** What a pure room may touch of the JDK; invoke and runtime are what javac itself emits. */
  private static final Set<String> PURE_PACKAGES =
      Set.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.runtime",
          "java.util",
          "java.util.function",
          "java.util.stream");

  /** Clocks, chance, threads and the world outside, which live in otherwise pure packages. */
  private static final Set<String> IMPURE_CLASSES =
      Set.of(
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.ProcessHandle",
          "java.lang.Runtime",
          "java.lang.System",
          "java.lang.Thread",
          "java.util.Random",
          "java.util.Scanner",
          "java.util.SplittableRandom",
          "java.util.Timer");

  /** Class {@code from} uses class {@code to}; both names are fully qualified. */
  record Edge(String from, String to) {}

  @Test
  void everyDoorThatIsUsedIsInThePlan() throws IOException {
    List<Edge> edges = new ArrayList<>(edgesOfClasses());
    assertThat(edges).as("what jdeps found in %s", CLASSES).isNotEmpty();
    edges.addAll(edgesOfImports());
    assertThat(violations(edges)).isEmpty();
  }

  @Test
  void everyPackageIsARoomThatIntroducesItself() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<String> packages =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(file -> SOURCES.relativize(file.getParent()).toString().replace('/', '.'))
              .distinct()
              .toList();
      assertThat(packages)
          .isNotEmpty()
          .allSatisfy(name -> assertThat(MAY_IMPORT).containsKey(afterRoot(name)))
          .allSatisfy(name ->
              assertThat(SOURCES.resolve(name.replace('.', '/')).resolve("package-info.java"))
                  .isRegularFile());
    }
  }

  @Test
  void thePlanNamesOnlyItsOwnRooms() {
    assertThat(MAY_IMPORT.values())
        .allSatisfy(rooms -> assertThat(MAY_IMPORT.keySet()).containsAll(rooms));
  }

  @ParameterizedTest
  @CsvSource({
    "frostproof.machine.Driver,    frostproof.protocol.Status,    may not import protocol",
    "frostproof.protocol.Status,   frostproof.machine.Driver,     may not import machine",
    "frostproof.cli.Main,          frostproof.freeze.MountInfo,   may not import freeze",
    "frostproof.cli.Main,          frostproof.shed.Spade,         may not import shed",
    "frostproof.shed.Spade,        java.lang.Object,              is in no room",
    "frostproof.Main,              java.lang.Object,              is in no room",
    "frostproof.lab.vm.Guest,      java.lang.Object,              is in no room",
    "frostproof.machine.Driver,    java.time.Clock,               is pure",
    "frostproof.machine.Driver,    java.io.PrintStream,           is pure",
    "frostproof.machine.Driver,    java.util.logging.Logger,      is pure",
    "frostproof.machine.Driver$S,  java.util.Random,              is pure",
    "frostproof.machine.Driver,    java.lang.System,              is pure",
    "frostproof.machine.Driver,    com.google.common.graph.Graph, is pure",
    "frostproof.daemon.Device,     java.lang.foreign.Arena,       only freeze",
  })
  void aForbiddenDoorIsFound(String from, String to, String reason) {
    assertThat(violations(List.of(new Edge(from, to)))).singleElement().asString().contains(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "frostproof.machine.Driver,    frostproof.machine.Guest",
    "frostproof.machine.Driver,    java.util.stream.Stream",
    "frostproof.machine.Driver,    java.lang.runtime.ObjectMethods",
    "frostproof.freeze.LinuxIoctl, java.lang.foreign.Arena",
    "frostproof.daemon.Device,     frostproof.protocol.VssMessage",
    "frostproof.cli.Main,          picocli.CommandLine",
  })
  void anAllowedDoorIsNot(String from, String to) {
    assertThat(violations(List.of(new Edge(from, to)))).isEmpty();
  }

  /** One sentence for each edge that the plan forbids. */
  private static List<String> violations(List<Edge> edges) {
    return edges.stream().flatMap(edge -> violation(edge)).distinct().sorted().toList();
  }

  private static Stream<String> violation(Edge edge) {
    String from = roomOf(edge.from());
    String to = roomOf(edge.to());
    if (!MAY_IMPORT.containsKey(from)) {
      return Stream.of(edge.from() + " is in no room of the plan");
    }
    boolean inside = edge.to().startsWith("frostproof.");
    if (inside && !from.equals(to) && !MAY_IMPORT.get(from).contains(to)) {
      return Stream.of("%s uses %s: %s may not import %s".formatted(edge.from, edge.to, from, to));
    }
    if (from.equals("machine") && !inside && !isPure(edge.to())) {
      return Stream.of("%s uses %s: machine is pure".formatted(edge.from, edge.to));
    }
    if (edge.to().startsWith("java.lang.foreign.") && !from.equals("freeze")) {
      return Stream.of("%s uses %s: only freeze calls C".formatted(edge.from, edge.to));
    }
    return Stream.empty();
  }

  private static boolean isPure(String className) {
    return PURE_PACKAGES.contains(packageOf(className)) && !IMPURE_CLASSES.contains(className);
  }

  private static String roomOf(String className) {
    return afterRoot(packageOf(className));
  }

  private static String packageOf(String className) {
    return className.substring(0, Math.max(className.lastIndexOf('.'), 0));
  }

  private static String afterRoot(String packageName) {
    return packageName.replaceFirst("^frostproof\\.?", "");
  }

  private static List<Edge> edgesOfClasses() {
    var out = new StringWriter();
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    int exit =
        jdeps.run(
            new PrintWriter(out, true),
            new PrintWriter(System.err, true),
            "-verbose:class",
            "--ignore-missing-deps",
            CLASSES.toString());
    assertThat(exit).as("exit status of jdeps").isZero();
    return Pattern.compile("(?m)^ +(\\S+) +-> +(\\S+)")
        .matcher(out.toString())
        .results()
        .map(line -> new Edge(line.group(1), line.group(2)))
        .toList();
  }

  /** The imports of our own types; an imported member is cut down to its class. */
  private static List<Edge> edgesOfImports() throws IOException {
    Pattern declaration =
        Pattern.compile("(?m)^import (?:static )?(frostproof(?:\\.[a-z]\\w*)+\\.[A-Z]\\w*)");
    var edges = new ArrayList<Edge>();
    for (Path file : Format.sources(List.of(SOURCES))) {
      String name =
          SOURCES.relativize(file).toString().replace('/', '.').replaceAll("\\.java$", "");
      declaration
          .matcher(Files.readString(file))
          .results()
          .map(line -> new Edge(name, line.group(1)))
          .forEach(edges::add);
    }
    return edges;
  }
}
