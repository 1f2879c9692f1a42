package frostproof.replay;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.machine.Reference;
import frostproof.suite.Strategy;
import frostproof.trace.Exploration;
import frostproof.trace.Suite;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The codec answers every NEGOTIATE of the specification's suite as the specification does. */
class NegotiationTargetTest {
  private static final int STATUS = 20;
  private static final int ID = 24;
  private static final int ICFLAGS = 25;
  private static final int FRAMEWORKS = 28;
  private static final int MESSAGES = 30;
  private static final int FIRST_VERSION = 36;
  private static final int SECOND_VERSION = 40;

  private static Verdict replay(UnaryOperator<byte[]> line) throws Exception {
    Suite suite = Strategy.parse("tour(edge)").derive(Exploration.of(Reference.negotiation()));
    try (Target codec = new NegotiationTarget(new Codec(line))) {
      return Replay.run(suite.traces(), codec);
    }
  }

  @Test
  void theCodecPassesTheSuite() throws Exception {
    Verdict verdict = replay(UnaryOperator.identity());
    assertThat(verdict.divergences()).isEmpty();
    assertThat(verdict.steps()).isGreaterThan(1_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {STATUS, ID, ICFLAGS, FRAMEWORKS, MESSAGES, FIRST_VERSION, SECOND_VERSION})
  void aWrongByteOfAnAnswerIsNoticed(int place) throws Exception {
    Verdict verdict =
        replay(bytes -> {
          byte[] received = bytes.clone();
          if (place < received.length) {
            received[place] ^= 2;
          }
          return received;
        });
    assertThat(verdict.failed()).isPositive();
    assertThat(verdict.divergences().getFirst().label()).startsWith("Answer");
  }

  @Test
  void aCutAnswerIsNoticed() throws Exception {
    Verdict verdict = replay(bytes -> java.util.Arrays.copyOf(bytes, bytes.length + 1));
    assertThat(verdict.divergences().getFirst().observed()).endsWith("to another packet");
  }

  @Test
  void anotherComponentIsRefused() throws IOException {
    try (Target codec = new NegotiationTarget(new Codec(UnaryOperator.identity()))) {
      assertThat(
              codec.perform(
                  new frostproof.trace.Step("Interrupt", "00000000"),
                  new frostproof.machine.Action.Interrupt()))
          .isPresent();
    }
  }

  @Test
  void anAnswerThatIsNotDueYetIsTold() throws IOException {
    Codec hasty =
        new Codec(UnaryOperator.identity()) {
          @Override
          public boolean isEarly() {
            return true;
          }
        };
    try (Target target = new NegotiationTarget(hasty)) {
      assertThat(
              target.perform(
                  new frostproof.trace.Step("TransactionEnds", "00000000"),
                  new frostproof.machine.NegotiationAction.TransactionEnds()))
          .hasValue(new Mismatch("no answer before TransactionEnds", "an answer"));
    }
  }
}
