package frostproof.replay;

import java.io.IOException;
import java.util.List;

/**
 * What somebody who wants to test an implementation of his own writes: inputs go in, and what the
 * implementation does then comes out. Both are words such as those of {@link
 * frostproof.trace.Exchange#call}.
 *
 * <p>Where the implementation is called, as a file system is, an input is a call, {@code
 * FIFREEZE(data)}, and the one output is its answer, {@code EBUSY}. Where it calls, as the daemon
 * does, an output is a call that it makes now and that waits for an answer, {@code FIFREEZE(data)},
 * and an input is either the answer to one of them, {@code FIFREEZE(data) = EBUSY}, or something
 * that happens, {@code start}.
 */
public interface Implementation extends AutoCloseable {
  /**
   * Brings it into the initial state, in which it does nothing yet.
   *
   * @throws IOException when it is gone
   */
  void reset() throws IOException;

  /**
   * Gives it an input.
   *
   * @param input a call, an answer or something that happens
   * @return its answer, or every call that it makes now and that waits for an answer
   * @throws AdapterFailure in one line, when it does not answer as it must
   * @throws IOException when it is gone
   */
  List<String> step(String input) throws IOException;

  /**
   * Lets time pass, without waiting: nothing here sleeps.
   *
   * @param until such as {@code deadline(900 s)}
   * @return as for an input
   * @throws IOException when it is gone
   */
  default List<String> advance(String until) throws IOException {
    return step(until);
  }

  @Override
  default void close() throws IOException {}
}
