package frostproof.cli;

import frostproof.lab.DriverLab;
import frostproof.lab.Kernel;
import frostproof.replay.Subject;
import frostproof.replay.Verdict;
import frostproof.trace.StateGraph;
import frostproof.trace.Suite;
import frostproof.trace.Trace;
import java.io.IOException;
import java.util.List;

/** The driver of a kernel: each batch of traces boots it once. */
final class KernelSubject implements Subject {
  /** On a machine that does much else a boot may take longer than anybody waits. */
  private static final int MOST_BOOTS = 3;

  private final Kernel kernel;
  private final Output output;
  private String release;

  KernelSubject(Kernel kernel, Output output) {
    this.kernel = kernel;
    this.output = output;
    release = kernel.target();
  }

  @Override
  public String target() {
    return "driver";
  }

  @Override
  public String name() {
    return "hv_utils.ko of Linux " + release;
  }

  @Override
  public List<String> fakes() {
    return DriverLab.FAKES;
  }

  @Override
  public Verdict replay(List<Trace> traces, StateGraph graph) throws IOException {
    Suite suite = new Suite(graph.component(), "batch", graph.sha256(), 0, traces);
    Verdict verdict = boot(suite, traces);
    for (int more = MOST_BOOTS - 1; more > 0 && verdict.broke() && verdict.steps() == 0; more--) {
      output.progress("it did not begin, and is booted again: " + verdict.brokenBecause());
      verdict = boot(suite, traces);
    }
    return verdict;
  }

  private Verdict boot(Suite suite, List<Trace> traces) throws IOException {
    DriverLab.Run run = new DriverLab(kernel, output::progress).replay(suite, traces);
    release = run.boot().release();
    return run.verdict();
  }

  @Override
  public void close() {}
}
