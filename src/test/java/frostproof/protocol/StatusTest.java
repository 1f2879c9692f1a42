package frostproof.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Status words, and the ones that read as a registration (W2). */
class StatusTest {
  @Test
  void theTwoWordsOfTheContract() {
    assertThat(Status.OK.word()).isZero();
    assertThat(Integer.toUnsignedLong(Status.FAIL.word())).isEqualTo(0x80004005L);
    assertThat(Status.OK.isOk()).isTrue();
    assertThat(Status.FAIL.isOk()).isFalse();
    assertThat(Status.OK).hasToString("OK");
    assertThat(Status.FAIL).hasToString("FAIL");
    assertThat(new Status(0x80070057)).hasToString("0x80070057");
    assertThat(new Status(5)).hasToString("0x00000005");
  }

  @ParameterizedTest
  @CsvSource({
    "00000000, false",
    "80004005, false",
    "00000080, true",
    "00000081, true",
    "8007ff80, true",
    "8007ff81, true",
    "00000082, false",
    "0000007f, false",
    "80818000, false"
  })
  void aLowByteOf80Or81ReadsAsARegistration(String word, boolean registration) {
    Status status = new Status(Integer.parseUnsignedInt(word, 16));

    assertThat(status.readsAsRegistration()).isEqualTo(registration);
    assertThat(VssMessage.reply(status).readsAsRegistration()).isEqualTo(registration);
  }
}
