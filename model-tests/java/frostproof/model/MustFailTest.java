package frostproof.model;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.tlc.CheckResult;
import frostproof.tlc.Model;
import frostproof.tlc.ModelChecks;
import frostproof.tlc.Violation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each invariant and property of the specification can be violated, and there is a defect that
 * violates it and nothing else. The defects are named in the configurations, in the lines {@code
 * must fail}.
 */
class MustFailTest {
  private static final int AT_ONCE = 2;

  private static List<Model> lines() throws Exception {
    return Model.all(SpecCopy.SPEC).stream().filter(model -> model.mustFail().isPresent()).toList();
  }

  /** What TLC finds, by the names of the models; it can run twice at a time. */
  private static Map<String, CheckResult> check(List<Model> models) throws Exception {
    Map<String, CheckResult> results = new LinkedHashMap<>();
    ModelChecks.run(models, AT_ONCE, _ -> {}, (model, result) -> results.put(model.name(), result));
    return results;
  }

  @Test
  void everyLineFailsAsItSays() throws Exception {
    List<Model> lines = lines();
    assertThat(lines).hasSizeGreaterThan(40);
    Map<String, CheckResult> results = check(lines);
    List<String> wrong =
        lines.stream()
            .map(line -> line.verdict(results.get(line.name())))
            .filter(verdict -> !verdict.holds())
            .map(verdict -> verdict.explanation())
            .toList();
    assertThat(wrong).isEmpty();
  }

  @Test
  void everythingThatIsCheckedHasALine() throws Exception {
    for (String name : SpecCopy.PRIMARY) {
      assertThat(withoutLine(SpecText.read(SpecCopy.SPEC, name), name, lines())).isEmpty();
    }
  }

  @Test
  void aMissingLineIsSeen() throws Exception {
    List<Model> fewer =
        lines().stream().filter(line -> !line.name().equals("Driver.D8_Withdrawn.X07")).toList();
    assertThat(withoutLine(SpecText.read(SpecCopy.SPEC, "Driver"), "Driver", fewer))
        .containsExactly("D8_Withdrawn");
  }

  private static SortedSet<String> withoutLine(SpecText spec, String name, List<Model> lines) {
    SortedSet<String> names = new TreeSet<>(spec.checked());
    lines.stream()
        .filter(line -> line.name().startsWith(name + "."))
        .forEach(line -> names.remove(line.mustFail().orElseThrow()));
    return names;
  }

  /**
   * With the one name taken out of the lists every other invariant and step property holds, for the
   * last or an earlier line of the name. What follows from all of them together is left out: a
   * request that is lost is never answered, whatever lost it, and a guest that breaks an invariant
   * of its own may break the host's contract by it.
   */
  @Test
  void everythingHasADefectThatBreaksNothingElse(@TempDir Path directory) throws Exception {
    SpecCopy copy = SpecCopy.in(directory);
    Map<String, Deque<Model>> others = new LinkedHashMap<>();
    for (Model line : lines()) {
      others
          .computeIfAbsent(
              line.component() + " " + line.mustFail().orElseThrow(), _ -> new ArrayDeque<>())
          .push(copy.config(line.name() + ".others.cfg", withoutItsName(line)));
    }
    assertThat(others).hasSizeGreaterThan(100);
    assertThat(alsoViolated(others)).isEmpty();
  }

  /** What the last tried line of a name breaks besides it, where each of its lines does. */
  private static List<String> alsoViolated(Map<String, Deque<Model>> others) throws Exception {
    List<String> found = new ArrayList<>();
    Map<String, Deque<Model>> left = new LinkedHashMap<>(others);
    while (!left.isEmpty()) {
      Map<String, Model> round = new LinkedHashMap<>();
      left.forEach((name, lines) -> round.put(name, lines.pop()));
      Map<String, CheckResult> results = check(List.copyOf(round.values()));
      round.forEach((name, line) -> {
        Optional<Violation> violation = results.get(line.name()).violation();
        if (violation.isEmpty()) {
          left.remove(name);
        } else if (left.get(name).isEmpty()) {
          left.remove(name);
          found.add(line.name() + " also breaks " + violation.get().name());
        }
      });
    }
    return found;
  }

  /** The test can fail: with its own name still in the list a defect is seen to break it. */
  @Test
  void whatElseIsBrokenIsSeen(@TempDir Path directory) throws Exception {
    String config = Files.readString(SpecCopy.SPEC.resolve("Driver.cfg"));
    String text =
        config
            .replaceAll("\\\\\\*.*", "")
            .replace("Defects = {}", "Defects = {\"X07\"}")
            .replace("    S4_Answered", "");
    Model withdrawn = SpecCopy.in(directory).config("Driver.others.cfg", text);
    Deque<Model> only = new ArrayDeque<>(List.of(withdrawn));
    assertThat(alsoViolated(Map.of("Driver D8_Withdrawn", only)))
        .containsExactly("Driver.others also breaks D8_Withdrawn");
  }

  /** The configuration of a line, with its defects, without what they violate and what follows. */
  private static String withoutItsName(Model line) throws Exception {
    String config = Files.readString(line.config());
    SpecText spec = new SpecText(Files.readString(line.module()), config);
    SortedSet<String> gone = spec.liveness();
    gone.addAll(spec.refinements());
    gone.add(line.mustFail().orElseThrow());
    String defects =
        line.defects().stream().map(d -> '"' + d + '"').collect(Collectors.joining(", ", "{", "}"));
    String text =
        config.replaceAll("\\\\\\*.*", "").replaceFirst("Defects = \\{}", "Defects = " + defects);
    for (String name : gone) {
      text = text.replaceFirst("\n *" + name + "(?=\n|$)", "");
    }
    return text;
  }
}
