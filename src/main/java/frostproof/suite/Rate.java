package frostproof.suite;

/**
 * How many of how many faults were found.
 *
 * @param killed how many were found
 * @param of how many there were
 * @param sampled whether they are a sample and not all
 */
public record Rate(long killed, long of, boolean sampled) {

  /** Whether none was missed. */
  public boolean all() {
    return killed == of;
  }

  /** In percent, rounded down to a tenth, so that 100 means all. */
  public double percent() {
    return of == 0 ? 100 : Math.floor(1000.0 * killed / of) / 10;
  }
}
