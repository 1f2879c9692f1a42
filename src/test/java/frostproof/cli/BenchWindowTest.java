package frostproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import frostproof.cli.WindowReport.Load;
import frostproof.cli.WindowReport.Spread;
import frostproof.lab.Missing;
import frostproof.lab.WindowLab;
import frostproof.lab.WindowLab.Round;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every program is measured on real file systems; who is fast is measured elsewhere. */
class BenchWindowTest {
  @Test
  void everyProgramFreezesAllFileSystems() throws Exception {
    Optional<Missing> missing =
        WindowLab.missing("mvn verify", Boolean.getBoolean("lab.install"), System.out::println);
    assumeTrue(missing.isEmpty(), () -> "frozen windows: " + missing.orElseThrow());
    var out = new StringWriter();
    var err = new StringWriter();
    int status =
        Main.run(
            new PrintWriter(out), new PrintWriter(err), "bench", "window", "--quick", "--json");
    assertThat(status).as(err.toString()).isZero();
    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(report.get("worlds")).hasSize(2);
    for (JsonNode world : report.get("worlds")) {
      assertThat(world.get("programs")).hasSize(2 + WindowLab.PEERS.size());
      for (JsonNode program : world.get("programs")) {
        double calls = program.at("/calls/median").asDouble();
        assertThat(calls).as(program.toString()).isPositive();
        assertThat(program.at("/freezing/median").asDouble()).isGreaterThanOrEqualTo(calls);
        assertThat(program.at("/gathered/median").asDouble()).isPositive();
      }
    }
    assertThatOursIsBehaved(report.get("behaviours"));
    assertThat(report.get("targets")).as("a quick run judges nothing").isEmpty();
  }

  /** G2, G5, G8 and G9, on the real thing. */
  private static void assertThatOursIsBehaved(JsonNode behaviours) {
    assertThat(behaviours)
        .extracting(behaviour -> behaviour.at("/programs/" + WindowLab.OURS).asText())
        .containsExactly(
            "the inner first",
            "frozen once, OK",
            "left out, OK",
            "FAIL, 0 of the others stay frozen; after its THAW the other's freeze stands",
            "4 stay frozen, 0 after its next start",
            "it ends, 0 stay frozen",
            "0 stay frozen");
  }

  private static Round freezing(long micros) {
    return new Round(0, micros, micros, 0, 0, 0, 0);
  }

  private static List<Round> rounds(long... micros) {
    return java.util.Arrays.stream(micros).mapToObj(BenchWindowTest::freezing).toList();
  }

  @Test
  void oursIsComparedWithTheBestOfTheSameRound() {
    WindowReport.World world =
        WindowReport.world(
            16,
            new Load("", 0),
            Map.of(
                WindowLab.OURS,
                rounds(10, 60, 20),
                WindowLab.OURS_NORMAL,
                rounds(100, 100, 100),
                WindowLab.PEERS.get(0),
                rounds(200, 100, 100),
                WindowLab.PEERS.get(1),
                rounds(100, 200, 200),
                WindowLab.PEERS.get(2),
                rounds(300, 300, 50)));
    assertThat(world.ratio()).isEqualTo(new Spread(0.4, 0.1, 0.6));
    assertThat(world.normalRatio()).isEqualTo(new Spread(1, 1, 2));
    WindowReport report = WindowReport.of(false, 3, List.of(world), List.of());
    assertThat(report.targets()).singleElement().matches(WindowReport.Target::met);
    assertThat(WindowReport.of(true, 3, List.of(world), List.of()).targets()).isEmpty();
  }

  @Test
  void theMiddleOfAnEvenCountIsBetweenTwo() {
    assertThat(Spread.of(4, 1, 2, 9)).isEqualTo(new Spread(3, 1, 9));
  }
}
