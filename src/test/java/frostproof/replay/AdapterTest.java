package frostproof.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frostproof.machine.Reference;
import frostproof.trace.Behaviour;
import frostproof.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program that hangs, dies or writes garbage is a verdict in one line, and never the end. */
class AdapterTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final String RESET = "read line; echo '{\"outputs\":[]}'; ";

  private static Verdict replay(String script, Duration deadline, int traces) throws IOException {
    Trace trace = Behaviour.run(Reference.daemon(), List.of("DaemonStarts")).trace(1);
    Adapter adapter = new Adapter(List.of("sh", "-c", script), deadline);
    try (var target = new OutsideTarget<>("exec", Reference.daemon(), adapter)) {
      return Replay.run(Collections.nCopies(traces, trace), target);
    }
  }

  @Test
  void aProgramThatAnswersPasses() throws IOException {
    Verdict verdict = replay(RESET + "read line; echo '{ \"outputs\" : [\"open\"] }'", LONG, 1);
    assertThat(verdict.divergences()).isEmpty();
    assertThat(verdict.passed()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          exit 7                                | it ended with status 7
          echo oops >&2; exit 1                 | it ended with status 1; it last said: oops
          exec <&- >&-                          | it ended with status
          echo garbage; cat                     | it writes garbage, not {"outputs":["..."]}
          echo '{"outputs":["open"]'; cat       | it writes {"outputs":["open"], not
          echo '{"outputs":["open"],"x":1}';cat | it writes {"outputs":["open"],"x":1}, not
          echo '{"outputs":[1]}'; cat           | it writes {"outputs":[1]}, not
          echo '[]'; cat                        | it writes [], not
          echo; cat                             | it writes , not
          echo "$line"; cat                     | it writes {"input":"start"}, not
          cat /dev/zero                         | it writes ????
          """)
  void whateverElseItDoesIsOneLine(String script, String observed) throws IOException {
    Verdict verdict = replay(RESET + "read line; " + script, LONG, 2);
    assertThat(verdict.failed()).isEqualTo(2);
    assertThat(verdict.divergences())
        .allSatisfy(each -> assertThat(each.expected()).isEqualTo("an answer to start"))
        .allSatisfy(each -> assertThat(each.observed()).startsWith(observed))
        .allSatisfy(each -> assertThat(each.observed().length()).isLessThan(200))
        .allSatisfy(each -> assertThat(each.observed().lines()).hasSize(1));
  }

  @Test
  void outputsAfterAResetAreSaidAtTheNextStep() throws IOException {
    Verdict verdict = replay("read line; echo '{\"outputs\":[\"open\"]}'; cat", LONG, 1);
    assertThat(verdict.divergences().getFirst().observed()).startsWith("it writes an output after");
  }

  @Test
  void nobodyWaitsForEverForWhatHangs() throws IOException {
    Verdict verdict = replay(RESET + "cat >&2; exit", SHORT, 5);
    assertThat(verdict.divergences())
        .hasSize(Adapter.PATIENCE)
        .allSatisfy(each -> assertThat(each.observed()).isEqualTo("no answer within 0.2 s"));
    assertThat(verdict.skippedTraces()).hasSize(2);
    assertThat(verdict.skippedBecause()).contains("it was ended after it had hung 3 times");
  }

  @Test
  @Timeout(60)
  void whatItStartedIsEndedWithIt(@TempDir Path directory) throws Exception {
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    String script = "sleep 600 > '" + pipe + "' & " + RESET + "read line; echo garbage; wait";
    Adapter adapter = new Adapter(List.of("sh", "-c", script), LONG);
    adapter.reset();
    try (InputStream held = Files.newInputStream(pipe)) {
      assertThatThrownBy(() -> adapter.step("start")).isInstanceOf(AdapterFailure.class);
      assertThat(held.read()).as("the pipe, when nobody holds its other end").isEqualTo(-1);
    }
  }

  @Test
  void anEarlyLineIsNoAnswer() throws IOException {
    Adapter adapter = new Adapter(List.of("sh", "-c", RESET + "echo; echo; echo; cat"), LONG);
    adapter.reset();
    assertThatThrownBy(() -> adapter.step("start"))
        .isInstanceOf(AdapterFailure.class)
        .hasMessageStartingWith("it writes ");
  }

  @Test
  void aProgramThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> new Adapter(List.of("./no/such/program"), LONG).reset())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("./no/such/program");
  }
}
