package frostproof.replay;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.machine.Action;
import frostproof.machine.Action.*;
import frostproof.machine.CarriesMessage;
import frostproof.machine.Component;
import frostproof.machine.DriverCallAction.CloseResponds;
import frostproof.machine.DriverWorkAction.DeadlineResponds;
import frostproof.machine.Malformation;
import frostproof.machine.NegotiationAction.AnswerVersions;
import frostproof.machine.Operation;
import frostproof.machine.Registration;
import frostproof.machine.State;
import frostproof.machine.Word;
import frostproof.suite.NoSuite;
import frostproof.suite.Strategy;
import frostproof.trace.Exploration;
import frostproof.trace.Notation;
import frostproof.trace.StateGraph;
import frostproof.trace.Step;
import frostproof.trace.Trace;
import frostproof.trace.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What passes between host, driver and daemon becomes bytes and is read back. That the bytes are
 * the right ones is shown three times: here by their hexadecimal digits, here by changing each
 * single one on its way, and in room protocol.
 */
class WireTest {
  private static final HostSends HOT_BACKUP = new HostSends(1, Operation.HOT_BACKUP);

  /** Along traces through every edge; an answer needs the request that it answers. */
  @ParameterizedTest
  @MethodSource("frostproof.machine.Machines#all")
  void everyActionGoesThroughUnchanged(Component<?> component) throws NoSuite {
    Set<Action> seen = along(component);
    assertThat(component.alphabet()).containsAll(seen);
    assertThat(
            component.alphabet().stream()
                .filter(CarriesMessage.class::isInstance)
                .filter(action -> !seen.contains(action)))
        .as(
            "never enabled: flags to what is no HOT_BACKUP answered OK, versions that the guest"
                + " does not speak, OK from a deadline or a close, and what a defect would answer")
        .allMatch(WireTest::isNeverGiven);
  }

  private static boolean isNeverGiven(Action action) {
    return switch (action) {
      case Respond(int _, Word _, int flags) -> flags == 5;
      case DeadlineResponds(int _, Word status) -> status == Word.OK;
      case CloseResponds(int _, Word status) -> status == Word.OK;
      case Action other -> other instanceof AnswerVersions || other instanceof DaemonRepliesFault;
    };
  }

  private static <S extends State> Set<Action> along(Component<S> component) throws NoSuite {
    StateGraph graph = Exploration.of(component);
    Set<Action> seen = new HashSet<>();
    for (Trace trace : Strategy.parse("tour(edge)").derive(graph).traces()) {
      Wire wire = new Wire();
      for (Step step : trace.steps()) {
        Action action = Vocabulary.action(step.label());
        if (!wire.through(action).equals(action)) {
          throw new AssertionError(step.label() + " became " + wire.through(action));
        }
        seen.add(action);
      }
    }
    return seen;
  }

  static Stream<Action> messages() {
    return Stream.of(
        HOT_BACKUP,
        new HostSends(2, Operation.OTHER),
        new HostSends(2, Operation.NEGOTIATE),
        new Respond(1, Word.OK, 5),
        new Respond(1, Word.FAIL, 0),
        new DaemonRegisters(),
        new DaemonRegistersLegacy(),
        new DaemonRegistersInvalid(Registration.REGISTER1),
        new DaemonReadsVersion(),
        new DaemonReads(Operation.FREEZE),
        new DaemonReads(Operation.OTHER),
        new DaemonReplies(Word.OK),
        new DaemonReplies(Word.FAIL),
        new DaemonRepliesInvalid(Word.FAIL),
        new DaemonRepliesFault(Word.OK));
  }

  /** One bit of each byte of a message is turned on its way; none is without a meaning. */
  @ParameterizedTest
  @MethodSource("messages")
  void aWrongByteIsNoticed(Action action) {
    int length = sent(action).length;
    assertThat(length).isPositive();
    for (int place = 0; place < length; place++) {
      Line line = new Line();
      Wire wire = new Wire(line::carry);
      wire.through(HOT_BACKUP);
      line.broken = place;
      assertThat(wire.through(action)).as("byte %d of %s", place, action).isNotEqualTo(action);
    }
  }

  @Test
  void aMalformedPacketOfAnotherTypeMayBecomeARequest() {
    Wire wire = new Wire(bytes -> bytes.length == 40 ? typed(bytes) : bytes);
    assertThat(wire.through(new HostSendsMalformed(Malformation.OTHER_TYPE)))
        .isEqualTo(new HostSends(1, Operation.FREEZE));
    assertThat(wire.through(new HostSendsMalformed(Malformation.OTHER_TYPE)))
        .as("of 6,300 bytes")
        .isEqualTo(new HostSendsMalformed(Malformation.OTHER_TYPE));
  }

  /** Each specimen of each kind is on the wire what its name says (D12, W6). */
  @Test
  void everyWayToBeMalformedHasItsTurn() {
    Line line = new Line();
    Wire wire = new Wire(line::carry);
    for (Malformation kind : Malformation.values()) {
      for (int i = 0; i < 3; i++) {
        Action action = new HostSendsMalformed(kind);
        assertThat(wire.through(action)).isEqualTo(action);
      }
    }
    assertThat(line.sent.stream().map(bytes -> bytes.length))
        .containsExactly(20, 0, 27, 30, 28, 39, 40, 6300, 40, 8193, 16384, 8193);
    assertThat(line.sent.get(6)[12]).as("the type of W4").isEqualTo((byte) 2);
    assertThat(line.sent.get(9)[12]).isEqualTo((byte) 5);
    assertThat(line.sent.get(9)[28]).as("it would be a FREEZE").isEqualTo((byte) 5);
  }

