package frostproof.tlc;

import java.io.IOException;
import tlc2.tool.distributed.TLCWorker;

/** In the child: computes for TLC's server, from which it gets the specification too. */
final class WorkerRun {

  private WorkerRun() {}

  /** Returns when the server has no more work; another run needs another JVM. */
  static boolean run() throws IOException, InterruptedException {
    TLCWorker.main(new String[] {RmiPlace.bind()});
    TLCWorker.awaitTermination();
    return false;
  }
}
