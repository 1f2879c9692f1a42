package frostproof.cli;

import frostproof.lab.DaemonTarget;
import frostproof.lab.SandboxedDaemon;
import frostproof.machine.Component;
import frostproof.replay.Replay;
import frostproof.replay.Subject;
import frostproof.replay.Verdict;
import frostproof.trace.StateGraph;
import frostproof.trace.Trace;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A daemon binary, which is started anew for each trace, in one sandbox for all of them. */
final class DaemonSubject implements Subject {
  /** A batch of fewer traces is no suite, and is replayed as a whole. */
  private static final int SUITE = 100;

  private final String name;
  private final SandboxedDaemon daemon;
  private final Duration patience;
  private final Duration limit;
  private final int sample;
  private final Output output;

  DaemonSubject(
      String name,
      SandboxedDaemon.Program program,
      Duration patience,
      Duration limit,
      int sample,
      Output output) {
    this.name = name;
    daemon = new SandboxedDaemon(program);
    this.patience = patience;
    this.limit = limit;
    this.sample = sample;
    this.output = output;
  }

  @Override
  public String target() {
    return "daemon";
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Verdict replay(List<Trace> traces, StateGraph graph) throws IOException {
    List<Trace> some = new ArrayList<>();
    for (int i = 0; i < traces.size(); i += traces.size() < SUITE ? 1 : sample) {
      some.add(traces.get(i));
    }
    Component<?> component = Home.component(graph.component());
    DaemonTarget target = new DaemonTarget(target(), component, graph, daemon, patience, limit);
    Verdict verdict = Replay.run(some, target);
    if (verdict.skipped() > 0) {
      output.progress(verdict.skipped() + " left, the last because " + verdict.skippedBecause());
    }
    return verdict;
  }

  @Override
  public void close() throws IOException {
    daemon.close();
  }
}
