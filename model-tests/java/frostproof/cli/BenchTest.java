package frostproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** The benchmarks run, with every peer; what is fast is measured elsewhere. */
class BenchTest {
  @Test
  void everyPartOfItIsMeasured() throws Exception {
    var out = new StringWriter();
    var err = new StringWriter();
    int status =
        Main.run(new PrintWriter(out), new PrintWriter(err), "bench", "suite", "--quick", "--json");
    assertThat(status).as(err.toString()).isZero();
    JsonNode report = new ObjectMapper().readTree(out.toString());
    for (String rate : new String[] {"replay", "machine", "jqwik", "tlc"}) {
      assertThat(report.at("/replays/0/" + rate).asDouble()).as(rate).isPositive();
    }
    JsonNode tour = report.at("/tours/0");
    assertThat(tour.get("transitions").asInt()).isEqualTo(470);
    assertThat(tour.get("steps").asInt()).isEqualTo(tour.get("bound").asInt());
    for (String peer : new String[] {"random", "quickRandom"}) {
      assertThat(tour.get(peer).get("all").asBoolean()).as(peer).isTrue();
      assertThat(tour.get(peer).get("steps").asInt()).as(peer).isGreaterThan(470);
    }
    assertThat(report.get("growth")).hasSize(2);
    JsonNode grown = report.at("/growth/1");
    assertThat(grown.get("transitions").asInt()).isEqualTo(10_000);
    assertThat(grown.get("steps").asInt()).isEqualTo(grown.get("bound").asInt());
    assertThat(grown.get("mebibytes").asInt()).isPositive();
    assertThat(report.get("targets")).as("a quick run judges nothing").isEmpty();
  }
}
