package frostproof.trace;

/**
 * One step of a trace.
 *
 * @param label the action taken and its parameters, such as {@code DaemonReplies("OK")}
 * @param state the short hash of the state that the step reaches, see {@link #hash(String)}
 */
public record Step(String label, String state) {

  /** The number of hexadecimal digits of a state's short hash. */
  public static final int HASH_DIGITS = 8;

  /** Refuses a label that is not one trimmed line of text, and a state that is not a hash. */
  public Step {
    Plain.label(label);
    checkHash(state);
  }

  /**
   * The short hash under which a trace names a state. It is a checksum against which a replay
   * compares the state it reached, not an identity: two states of a large graph may share one.
   *
   * @param state the canonical text of a state
   * @return the first 8 hexadecimal digits of the SHA-256 of its UTF-8 bytes
   */
  public static String hash(String state) {
    return Sha256.of(state).substring(0, HASH_DIGITS);
  }

  static String checkHash(String hash) {
    if (!Sha256.isHex(hash, HASH_DIGITS)) {
      throw new IllegalArgumentException(
          Plain.excerpt(hash) + " is not a state hash of 8 lower-case hexadecimal digits");
    }
    return hash;
  }
}