  /** Both counts 1 and the two versions come back, in the request's own packet (N1, W5). */
  @Test
  void aNegotiateIsAnsweredWithTheVersions() {
    Line line = new Line();
    Wire wire = new Wire(line::carry);
    wire.through(new HostSends(3, Operation.NEGOTIATE));
    assertThat(line.sent.getLast()[12]).isZero();
    assertThat(wire.through(new Respond(3, Word.OK, 0))).isEqualTo(new Respond(3, Word.OK, 0));
    byte[] answer = line.sent.getLast();
    assertThat(HexFormat.of().formatHex(answer, 20, 26)).isEqualTo("00000000" + "03" + "05");
    assertThat(HexFormat.of().formatHex(answer, 28, 32)).isEqualTo("01000100");
    assertThat(HexFormat.of().formatHex(answer, 36, 44)).isEqualTo("03000000" + "05000000");
    assertThat(wire.through(new Respond(3, Word.FAIL, 0))).isEqualTo(new Respond(3, Word.OK, 0));
  }

  /** Makes it a VSS packet (W4: the type is at offset 12). */
  private static byte[] typed(byte[] packet) {
    byte[] other = packet.clone();
    other[12] = 5;
    return other;
  }

  @Test
  void theBytesAreThoseOfTheContract() {
    assertThat(hex(new DaemonRegisters())).isEqualTo("81" + "00".repeat(11));
    assertThat(hex(new DaemonRegistersLegacy())).isEqualTo("80" + "00".repeat(11));
    assertThat(hex(new DaemonReadsVersion())).isEqualTo("81000000");
    assertThat(hex(new DaemonReads(Operation.FREEZE))).isEqualTo("05" + "00".repeat(11));
    assertThat(hex(new DaemonReads(Operation.THAW))).isEqualTo("06" + "00".repeat(11));
    assertThat(hex(new DaemonReads(Operation.HOT_BACKUP))).isEqualTo("02" + "00".repeat(11));
    assertThat(hex(new DaemonReplies(Word.OK))).isEqualTo("00".repeat(12));
    assertThat(hex(new DaemonReplies(Word.FAIL))).isEqualTo("05400080" + "00".repeat(8));
    byte[] answer = sent(new Respond(1, Word.FAIL, 0));
    assertThat(HexFormat.of().formatHex(answer, 20, 26)).isEqualTo("05400080" + "01" + "05");
    assertThat(HexFormat.of().formatHex(answer, 36, 40)).isEqualTo("00000000");
    byte[] flagged = sent(new Respond(1, Word.OK, 5));
    assertThat(HexFormat.of().formatHex(flagged, 20, 26)).isEqualTo("00000000" + "01" + "05");
    assertThat(HexFormat.of().formatHex(flagged, 36, 40)).isEqualTo("05000000");
  }

  @Test
  void everyOtherOperationAndEveryLengthHasItsTurn() {
    Line line = new Line();
    Wire wire = new Wire(line::carry);
    for (int i = 0; i < 252; i++) {
      wire.through(new HostSends(1, Operation.OTHER));
    }
    assertThat(line.sent.stream().map(bytes -> bytes[28]).distinct())
        .hasSize(252)
        .doesNotContain((byte) 2, (byte) 3, (byte) 5, (byte) 6);
    assertThat(line.sent.stream().map(bytes -> bytes.length).distinct())
        .containsExactlyInAnyOrder(40, 48, 6300, 8192);
  }

  @Test
  void whatIsNoMessageIsLeftAlone() {
    Action interrupt = new Interrupt();
    assertThat(interrupt).isNotInstanceOf(CarriesMessage.class);
    assertThat(new Wire(_ -> new byte[0]).through(interrupt)).isSameAs(interrupt);
  }

  /** The machine says whether there may be such an answer; the wire has nothing to carry. */
  @Test
  void anAnswerToNothingIsLeftAlone() {
    Action answer = new Respond(2, Word.OK, 0);
    assertThat(new Wire().through(answer)).isEqualTo(answer);
  }

  private static String hex(Action action) {
    return HexFormat.of().formatHex(sent(action));
  }

  private static byte[] sent(Action action) {
    Line line = new Line();
    Wire wire = new Wire(line::carry);
    wire.through(HOT_BACKUP);
    assertThat(wire.through(action)).as(Notation.label(action)).isEqualTo(action);
    return line.sent.getLast();
  }

  /** A line that remembers, and may turn a bit of one byte. */
  private static final class Line {
    private final List<byte[]> sent = new ArrayList<>();
    private int broken = -1;

    byte[] carry(byte[] bytes) {
      sent.add(bytes);
      byte[] received = bytes.clone();
      if (broken >= 0) {
        received[broken] ^= 1;
      }
      return received;
    }
  }
}
