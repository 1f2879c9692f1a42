package frostproof.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** W4, W5, W6, D4, D5: VSS packets and their responses. */
class VssPacketTest {
  /** Every field of the header has a value of its own; the message has stale flags; then 4 more. */
  private static final String PIPE = "01000000 24000000";

  private static final String FRAME_TYPE_MESSAGE_SIZE = "0300 0100 0500 0500 0200 1000";
  private static final String UNSET = "efbeadde 2a 03 7788";
  private static final String REST = "04030201 c0ffee99";

  private static VssPacket received(String operation) {
    String hex = PIPE + FRAME_TYPE_MESSAGE_SIZE + UNSET + operation + "11223344556677" + REST;
    return (VssPacket) HostPacket.decode(Golden.bytes(hex));
  }

  private static byte[] expected(String statusIdFlags, String operation, String rest) {
    return Golden.bytes(
        PIPE + FRAME_TYPE_MESSAGE_SIZE + statusIdFlags + operation + "11223344556677" + rest);
  }

  @Test
  void sizesAreThoseOfTheKernelsStructures() {
    assertThat(IcVersion.SIZE).isEqualTo(4);
    assertThat(IcHeader.SIZE).isEqualTo(8 + 20).isEqualTo(28);
    assertThat(VssPacket.MIN_SIZE).isEqualTo(28 + 12).isEqualTo(40);
    assertThat(IcPacket.MAX_SIZE).isEqualTo(8192);
  }

  @Test
  void theShortestRequest() {
    VssPacket request = VssPacket.request(Operation.FREEZE, 7);

    assertThat(request.encode())
        .isEqualTo(
            Golden.bytes(
                "01000000 20000000 0300 0000 0500 0500 0000 0c00 00000000 07 03 0000"
                    + "05 00000000000000 00000000"));
    assertThat(request).hasToString("VSS VSS_OP_FREEZE flags=0 id=7 status=OK icflags=3 length=40");
  }

  @Test
  void everyFieldIsReadFromItsPlace() {
    VssPacket packet = received("05");

    assertThat(packet.header())
        .isEqualTo(
            new IcHeader(
                1,
                36,
                new IcVersion(3, 1),
                IcType.VSS,
                new IcVersion(5, 2),
                16,
                new Status(0xdeadbeef),
                42,
                3,
                0x8877));
    assertThat(packet.operation()).isEqualTo(Operation.FREEZE);
    assertThat(packet.flags()).isEqualTo(0x01020304);
    assertThat(packet.transactionId()).isEqualTo(42);
    assertThat(packet.length()).isEqualTo(44);
    assertThat(packet.isResponse()).isFalse();
  }

  @Test
  void aResponseChangesStatusAndIcflagsOnly() {
    VssPacket failed = received("05").response(Status.FAIL);

    assertThat(failed.encode()).isEqualTo(expected("05400080 2a 05 7788", "05", REST));
    assertThat(failed.isResponse()).isTrue();
    assertThat(failed.status()).isEqualTo(Status.FAIL);
    assertThat(received("06").response(Status.OK).encode())
        .isEqualTo(expected("00000000 2a 05 7788", "06", REST));
  }

  @Test
  void hotBackupAnsweredOkCarriesTheFlagAndOtherwiseZero() {
    assertThat(received("02").response(Status.OK).encode())
        .isEqualTo(expected("00000000 2a 05 7788", "02", "05000000 c0ffee99"));
    assertThat(received("02").response(Status.FAIL).encode())
        .isEqualTo(expected("05400080 2a 05 7788", "02", "00000000 c0ffee99"));
    assertThat(received("02").response(new Status(2)).encode())
        .isEqualTo(expected("02000000 2a 05 7788", "02", "00000000 c0ffee99"));
  }

  @Test
  void getDmInfoCarriesZero() {
    assertThat(received("03").response(Status.OK).encode())
        .isEqualTo(expected("00000000 2a 05 7788", "03", "00000000 c0ffee99"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "01", "04", "05", "06", "07", "08", "80", "81", "ff"})
  void noOtherOperationHasFlags(String operation) {
    assertThat(received(operation).response(Status.OK).flags()).isEqualTo(0x01020304);
  }

  @ParameterizedTest
  @CsvSource({"39", "8193", "0", "-1"})
  void aRequestOfAnotherLengthIsRefused(int length) {
    assertThatThrownBy(() -> VssPacket.request(Operation.FREEZE, 1, length))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a VSS packet has 40..8192 bytes, not " + length);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 256})
  void aTransactionIdOfMoreThanAByteIsRefused(int id) {
    assertThatThrownBy(() -> VssPacket.request(Operation.FREEZE, id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("transactionId must be 0..255, not " + id);
  }

  @ParameterizedTest
  @ValueSource(ints = {6300, 8192})
  void aLongPacketKeepsEveryByteInItsResponse(int length) {
    byte[] sent = VssPacket.request(Operation.FREEZE, 9, length).encode();
    byte[] answered = ((VssPacket) HostPacket.decode(sent)).response(Status.FAIL).encode();

    assertThat(answered).hasSize(length);
    assertThat(Arrays.copyOfRange(answered, 28, length))
        .isEqualTo(Arrays.copyOfRange(sent, 28, length));
    assertThat(Arrays.copyOf(answered, 20)).isEqualTo(Arrays.copyOf(sent, 20));
  }

  @Test
  void theTailOfARequestTellsACutOrMixedUpResponse() {
    byte[] tail = Arrays.copyOfRange(request(7).encode(), 40, 6300);

    assertThat(tail).isNotEqualTo(Arrays.copyOfRange(request(8).encode(), 40, 6300));
    assertThat(Arrays.copyOfRange(tail, 4096, 4196)).isNotEqualTo(Arrays.copyOf(tail, 100));
    assertThat(Arrays.copyOfRange(tail, 1, 101)).isNotEqualTo(Arrays.copyOf(tail, 100));
  }

  private static VssPacket request(int transactionId) {
    return VssPacket.request(Operation.FREEZE, transactionId, 6300);
  }

  @Test
  void encodedBytesAreACopy() {
    VssPacket packet = VssPacket.request(Operation.FREEZE, 7);
    packet.encode()[28] = 6;
    byte[] received = packet.encode();
    HostPacket decoded = HostPacket.decode(received);
    received[28] = 6;

    assertThat(packet.operation()).isEqualTo(Operation.FREEZE);
    assertThat(decoded).isEqualTo(packet).hasSameHashCodeAs(packet);
    assertThat(HostPacket.decode(received)).isNotEqualTo(packet);
  }

  @Property(seed = "5", tries = 300)
  void aRequestIsReadAsItWasMade(
      @ForAll @IntRange(max = 255) int operation,
      @ForAll @IntRange(max = 255) int id,
      @ForAll @IntRange(min = 40, max = 8192) int length) {
    VssPacket request = VssPacket.request(new Operation(operation), id, length);
    VssPacket decoded = (VssPacket) HostPacket.decode(request.encode());

    assertThat(decoded).isEqualTo(request);
    assertThat(decoded.operation().value()).isEqualTo(operation);
    assertThat(decoded.transactionId()).isEqualTo(id);
    assertThat(decoded.length()).isEqualTo(length);
    assertThat(decoded.header().size()).isEqualTo(length - 28);
    assertThat(decoded.header().pipeSize()).isEqualTo(length - 8);
  }
}
