package frostproof.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which memory of a JVM is a file that it writes (G6). */
class JvmCheckTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "7f0 rw-s 00000000 fe:00 12 /tmp/hsperfdata_root/17",
        "7f0 rwxs 00000000 fe:00 12                    /var/lib/cache",
      })
  void aFileThatIsWrittenIsObjectedTo(String line) {
    assertThat(JvmCheck.objection("7f0 r-xp 0 fe:00 1 /lib/a.so\n" + line + "\n")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7f0 r--s 00000000 fe:00 12 /jre/lib/modules",
        "7f0 rw-p 00000000 fe:00 12 /jre/lib/libjava.so",
        "7f0 rw-s 00000000 00:01 12 /memfd:x (deleted)",
        "7f0 rw-s 00000000 00:05 12 /dev/zero (deleted)",
        "7f0 rw-p 00000000 00:00 0",
      })
  void otherMemoryIsNot(String line) {
    assertThat(JvmCheck.objection(line + "\n")).isEmpty();
  }
}
