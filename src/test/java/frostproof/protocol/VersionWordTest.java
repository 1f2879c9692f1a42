package frostproof.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** D11: the driver's reply to REGISTER1. */
class VersionWordTest {
  @Test
  void theDriversWordIs129InFourBytes() {
    assertThat(VersionWord.SIZE).isEqualTo(4);
    assertThat(VersionWord.DRIVER.encode()).isEqualTo(Golden.bytes("81 00 00 00"));
    assertThat(VersionWord.decode(Golden.bytes("81 00 00 00"))).isEqualTo(VersionWord.DRIVER);
    assertThat(VersionWord.decode(Golden.bytes("01 02 03 04")))
        .isEqualTo(new VersionWord(0x04030201));
  }

  @Property(seed = "4")
  void anyWordIsReadAsItWasWritten(@ForAll int value) {
    assertThat(VersionWord.decode(new VersionWord(value).encode()).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 5, 12})
  void anyOtherLengthIsRefused(int length) {
    assertThatThrownBy(() -> VersionWord.decode(new byte[length]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a version word has 4 bytes, not " + length);
  }
}
