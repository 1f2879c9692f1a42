package frostproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import frostproof.machine.Reference;
import frostproof.replay.SettledGraph;
import frostproof.replay.Subject;
import frostproof.report.Conformity;
import frostproof.report.Deviation;
import frostproof.suite.Strategy;
import frostproof.trace.StateGraph;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What a profile says is found in a graph that has it, and nothing else is. */
class ProfileTest {
  private static final Strategy TOUR = Strategy.parse("settled(tour(edge))");

  private static Output output() {
    CommandLine line = new CommandLine(CommandSpec.create());
    line.setErr(new PrintWriter(Writer.nullWriter()));
    return new Output(line.getCommandSpec(), true);
  }

  private static Profile profile(String... defects) {
    return new Profile("mine", Reference.driver(), "a graph", new TreeSet<>(List.of(defects)));
  }

  private static Conformity search(Profile profile) throws Exception {
    Home home = Home.find();
    StateGraph graph = new DefectGraphs(home, "driver", output()).graph(List.of("L06", "X07"));
    Subject subject = Subject.of("driver", "a graph", new SettledGraph(graph));
    return new DeviationSearch(home, Reference.driver(), subject, Optional.of(profile), output())
        .by(TOUR);
  }

  @Test
  void eachDefectIsSaidOnceByItsShortestTrace() throws Exception {
    Conformity found = search(profile("L06", "X07"));
    assertThat(found.conforms()).isFalse();
    assertThat(found.unexplained()).isZero();
    assertThat(found.deviations())
        .extracting(Deviation::defect)
        .containsExactlyInAnyOrder("L06", "X07");
    assertThat(found.deviations())
        .filteredOn(each -> each.defect().equals("L06"))
        .singleElement()
        .satisfies(each -> {
          assertThat(each.clause()).isEqualTo("D7");
          assertThat(each.trace().split("; ")).hasSize(each.step()).hasSizeLessThan(6);
          assertThat(each.trace()).contains("reply(");
          assertThat(each.expected()).isEqualTo("EINVAL");
          assertThat(each.observed()).startsWith("0; respond(1, ");
        });
  }

  @Test
  void whatTheProfileDoesNotSayIsUnexplained() throws Exception {
    Conformity found = search(profile("X07"));
    assertThat(found.unexplained()).isPositive();
    assertThat(found.deviations())
        .filteredOn(Deviation::lacksName)
        .anySatisfy(each -> assertThat(each.trace()).contains("reply("));
  }

  @Test
  void theJsonHasTheseFieldsInThisOrder() throws Exception {
    Deviation deviation = new Deviation("G4", "start", 1, "open", "nothing", "D09");
    Conformity found =
        new Conformity(
            "driver",
            "mine",
            false,
            List.of(deviation),
            0,
            List.of("no hypervisor"),
            new TreeMap<>(Map.of("another way", 1)));
    JsonNode json = new ObjectMapper().valueToTree(found);
    assertThat(json.toString())
        .isEqualTo(
            "{\"target\":\"driver\",\"subject\":\"mine\",\"conforms\":false,\"deviations\":["
                + "{\"clause\":\"G4\",\"trace\":\"start\",\"step\":1,\"expected\":\"open\","
                + "\"observed\":\"nothing\",\"defect\":\"D09\"}],\"unexplained\":0,"
                + "\"fakes\":[\"no hypervisor\"],\"left\":{\"another way\":1}}");
  }
}
