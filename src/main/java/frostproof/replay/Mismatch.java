package frostproof.replay;

import frostproof.trace.Step;
import java.util.Optional;

/**
 * What a target did instead.
 *
 * @param expected what the specification says, in one line
 * @param observed what was seen, in one line
 */
public record Mismatch(String expected, String observed) {
  /**
   * Nothing when a state has the short hash that it must have.
   *
   * @param hash what it must have
   * @param state the canonical text of the state
   */
  public static Optional<Mismatch> ofState(String hash, String state) {
    String own = Step.hash(state);
    return own.equals(hash)
        ? Optional.empty()
        : Optional.of(new Mismatch("state " + hash, "state " + own + ": " + state));
  }
}
