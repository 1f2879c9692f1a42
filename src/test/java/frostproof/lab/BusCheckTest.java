package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulated VMBus, in the guest of each kernel: it is right, and a fault in it is noticed. */
class BusCheckTest {
  @ParameterizedTest
  @EnumSource
  void theBusIsRightAndAFaultInItIsNoticed(Kernel kernel) throws Exception {
    Machines.assume(kernel);
    BusRun run = BusRun.of(kernel, System.out::println);
    assertThat(run.differences().get("NONE")).as("%s", run).isEmpty();
    assertThat(run.differences().get("LOST_INTERRUPT"))
        .anyMatch(each -> each.startsWith("packets go round the ring unharmed"));
    assertThat(run.differences().get("WRONG_ID"))
        .anyMatch(each ->
            each.startsWith("an interrupt is for nothing but the packet")
                && each.contains("that is owed none"));
    assertThat(run.holds()).isTrue();
    aChannelThatDoesNotOpenIsAPanic(run);
  }

  /**
   * A defect of both kernels: the way out of a probe whose channel does not open destroys a
   * transport that there is not yet. What it shows here is that a panic is heard of, and is the
   * end.
   */
  private static void aChannelThatDoesNotOpenIsAPanic(BusRun run) {
    assertThat(run.panic())
        .hasValueSatisfying(words ->
            assertThat(words)
                .contains(
                    "list_del corruption",
                    "hvutil_transport_destroy",
                    "util_probe",
                    "Kernel panic - not syncing"));
  }
}
