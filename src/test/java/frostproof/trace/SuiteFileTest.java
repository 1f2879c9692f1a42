package frostproof.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteFileTest {

  private static final String NAME = "traces/driver.tour-edge.suite";

  private static final Suite SUITE =
      new Suite(
          "driver",
          "tour(edge)",
          "0123456789abcdef".repeat(4),
          2,
          List.of(
              new Trace(1, "00000001", List.of()),
              new Trace(
                  2,
                  "00000001",
                  List.of(
                      new Step("DaemonReplies(\"OK\")", "00000002"),
                      new Step("Gr\u00fc\u00dfe \ud83d\ude00", "00000003"))),
              new Trace(3, "00000001", List.of(new Step("CallbackEnds", "00000002")))));

  private static final String BODY =
      """
      frostproof suite 1
      component driver
      strategy tour(edge)
      graph 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
      traces 3
      steps 3
      bound 2
      trace 1 00000001
      trace 2 00000001
      00000002 DaemonReplies("OK")
      00000003 Gr\u00fc\u00dfe \ud83d\ude00
      trace 3 00000001
      00000002 CallbackEnds
      """;

  private static byte[] bytes(Suite suite) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      SuiteFile.write(suite, out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  /** The body with a last line that fits it. */
  private static byte[] sealed(String body) {
    return (body + "end sha256 " + Sha256.of(body) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static Suite read(byte[] bytes) throws IOException {
    return SuiteFile.read(NAME, new ByteArrayInputStream(bytes));
  }

  private static void assertCorrupt(byte[] bytes, String message) {
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(CorruptSuite.class)
        .hasMessageStartingWith(NAME + message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void bytesArePinned() throws IOException {
    assertThat(new String(bytes(SUITE), StandardCharsets.UTF_8))
        .isEqualTo(new String(sealed(BODY), StandardCharsets.UTF_8));
    assertThat(read(sealed(BODY))).isEqualTo(SUITE);
  }

  @Test
  void bytesDoNotDependOnTheLocale() {
    byte[] expected = bytes(SUITE);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(bytes(SUITE)).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void filesAreReplacedAndRead(@TempDir Path directory) throws IOException {
    Path file = directory.resolve(SUITE.fileName());
    Files.writeString(file, "old");
    SuiteFile.write(SUITE, file);

    assertThat(file).hasFileName("driver.tour-edge.suite").hasBinaryContent(bytes(SUITE));
    assertThat(directory.toFile().list()).hasSize(1);
    assertThat(SuiteFile.read(file)).isEqualTo(SUITE);
    assertThat(SUITE.sha256()).isEqualTo(Sha256.of(Files.readString(file, StandardCharsets.UTF_8)));
  }

  @Test
  void everyChangedByteIsDetected() {
    byte[] good = bytes(SUITE);
    for (int at = 0; at < good.length; at++) {
      for (int value = 0; value < 256; value++) {
        byte[] bad = good.clone();
        bad[at] = (byte) value;
        if (bad[at] != good[at]) {
          assertDetected(bad, "byte " + at + " set to " + value);
        }
      }
    }
  }

  @Test
  void everyTruncationInsertionAndDeletionIsDetected() {
    byte[] good = bytes(SUITE);
    for (int at = 0; at < good.length; at++) {
      assertDetected(Arrays.copyOf(good, at), "cut at " + at);
      byte[] shorter = new byte[good.length - 1];
      System.arraycopy(good, 0, shorter, 0, at);
      System.arraycopy(good, at + 1, shorter, at, shorter.length - at);
      assertDetected(shorter, "without byte " + at);
    }
    for (byte more : new byte[] {'\n', ' ', 0, 'e'}) {
      byte[] longer = Arrays.copyOf(good, good.length + 1);
      longer[good.length] = more;
      assertDetected(longer, "with another byte " + more);
    }
  }

  private static void assertDetected(byte[] bad, String change) {
    try {
      read(bad);
    } catch (CorruptSuite e) {
      if (e.getMessage().matches("\\Q" + NAME + "\\E:\\d+: [^\\p{Cntrl}\u2028\u2029]{1,300}")) {
        return;
      }
      throw new AssertionError(change + " gives the message " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      throw new AssertionError(change + " is not seen as a corrupt suite", e);
    }
    throw new AssertionError(change + " is accepted");
  }

  @Test
  void aSealedFileWithWrongContentIsRefused() {
    assertCorrupt(sealed(BODY.replace("suite 1", "suite 2")), ":1: the first line is not");
    assertCorrupt(sealed(BODY.replace("t driver", "t ../x")), ":2: component \"../x\" is not");
    assertCorrupt(sealed(BODY.replace("ph 0123", "ph 012")), ":4: graph \"012456789a");
    assertCorrupt(sealed(BODY.replace("traces 3", "traces 4")), ":14: the header says traces 4");
    assertCorrupt(sealed(BODY.replace("traces 3", "traces 2")), ":12: trace 3, but the header");
    assertCorrupt(sealed(BODY.replace("traces 3", "traces 03")), ":5: traces \"03\" is not");
    assertCorrupt(sealed(BODY.replace("steps 3", "steps 2")), ":13: step 3, but the header");
    assertCorrupt(sealed(BODY.replace("steps 3", "steps 9")), ":14: the header says traces 3");
    assertCorrupt(sealed(BODY.replace("steps 3", "steps 999999999")), ":6: steps \"999999999\"");
    assertCorrupt(sealed(BODY.replace("bound 2", "bound 4")), ":7: a lower bound above");
    assertCorrupt(sealed(BODY.replace("trace 2 0", "trace 3 0")), ":9: expected \"trace 2 ");
    assertCorrupt(sealed(BODY.replace("2 Callback", "G Callback")), ":13: \"0000000G\" is not");
    assertCorrupt(sealed(BODY.replace("2 Callback", "2  Callback")), ":13: label begins or ends");
    assertCorrupt(sealed(BODY.replace("CallbackEnds", "")), ":13: expected \"<state hash> <lab");
    assertCorrupt(sealed(BODY.replace("\n", "\r\n")), ":1: byte 19 is the control character 13");
    assertCorrupt(sealed(BODY.replace("trace 1 00000001\n", "\n")), ":8: neither a trace");
    assertCorrupt(sealed(BODY + "end of it\n"), ":14: neither a trace, a step nor the end");
  }

  @Test
  void overLongLinesAreRefusedWithoutBeingHeld() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };
    assertThatThrownBy(() -> SuiteFile.read(NAME, endless))
        .isInstanceOf(CorruptSuite.class)
        .hasMessage(NAME + ":1: the line is longer than 4105 bytes");
  }

  @Test
  void theLongestLabelIsWrittenAndRead() throws IOException {
    Step step = new Step("\u20ac".repeat(1365) + "x", "00000002");
    Suite suite =
        new Suite("c", "s", SUITE.graph(), 1, List.of(new Trace(1, "00000001", List.of(step))));
    assertThat(read(bytes(suite))).isEqualTo(suite);
    assertThatThrownBy(() -> new Step("\u20ac".repeat(1366), "00000002"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("label is longer than 4096 bytes");
  }

  @Test
  void hugeFilesAreRefused(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("huge.suite");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(SuiteFile.MAX_BYTES + 1);
    }
    assertThatThrownBy(() -> SuiteFile.read(file))
        .isInstanceOf(CorruptSuite.class)
        .hasMessage(file + ": the file is larger than 256 MiB");
  }

  @Test
  void suitesThatCouldNotBeReadBackCannotBeMade() {
    Trace second = new Trace(2, "00000001", List.of());
    assertUnmade("trace 2 stands where trace 1 belongs", "driver", "s", 0, List.of(second));
    assertUnmade("a lower bound of 1 is wrong", "driver", "s", 1, List.of());
    assertUnmade("a lower bound of -1 is wrong", "driver", "s", -1, List.of());
    assertUnmade("component \"a b\" is not", "a b", "s", 0, List.of());
    assertUnmade("strategy has a control character", "driver", "s\n", 0, List.of());
  }

  private static void assertUnmade(
      String reason, String component, String strategy, int bound, List<Trace> traces) {
    assertThatThrownBy(() -> new Suite(component, strategy, SUITE.graph(), bound, traces))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }
}
