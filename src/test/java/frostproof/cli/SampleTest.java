package frostproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.trace.Step;
import frostproof.trace.Trace;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is taken of a suite. */
class SampleTest {
  private static final String HASH = "0123abcd";

  private static Trace trace(int number, String... labels) {
    return new Trace(
        number, HASH, Arrays.stream(labels).map(label -> new Step(label, HASH)).toList());
  }

  private static List<Integer> numbers(int every) {
    List<Trace> suite =
        List.of(
            trace(1, "Starts"),
            trace(2, "Starts", "Opens", "Fails"),
            trace(3, "Starts", "Opens"),
            trace(4, "Starts", "Fails"),
            trace(5, "Starts", "Opens", "Dies"));
    return Sample.of(suite, every).stream().map(Trace::number).toList();
  }

  /** It was every so-manyth only, and a fault in one answer went unseen. */
  @Test
  void eachStepIsTakenByOneOfTheSample() {
    assertThat(numbers(1)).containsExactly(1, 2, 3, 4, 5);
    assertThat(numbers(5)).containsExactly(1, 3, 4, 5);
    assertThat(numbers(2)).as("1, 3 and 5 leave one step").containsExactly(1, 3, 4, 5);
  }
}
