package frostproof.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import frostproof.machine.Component;
import frostproof.machine.Kind;
import frostproof.machine.Reference;
import frostproof.machine.State;
import frostproof.replay.Adapter;
import frostproof.replay.Divergence;
import frostproof.replay.OutsideTarget;
import frostproof.replay.Replay;
import frostproof.replay.Shrinking;
import frostproof.replay.Verdict;
import frostproof.report.Clauses;
import frostproof.report.Explanation;
import frostproof.trace.Behaviour;
import frostproof.trace.EventLog;
import frostproof.trace.Exchange;
import frostproof.trace.Step;
import frostproof.trace.Suite;
import frostproof.trace.SuiteFile;
import frostproof.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example adapters pass their suites, and a fault in them is found and explained. */
class AdaptersTest {
  private static final Path ADAPTERS = Path.of("model-tests/adapters");
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  @TempDir private Path directory;

  /** The command that runs an adapter; skips the test where its language is not here. */
  private List<String> command(String file, String source)
      throws IOException, InterruptedException {
    Path copy = Files.writeString(directory.resolve(file), source);
    if (file.endsWith(".py")) {
      assumeTrue(runs("python3", "--version"), "no python3: apt-get install python3");
      return List.of("python3", copy.toString());
    }
    assumeTrue(runs("gcc", "--version"), "no gcc: apt-get install gcc libc6-dev");
    String program = directory.resolve("adapter").toString();
    String[] compile = {"gcc", "-Wall", "-Wextra", "-o", program, copy.toString()};
    assertThat(runs(compile)).as("gcc compiles %s", file).isTrue();
    return List.of(program);
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  private static Suite suite(String component) throws IOException {
    return SuiteFile.read(Path.of("traces", component + ".tour-edge.suite"));
  }

  private static <S extends State> OutsideTarget<S> target(
      Component<S> component, List<String> command) {
    return new OutsideTarget<>("exec", component, new Adapter(command, DEADLINE));
  }

  @ParameterizedTest
  @CsvSource({"filesystem.py", "filesystem.c", "daemon.py", "daemon.c"})
  void anExamplePassesItsSuite(String file) throws Exception {
    String component = file.replaceAll("\\..*", "");
    List<String> command = command(file, Files.readString(ADAPTERS.resolve(file)));
    try (var target = target(Reference.component(component).orElseThrow(), command)) {
      Suite suite = suite(component);
      Verdict verdict = Replay.run(suite.traces(), target);
      assertThat(verdict.divergences()).isEmpty();
      assertThat(verdict.passed() + verdict.skipped()).isEqualTo(suite.traces().size());
      assertThat((double) verdict.passed() / suite.traces().size())
          .as("the part that an implementation can follow")
          .isGreaterThan(0.85);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          filesystem.py | mount in readonly else "0"   | mount in frozen else "0"     | WriteMountReadOnly
          filesystem.py | frozen.discard(mount)        | frozen.clear()               | ThawMount
          filesystem.py | return "EBADF"               | return "EINVAL"              | FreezePathBad
          filesystem.c  | frozen[m] = 0, "0"           | "0"                          | FreezeMount
          filesystem.c  | "blocks" : "EBUSY"           | "0" : "EBUSY"                | WriteMountBlocks
          filesystem.c  | return "EPERM"               | return "0"                   | Unprivileged
          daemon.py     | FITHAW({frozen[-1]})         | FITHAW({frozen[0]})          | FreezeMountFails
          daemon.py     | (None, "0", "EOPNOTSUPP")    | (None, "0", "EBUSY")         | FreezeMount
          daemon.py     | record.hooked = True         | record.hooked = False        | SignalArrives
          daemon.c      | if (is(request, "EIO"))      | if (is(request, "NEVER"))    | DeviceBreaks
          daemon.c      | record.hooked = 1;           | record.hooked = 0;           | SignalArrives
          daemon.c      | ok = !record.gap && !hanging(); | ok = 1;                   | DaemonReads("THAW")
          """)
  void aPlantedFaultIsFoundAndExplained(String file, String right, String wrong, String action)
      throws Exception {
    String source = Files.readString(ADAPTERS.resolve(file));
    assertThat(source.split(Pattern.quote(right), -1)).as("once: %s", right).hasSize(2);
    List<String> command = command(file, source.replace(right, wrong));
    String component = file.replaceAll("\\..*", "");
    List<Explanation> found =
        explain(Reference.component(component).orElseThrow(), suite(component), command);
    assertThat(found)
        .isNotEmpty()
        .anySatisfy(each -> assertThat(each.divergence().label()).contains(action));
    Explanation first = found.getFirst();
    assertThat(first.shortened().size()).isLessThanOrEqualTo(first.divergence().step());
    assertThat(first.chart()).startsWith("sequenceDiagram\n").contains("implementation");
    assertThat(first.text())
        .contains("specification: ")
        .contains("allowed there: ")
        .contains("clauses: ")
        .contains("to see it again: ");
  }

  private static <S extends State> List<Explanation> explain(
      Component<S> component, Suite suite, List<String> command) throws IOException {
    String module = component.name().equals("daemon") ? "Daemon.tla" : "FileSystem.tla";
    Clauses clauses = new Clauses(Files.readString(SpecCopy.SPEC.resolve(module)));
    List<Explanation> found = new ArrayList<>();
    try (var target = target(component, command)) {
      List<Divergence> divergences = Replay.run(suite.traces(), target).divergences();
      for (Divergence divergence : divergences.subList(0, Math.min(3, divergences.size()))) {
        Trace trace = suite.traces().get(divergence.trace() - 1);
        Trace shorter = Shrinking.of(component, target, trace, divergence);
        found.add(
            Explanation.of(
                component, "exec", divergence, shorter, clauses, "again", suite.sha256()));
      }
    }
    return found;
  }

  @Test
  void theSchemaSaysWhatIsSent() throws Exception {
    JsonNode schema =
        new ObjectMapper().readTree(ADAPTERS.resolve("adapter.schema.json").toFile()).get("$defs");
    Pattern input = pattern(schema.get("input").get("properties").get("input"));
    Pattern output = pattern(schema.get("outputs").get("properties").get("outputs").get("items"));
    for (Component<?> component : List.of(Reference.daemon(), Reference.fileSystem())) {
      component.alphabet().stream()
          .filter(action -> component.kind(action) != Kind.INTERNAL)
          .map(Exchange::of)
          .forEach(exchange -> {
            assertThat(exchange.call()).matches(input).matches(output);
            Optional.of(exchange.answer())
                .filter(answer -> !answer.isEmpty())
                .ifPresent(answer -> {
                  assertThat(exchange.call() + " = " + answer).matches(input);
                  assertThat(answer).matches(output);
                });
          });
    }
    assertThat("reset").matches(input);
    assertThat("FIFREEZE(\"data\")").doesNotMatch(input);
  }

  private static Pattern pattern(JsonNode property) {
    return Pattern.compile(property.get("pattern").asText());
  }

  /**
   * THAW answered OK after the watchdog had thawed. The tour takes every step of it, but each time
   * something else happens before the answer is seen: from outside it promises faults of outputs on
   * its way, and no more.
   */
  @Test
  void aFaultThatTheTourMissesFromOutsideIsFoundByItsStory() throws Exception {
    List<String> command =
        command(
            "daemon.py",
            Files.readString(ADAPTERS.resolve("daemon.py"))
                .replace("ok = not (record.gap or", "ok = not (False or"));
    Suite late;
    try (InputStream in = Files.newInputStream(ADAPTERS.resolve("late-thaw.ndjson"))) {
      late = EventLog.read("late-thaw.ndjson", in);
    }
    List<Explanation> found = explain(Reference.daemon(), late, command);
    assertThat(found)
        .singleElement()
        .satisfies(each -> {
          assertThat(each.divergence().expected()).isEqualTo("does reply(FAIL)");
          assertThat(each.divergence().observed()).isEqualTo("does reply(OK)");
          assertThat(each.clauses()).contains("S1");
          Trace again = Behaviour.run(Reference.daemon(), each.shortened()).trace(1);
          assertThat(again.steps()).extracting(Step::label).isEqualTo(each.shortened());
        });
  }
}
