package frostproof.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RawPathTest {
  @Test
  void textIsUtf8AndShownAsSuch() {
    RawPath path = RawPath.of("/größe");
    assertThat(path.toBytes()).hasSize(8);
    assertThat(path).hasToString("/größe");
  }

  @Test
  void controlCharactersAreShownAsBytes() {
    assertThat(RawPath.of("/a\nb\u001b[1m")).hasToString("/a\\x0ab\\x1b[1m");
  }

  @Test
  void everyByteButZeroSurvives() {
    byte[] bytes = new byte[255];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i + 1);
    }
    assertThat(RawPath.of(bytes).toBytes()).isEqualTo(bytes);
  }

  @Test
  void whatIsNoByteOfAPathIsRefused() {
    assertThatThrownBy(() -> new RawPath("/a\0b")).hasMessage("not a byte of a path at index 2");
    assertThatThrownBy(() -> new RawPath("/\u0100")).hasMessage("not a byte of a path at index 1");
  }
}
