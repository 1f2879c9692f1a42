package frostproof.tlc;

import java.io.IOException;
import java.util.Optional;
import tlc2.output.MP;
import tlc2.tool.distributed.TLCWorker;

/** In the child: computes for TLC's server, from which it gets the specification too. */
final class WorkerRun {

  private WorkerRun() {}

  /**
   * Returns when the server has no more work; another run needs another JVM.
   *
   * @throws IOException if TLC could not begin: it says so and waits for ever
   */
  static boolean run() throws IOException, InterruptedException {
    TlcMessages messages = new TlcMessages();
    MP.setRecorder(messages);
    TLCWorker.main(new String[] {RmiPlace.bind()});
    Optional<TlcMessages.Fault> fault = messages.fault();
    if (fault.isPresent()) {
      throw new IOException(fault.get().detail());
    }
    TLCWorker.awaitTermination();
    return false;
  }
}
