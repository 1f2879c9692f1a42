package frostproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What another thread finds or fails at reaches whoever waits for it, as it is. */
class PendingTest {
  static Stream<Throwable> failures() {
    return Stream.of(
        new IOException("disk"),
        new InterruptedException("ended"),
        new IllegalArgumentException("wrong"),
        new AssertionError("broken"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureIsTheSame(Throwable failure) {
    assertThatThrownBy(() -> Pending.get(CompletableFuture.failedFuture(failure)))
        .isSameAs(failure);
  }

  @Test
  void resultsAreInOrder() throws Exception {
    assertThat(
            Pending.all(
                List.of(
                    CompletableFuture.completedFuture(1), CompletableFuture.completedFuture(2))))
        .containsExactly(1, 2);
  }
}
