package frostproof.replay;

import frostproof.trace.StateGraph;
import frostproof.trace.Trace;
import java.io.IOException;
import java.util.List;

/**
 * A real twin under test. What it costs to begin is its own matter, so that it is given many traces
 * at once: one in a virtual machine boots once for all of them.
 */
public interface Subject extends AutoCloseable {
  /** What kind of target it is, such as {@code driver}. */
  String target();

  /** What it is, with its version, such as {@code hv_utils.ko of Linux 6.1.158}. */
  String name();

  /** What is not as it is in the field, one line each; each report has them. */
  default List<String> fakes() {
    return List.of();
  }

  /**
   * Replays traces that leave the component alone until it rests.
   *
   * @param traces what to replay, each from the initial state and to its first divergence
   * @param graph what it is held to; the traces are walks of it
   * @return the verdict; of each divergence {@link Outputs} tells what was expected and heard
   * @throws IOException when it is gone
   * @throws InterruptedException when the thread was interrupted
   */
  Verdict replay(List<Trace> traces, StateGraph graph) throws IOException, InterruptedException;

  /** An implementation in this process. */
  static Subject of(String target, String name, Implementation implementation) {
    return new Subject() {
      @Override
      public String target() {
        return target;
      }

      @Override
      public String name() {
        return name;
      }

      @Override
      public Verdict replay(List<Trace> traces, StateGraph graph) throws IOException {
        return Replay.run(traces, new ObservedTarget(target, graph, implementation));
      }

      @Override
      public void close() throws IOException {
        implementation.close();
      }
    };
  }

  @Override
  void close() throws IOException;
}
