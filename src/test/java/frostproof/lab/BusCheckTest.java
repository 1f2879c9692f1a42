package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulated VMBus, in the guest of each kernel: it is right, and a fault in it is noticed. */
class BusCheckTest {
  @ParameterizedTest
  @EnumSource
  void theBusIsRightAndAFaultInItIsNoticed(Kernel kernel) throws Exception {
    Machines.assume();
    List<JsonNode> said = new ArrayList<>();
    VirtualMachine.End end =
        new GuestRun(kernel, System.out::println).run("bus", Map.of(), said::add);
    assertThat(said)
        .as(end.console())
        .filteredOn(each -> each.path("event").asText().equals("checked"))
        .extracting(each -> each.path("what").asText())
        .containsExactly("NONE", "LOST_INTERRUPT", "WRONG_ID");
    assertThat(differing(said, "NONE")).isEmpty();
    assertThat(differing(said, "LOST_INTERRUPT"))
        .anyMatch(each -> each.startsWith("packets go round the ring unharmed"));
    assertThat(differing(said, "WRONG_ID"))
        .anyMatch(each ->
            each.startsWith("an interrupt is for nothing but the packet")
                && each.contains("that is owed none"));
    thenAChannelThatDoesNotOpenIsAPanic(said, end);
  }

  /**
   * A defect of both kernels: the way out of a probe whose channel does not open destroys a
   * transport that there is not yet. What it shows here is that a panic is heard of, and is the
   * end.
   */
  private static void thenAChannelThatDoesNotOpenIsAPanic(
      List<JsonNode> said, VirtualMachine.End end) {
    assertThat(said.getLast().path("event").asText()).isEqualTo("last");
    assertThat(end.because()).isEmpty();
    assertThat(end.console()).contains("Kernel panic - not syncing");
  }

  private static Stream<String> differing(List<JsonNode> said, String fault) {
    return said.stream()
        .filter(each -> each.path("event").asText().equals("differs"))
        .filter(each -> each.path("fault").asText().equals(fault))
        .map(each -> each.path("name").asText() + ": " + each.path("seen").asText());
  }
}
