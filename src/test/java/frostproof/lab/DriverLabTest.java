package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.machine.Component;
import frostproof.machine.DriverState;
import frostproof.machine.Reference;
import frostproof.suite.Strategy;
import frostproof.trace.Behaviour;
import frostproof.trace.Exploration;
import frostproof.trace.Suite;
import frostproof.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Deadlines of the real driver pass, in the guest's time, and two boots tell the same. */
class DriverLabTest {
  private static final List<String> REGISTERED =
      List.of("DaemonOpens", "DaemonRegisters", "DaemonReadsVersion", "CallbackEnds");

  @Test
  void deadlinesOf900AndOf30SecondsPassInOneBoot() throws Exception {
    Machines.assume(Kernel.LINUX_6_1);
    DriverLab.Run run = run();
    System.out.printf(
        Locale.ROOT,
        "%,.1f s of the guest's time in %.1f s, %.1f times as fast; late by %s%n",
        run.boot().guestSeconds(),
        run.boot().wallSeconds(),
        run.boot().guestSeconds() / run.boot().wallSeconds(),
        run.boot().lateByDeadline());
    assertThat(run.verdict().divergences()).as(run.verdict().brokenBecause()).isEmpty();
    assertThat(run.verdict().passed()).isEqualTo(4);
    assertThat(run.boot().guestSeconds()).isGreaterThan(900 + 30 + 30);
    assertThat(run.boot().lateByDeadline()).containsOnlyKeys(30, 900);
  }

  /**
   * It is the kernel's own choice of versions. What differs is L04: after a close that fails a
   * request nobody looks into the ring, where the NEGOTIATE waits.
   */
  @Test
  void theNegotiationIsTheSpecificationsButBehindARequestThatACloseFails() throws Exception {
    Machines.assume(Kernel.LINUX_6_1);
    Suite suite =
        Strategy.parse("settled(shortest)").derive(Exploration.of(Reference.negotiation()));
    DriverLab.Run run =
        new DriverLab(Kernel.LINUX_6_1, System.out::println).replay(suite, suite.traces());
    assertThat(run.verdict().brokenBecause()).isEmpty();
    assertThat(run.verdict().passed()).isEqualTo(suite.traces().size() - 2);
    assertThat(run.verdict().divergences())
        .hasSize(2)
        .allSatisfy(each -> {
          Trace trace = suite.traces().get(each.trace() - 1);
          assertThat(trace.steps().get(each.step() - 2).label()).isEqualTo("DaemonLeaves");
          assertThat(each.observed()).isEqualTo("no answer");
        });
  }

  private static DriverLab.Run run() throws Exception {
    Component<DriverState> driver = Reference.driver();
    List<Trace> traces =
        List.of(
            deadline(1, "FREEZE", 900),
            deadline(2, "THAW", 30),
            deadline(3, "HOT_BACKUP", 30),
            deadlineAfterAnother(4));
    Suite suite = new Suite(driver.name(), "deadlines", "0".repeat(64), 0, traces);
    return new DriverLab(Kernel.LINUX_6_1, System.out::println).replay(suite, traces);
  }

  /**
   * What waits in the ring is offered when the deadline came, which the kernel's clock is late for.
   */
  private static Trace deadlineAfterAnother(int number) {
    List<String> labels = new ArrayList<>(REGISTERED);
    labels.addAll(
        List.of(
            "HostSends(1, \"FREEZE\")",
            "HostSends(2, \"HOT_BACKUP\")",
            "Interrupt",
            "ReceiveForDaemon",
            "OfferMessage",
            "DaemonReads(\"FREEZE\")",
            "DeadlineNears(900)",
            "DeadlineExpires(900)",
            "Respond(1, \"FAIL\", 0)",
            "ReceiveForDaemon",
            "OfferMessage",
            "DeadlineNears(30)",
            "DeadlineExpires(30)",
            "Respond(2, \"FAIL\", 0)",
            "CallbackEnds"));
    return Behaviour.run(Reference.driver(), labels).trace(number);
  }

  private static Trace deadline(int number, String operation, int seconds) {
    List<String> labels = new ArrayList<>(REGISTERED);
    labels.addAll(
        List.of(
            "HostSends(1, \"" + operation + "\")",
            "Interrupt",
            "ReceiveForDaemon",
            "OfferMessage",
            "DaemonReads(\"" + operation + "\")",
            "DeadlineNears(" + seconds + ")",
            "DaemonPolls(\"NONE\")",
            "DeadlineExpires(" + seconds + ")",
            "Respond(1, \"FAIL\", 0)",
            "CallbackEnds"));
    return Behaviour.run(Reference.driver(), labels).trace(number);
  }
}
