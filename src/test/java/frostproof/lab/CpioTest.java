package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The archive that a kernel unpacks as its first file system. */
class CpioTest {
  private static final String HEAD_OF_A_FILE =
      "070701" // the form
          + "00000002" // inode
          + "000081ED" // a file that everybody may execute
          + "00000000" // of root
          + "00000000"
          + "00000001" // one link
          + "00000000" // no time
          + "00000005" // bytes
          + "00000000" // on no device
          + "00000000"
          + "00000000"
          + "00000000"
          + "00000009" // the name's, with its end
          + "00000000"; // no checksum

  @Test
  void anEntryIsHeadNameAndContentAtMultiplesOfFour() throws IOException {
    String text = new String(archive(), StandardCharsets.ISO_8859_1);
    int at = text.indexOf("070701", 6);
    assertThat(at).isEqualTo(116).matches(each -> each % 4 == 0);
    assertThat(text.substring(at))
        .startsWith(HEAD_OF_A_FILE + "bin/init\0\0hello\0\0\0" + "070701");
    assertThat(text).contains("TRAILER!!!\0");
    assertThat(text.length() % 512).isZero();
  }

  @Test
  void theSameEntriesAreTheSameBytes() throws IOException {
    assertThat(archive()).isEqualTo(archive());
  }

  private static byte[] archive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Cpio archive = new Cpio(bytes)) {
      archive.directory("bin");
      archive.file("bin/init", true, "hello".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
