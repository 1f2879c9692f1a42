package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.machine.Malformation;
import frostproof.protocol.HostPacket;
import frostproof.protocol.Malformed;
import frostproof.protocol.NegotiatePacket;
import frostproof.protocol.Status;
import frostproof.protocol.VssPacket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the lab's host asks, and what it makes of the answers. */
class HostRequestsTest {
  private final HostRequests requests = new HostRequests();

  @Test
  void theSmallestIdThatIsNotOwedAnAnswerIsNext() {
    SimulatedHost.Packet first = requests.request("FREEZE");
    assertThat(requests.nextId()).isEqualTo(2);
    requests.request("THAW");
    assertThat(requests.answered(answer(first, Status.OK))).isEqualTo("respond(1, OK, 0)");
    assertThat(requests.nextId()).isEqualTo(1);
  }

  @Test
  void anAnswerIsReadWithStatusAndFlags() {
    SimulatedHost.Packet backup = requests.request("HOT_BACKUP");
    assertThat(requests.answered(answer(backup, Status.OK))).isEqualTo("respond(1, OK, 5)");
    SimulatedHost.Packet freeze = requests.request("FREEZE");
    assertThat(requests.answered(answer(freeze, Status.FAIL))).isEqualTo("respond(1, FAIL, 0)");
  }

  @Test
  void anAnswerThatIsNotTheRequestsOwnPacketIsTold() {
    SimulatedHost.Packet freeze = answer(requests.request("FREEZE"), Status.OK);
    freeze.bytes()[30] ^= 1;
    assertThat(requests.answered(freeze)).isEqualTo("respond(1, OK, 0) but byte 30 is another");
  }

  @Test
  void anAnswerToNothingIsTold() {
    SimulatedHost.Packet freeze = requests.request("FREEZE");
    SimulatedHost.Packet other =
        new SimulatedHost.Packet(freeze.request() + 1, answer(freeze, Status.OK).bytes());
    assertThat(requests.answered(other)).contains("that is owed none");
    requests.answered(answer(freeze, Status.OK));
    assertThat(requests.answered(answer(freeze, Status.OK))).contains("that is owed none");
  }

  @Test
  void aNegotiationIsAnsweredWithItsVersions() {
    SimulatedHost.Packet asked = requests.request("NEGOTIATE");
    NegotiatePacket request = (NegotiatePacket) HostPacket.decode(asked.bytes());
    SimulatedHost.Packet answer =
        new SimulatedHost.Packet(asked.request(), request.response().encode());
    assertThat(requests.answered(answer)).isEqualTo("respond(1, OK, 0)");
  }

  @ParameterizedTest
  @EnumSource
  void theRingDoesNotMakeAMalformedPacketAnother(Malformation kind) {
    for (int i = 0; i < 6; i++) {
      byte[] bytes = requests.malformed(kind).bytes();
      assertThat(bytes.length % 8).isZero();
      assertThat(HostPacket.decode(bytes)).isInstanceOf(Malformed.class);
    }
  }

  private static SimulatedHost.Packet answer(SimulatedHost.Packet asked, Status status) {
    VssPacket request = (VssPacket) HostPacket.decode(asked.bytes());
    return new SimulatedHost.Packet(asked.request(), request.response(status).encode());
  }
}
