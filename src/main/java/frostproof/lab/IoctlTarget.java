package frostproof.lab;

import frostproof.machine.Action;
import frostproof.machine.Reference;
import frostproof.replay.Mismatch;
import frostproof.replay.Target;
import frostproof.trace.Notation;
import frostproof.trace.Step;
import java.io.IOException;
import java.util.Optional;

/**
 * The replay target {@code ioctl}: the file system suite on two real file systems of one type,
 * through FIFREEZE and FITHAW (F1 to F5). After a deviation the next {@link #reset} starts from
 * fresh file systems.
 */
public final class IoctlTarget implements Target {
  private final FsType type;
  private Optional<Sandbox> sandbox = Optional.empty();

  /**
   * A target that has started nothing yet.
   *
   * @param type the type of the file systems
   */
  public IoctlTarget(FsType type) {
    this.type = type;
  }

  /** The kernel's name of the type. */
  @Override
  public String name() {
    return type.kernelName();
  }

  /**
   * Why this target cannot run here, and the command that helps; empty if it can.
   *
   * @param type the type of the file systems
   * @param command what was run to test them, as it is typed
   */
  public static Optional<Missing> missing(FsType type, String command) {
    return Availability.missing(type, command);
  }

  /**
   * Leads to the initial state: all thawed, read-write, no writer.
   *
   * @throws IOException if the lab fails: no sandbox can be built, or the kernel does not go back
   */
  @Override
  public void reset() throws IOException {
    if (sandbox.isPresent()) {
      checkOk(Agent.RESET, sandbox.get().ask(Agent.RESET));
    } else {
      sandbox = Optional.of(Sandbox.start(type));
    }
  }

  /** The file systems are reset to the initial state of the specification, which a trace has. */
  @Override
  public Optional<Mismatch> starts(String hash) {
    return Mismatch.ofState(hash, Notation.state(Reference.fileSystem().initial()));
  }

  /**
   * Performs an action, and compares its errno and the world after it with the specification. The
   * step's state is not seen: a file system does not show it.
   *
   * @throws IOException if the lab fails
   */
  @Override
  public Optional<Mismatch> perform(Step step, Action action) throws IOException {
    return perform(step.label());
  }

  /** Performs the action of a label, such as {@code FreezeMount("data")}. */
  Optional<Mismatch> perform(String label) throws IOException {
    if (sandbox.isEmpty()) {
      reset();
    }
    String answer;
    try {
      answer = sandbox.orElseThrow().ask(label);
    } catch (SandboxEnded e) {
      close();
      return Optional.of(new Mismatch(label + " ends", e.getMessage()));
    }
    String[] words = answer.split("\t", 3);
    if (words[0].equals(Agent.NO) && words.length == 3) {
      close();
      return Optional.of(new Mismatch(words[1], words[2]));
    }
    checkOk(label, answer);
    return Optional.empty();
  }

  /** Thaws, unmounts and leaves nothing behind. */
  @Override
  public void close() throws IOException {
    Optional<Sandbox> ending = sandbox;
    sandbox = Optional.empty();
    if (ending.isPresent()) {
      ending.get().close();
    }
  }

  private void checkOk(String command, String answer) throws IOException {
    if (!answer.equals(Agent.OK)) {
      close();
      throw new IOException("the lab failed at " + command + ": " + answer.replace('\t', ' '));
    }
  }
}
