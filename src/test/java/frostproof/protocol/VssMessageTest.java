package frostproof.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** W2 and W3: the device message and its two readings. */
class VssMessageTest {
  @Test
  void aMessageHasTwelveBytes() {
    assertThat(VssMessage.SIZE).isEqualTo(12);
  }

  @Test
  void registration() {
    VssMessage message = VssMessage.request(Operation.REGISTER1);

    assertThat(message.encode()).isEqualTo(Golden.bytes("81 00000000000000 00000000"));
    assertThat(message.readsAsRegistration()).isTrue();
    assertThat(VssMessage.request(Operation.REGISTER).encode())
        .isEqualTo(Golden.bytes("80 00000000000000 00000000"));
  }

  @Test
  void request() {
    assertThat(VssMessage.request(Operation.FREEZE).encode())
        .isEqualTo(Golden.bytes("05 00000000000000 00000000"));
    assertThat(VssMessage.request(Operation.THAW, 0x04030201).encode())
        .isEqualTo(Golden.bytes("06 00000000000000 01020304"));
  }

  @Test
  void reply() {
    assertThat(VssMessage.reply(Status.OK).encode())
        .isEqualTo(Golden.bytes("00000000 00000000 00000000"));
    assertThat(VssMessage.reply(Status.FAIL).encode())
        .isEqualTo(Golden.bytes("05400080 00000000 00000000"));
    assertThat(VssMessage.reply(Status.OK, VssMessage.VSS_HBU_NO_AUTO_RECOVERY).encode())
        .isEqualTo(Golden.bytes("00000000 00000000 05000000"));
  }

  @Test
  void theTwoReadingsOfTheSameBytes() {
    VssMessage message = VssMessage.decode(Golden.bytes("05400080 deadbeef 78563412"));

    assertThat(message.asRequest()).isEqualTo(new VssMessage.Request(Operation.FREEZE, 0x12345678));
    assertThat(message.asReply()).isEqualTo(new VssMessage.Reply(Status.FAIL, 0x12345678));
    assertThat(message.checkFeatureFlags()).isEqualTo(0x12345678);
    assertThat(message.dmInfoFlags()).isEqualTo(0x12345678);
    assertThat(message).hasToString("VssMessage[05 40 00 80 de ad be ef 78 56 34 12]");
  }

  @Test
  void otherFlagsLeaveTheHeadAlone() {
    VssMessage message = VssMessage.decode(Golden.bytes("02 11223344556677 ffffffff"));

    assertThat(message.withFlags(5).encode()).isEqualTo(Golden.bytes("02 11223344556677 05000000"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 11, 13})
  void anyOtherLengthIsRefused(int length) {
    assertThatThrownBy(() -> VssMessage.decode(new byte[length]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a VSS message has 12 bytes, not " + length);
  }

  @Property(seed = "1")
  void anyTwelveBytesAreEncodedAsTheyWere(@ForAll("messages") byte[] bytes) {
    assertThat(VssMessage.decode(bytes).encode()).isEqualTo(bytes);
  }

  @Property(seed = "2")
  void aRequestIsReadAsItWasMade(@ForAll @IntRange(max = 255) int value, @ForAll int flags) {
    Operation operation = new Operation(value);
    VssMessage message = VssMessage.decode(VssMessage.request(operation, flags).encode());

    assertThat(message.asRequest()).isEqualTo(new VssMessage.Request(operation, flags));
    assertThat(message.readsAsRegistration()).isEqualTo(value == 0x80 || value == 0x81);
  }

  @Property(seed = "3")
  void aReplyIsReadAsItWasMade(@ForAll int word, @ForAll int flags) {
    VssMessage message = VssMessage.decode(VssMessage.reply(new Status(word), flags).encode());

    assertThat(message.asReply()).isEqualTo(new VssMessage.Reply(new Status(word), flags));
  }

  @Provide
  Arbitrary<byte[]> messages() {
    return Arbitraries.bytes().array(byte[].class).ofSize(12);
  }
}
