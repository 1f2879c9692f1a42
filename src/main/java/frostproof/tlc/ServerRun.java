package frostproof.tlc;

import java.io.IOException;
import java.nio.file.Path;
import java.rmi.NotBoundException;
import java.util.List;
import tlc2.TLCGlobals;
import tlc2.output.EC;
import tlc2.output.MP;
import tlc2.tool.TLCState;
import tlc2.tool.distributed.TLCApp;
import tlc2.tool.distributed.TLCServer;
import tlc2.tool.impl.FastTool;

/**
 * In the child: TLC's server, which hands states out to workers and takes their successors back. It
 * reads everything from one directory, and its workers get it from there. It hands out nothing
 * before as many workers have come as it awaits: a fast one would be done before the next one
 * comes.
 */
final class ServerRun {

  private final Child child;
  private final Path module;
  private final Scratch scratch;
  private final int awaited;
  private final Messages messages = new Messages();

  /** Hears besides who has come, and how far it is. */
  private final class Messages extends TlcMessages {
    private int come;
    private Runnable everybodyCame = () -> {};
    private boolean success;
    private Heartbeat.Count count = new Heartbeat.Count(0, 0, 0);

    @Override
    public synchronized void record(int code, Object... arguments) {
      switch (code) {
        case EC.TLC_DISTRIBUTED_SERVER_RUNNING -> child.say(Line.of(Line.Kind.READY));
        case EC.TLC_DISTRIBUTED_WORKER_REGISTERED -> {
          child.say(Line.of(Line.Kind.REGISTERED));
          come++;
          if (come == awaited) {
            everybodyCame.run();
          }
        }
        case EC.TLC_PROGRESS_STATS ->
            count =
                new Heartbeat.Count(
                    number(arguments[1]), number(arguments[2]), number(arguments[3]));
        case EC.TLC_SUCCESS -> success = true;
        default -> super.record(code, arguments);
      }
    }

    synchronized void whenEverybodyCame(Runnable action) {
      everybodyCame = action;
    }

    synchronized boolean success() {
      return success;
    }

    synchronized Heartbeat.Count count() {
      return total().orElse(count);
    }

    /** TLC groups the digits of some numbers. */
    private static long number(Object text) {
      return Long.parseLong(String.valueOf(text).replaceAll("\\D", ""));
    }
  }

  /** TLC's own program ends its JVM when it is done. */
  private static final class Server extends TLCServer {
    private static final long serialVersionUID = 1L;

    Server(TLCApp app) throws IOException, NotBoundException {
      super(app);
    }

    void run() throws IOException, InterruptedException, NotBoundException {
      modelCheck();
    }

    /** TLC asks a worker that has just come for the states that it was not given yet. */
    @Override
    public synchronized long getNewStates() {
      try {
        return super.getNewStates();
      } catch (NullPointerException e) {
        return stateQueue.size();
      }
    }
  }

  /**
   * A run.
   *
   * @param awaited how many workers must have come before the search begins; 0 awaits nobody
   */
  ServerRun(Child child, Path module, Scratch scratch, int awaited) {
    this.child = child;
    this.module = module;
    this.scratch = scratch;
    this.awaited = awaited;
  }

  /** Checks; another configuration needs another JVM. */
  boolean run() throws IOException, InterruptedException, NotBoundException {
    RmiPlace.bind();
    ModelFiles.copy(module.getParent(), scratch.directory());
    List<String> arguments =
        List.of(
            "-deadlock", // means: do not look for it
            "-fp",
            "0",
            "-metadir",
            scratch.states().toString(),
            "-config",
            scratch.config().getFileName().toString(),
            scratch.directory().resolve(module.getFileName()).toString());
    MP.setRecorder(messages);
    // TLC ends the JVM when it has closed its set of fingerprints.
    Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    try (Heartbeat _ = new Heartbeat(child, messages::count)) {
      TLCGlobals.setNumWorkers(0);
      Server server = new Server(TLCApp.create(arguments.toArray(String[]::new)));
      if (awaited > 0) {
        messages.whenEverybodyCame(server.stateQueue::resumeAll);
        server.stateQueue.suspendAll();
      }
      server.run();
    }
    throw new IllegalStateException("TLC's server returned");
  }

  /** Says what came of it, if TLC came to an end. */
  private void end() {
    if (messages.fault().isEmpty() && messages.total().isEmpty()) {
      return;
    }
    try {
      if (!messages.success()) {
        child.say(violation());
      }
      Heartbeat.Count count = messages.count();
      child.say(Line.of(Line.Kind.PROGRESS, count.generated(), count.distinct(), count.queue()));
      child.say(Line.of(Line.Kind.EXTENT, messages.depth(), Memory.peak()));
      child.say(Line.of(Line.Kind.DONE, false));
    } catch (BadModel | RuntimeException e) {
      child.say(Line.of(Line.Kind.FAULT, e));
    }
  }

  /**
   * TLC's server shows the last states of the way and does not say what they violate. The way there
   * is not told, because it does not show all of it.
   */
  private Line violation() throws BadModel {
    List<TLCState> states = messages.behaviour(List.of()).states();
    String detail = messages.fault().map(TlcMessages.Fault::detail).orElse("");
    if (!states.isEmpty()) {
      FastTool tool = GraphRun.load(module, scratch.config());
      TLCState last = states.getLast();
      for (int i = 0; i < tool.getInvariants().length; i++) {
        if (!tool.isValid(tool.getInvariants()[i], last)) {
          return line(Violation.Kind.INVARIANT, detail, tool.getInvNames()[i]);
        }
      }
      TLCState before = states.get(Math.max(0, states.size() - 2));
      for (int i = 0; i < tool.getImpliedActions().length; i++) {
        if (!tool.isValid(tool.getImpliedActions()[i], before, last)) {
          return line(Violation.Kind.STEP_PROPERTY, detail, tool.getImpliedActNames()[i]);
        }
      }
    }
    TlcMessages.Fault fault =
        messages.fault().orElseThrow(() -> new IllegalStateException("TLC does not say why"));
    return line(fault.kind(), detail, fault.name());
  }

  private static Line line(Violation.Kind kind, String detail, String name) {
    return Line.of(Line.Kind.VIOLATION, kind, detail, name);
  }
}
