package frostproof.freeze;

/**
 * What a system call said, as a value: nothing in this room throws because the kernel refused.
 *
 * @param value the call's return value (a descriptor, a count of bytes, an offset); -1 if it was
 *     refused
 * @param errno {@link Errno#OK}, or why it was refused
 */
public record Result(long value, Errno errno) {
  /** Tells whether the call was not refused. */
  public boolean isOk() {
    return errno.isOk();
  }

  /**
   * The return value as a descriptor.
   *
   * @throws IllegalStateException if the call was refused
   */
  public int descriptor() {
    if (!isOk()) {
      throw new IllegalStateException("no descriptor: " + errno);
    }
    return Math.toIntExact(value);
  }
}
