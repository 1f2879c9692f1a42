package frostproof.model;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.suite.Strategy;
import frostproof.tlc.CheckResult;
import frostproof.tlc.GraphCapture;
import frostproof.tlc.Model;
import frostproof.tlc.ModelChecker;
import frostproof.trace.StateGraph;
import frostproof.trace.SuiteFile;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that is recorded depends on how many threads looked, or on the run. */
class WorkersTest {
  @ParameterizedTest
  @ValueSource(strings = {"Driver", "Daemon"})
  void theNumbersDoNotDependOnTheWorkers(String name, @TempDir Path directory) throws Exception {
    Model model = SpecCopy.in(directory).config(name + ".safety.cfg", safety(name));
    CheckResult one = ModelChecker.check(model, 1, _ -> {});
    CheckResult two = ModelChecker.check(model, 2, _ -> {});
    assertThat(model.expectedStates()).isPresent();
    assertThat(model.verdict(one).holds()).as(model.verdict(one).explanation()).isTrue();
    assertThat(model.verdict(two).holds()).as(model.verdict(two).explanation()).isTrue();
    assertThat(two.distinct()).isEqualTo(one.distinct());
    assertThat(two.generated()).isEqualTo(one.generated());
    assertThat(two.queue()).isEqualTo(one.queue()).isZero();
  }

  /** The configuration without liveness, which finds no states of its own. */
  private static String safety(String name) throws Exception {
    String config = Files.readString(SpecCopy.SPEC.resolve(name + ".cfg"));
    String text = config.replaceAll("\\\\\\* must fail:.*\n", "");
    for (String temporal : SpecText.read(SpecCopy.SPEC, name).liveness()) {
      text = text.replaceFirst("\n *" + temporal + "(?=\n|$)", "");
    }
    return text;
  }

  @ParameterizedTest
  @ValueSource(strings = {"Daemon"})
  void twoCapturesGiveTheSameBytes(String name) throws Exception {
    assertThat(tour(name)).isEqualTo(tour(name));
  }

  private static byte[] tour(String name) throws Exception {
    StateGraph graph = GraphCapture.capture(SpecCopy.primary(name), _ -> {});
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SuiteFile.write(Strategy.parse("tour(edge)").derive(graph), bytes);
    return bytes.toByteArray();
  }
}
