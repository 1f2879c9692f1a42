package frostproof.replay;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.State;
import frostproof.trace.Step;
import frostproof.trace.Trace;
import java.io.IOException;
import java.util.Optional;

/** Something that can be held to a suite: an implementation of one component. */
public interface Target extends AutoCloseable {
  /**
   * An implementation of a component that is seen from outside.
   *
   * @param name its name in reports
   * @param component the reference
   * @param implementation is held to it
   * @throws IllegalArgumentException in one line, for a component that nobody outside can test
   */
  static <S extends State> Target outside(
      String name, Component<S> component, Implementation implementation) {
    return SettledTarget.COMPONENTS.contains(component.name())
        ? SettledTarget.of(name, component, implementation)
        : new OutsideTarget<>(name, component, implementation);
  }

  /** Its name in reports, such as {@code machine} or {@code ext4}. */
  String name();

  /**
   * Hears which trace comes next, before it is reset.
   *
   * @param trace of which every step follows in order, or those up to a divergence
   */
  default void follows(Trace trace) {}

  /**
   * Brings it into the initial state.
   *
   * @throws IOException when the target is gone or cannot be reset
   */
  void reset() throws IOException;

  /**
   * Compares the state that it was reset to with the one that a trace begins in.
   *
   * @param hash the short hash of that state, see {@link Step#hash}
   * @return what differs, or nothing when it is the same state or this target shows none
   */
  default Optional<Mismatch> starts(String hash) {
    return Optional.empty();
  }

  /**
   * Performs a step and compares.
   *
   * @param step the step as the suite has it
   * @param action its action
   * @return what differed, or nothing when the target did what the step says
   * @throws IOException when the target is gone
   */
  Optional<Mismatch> perform(Step step, Action action) throws IOException;

  @Override
  void close() throws IOException;
}
