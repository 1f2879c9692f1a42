package frostproof.report;

/**
 * What a subject does otherwise than the reference, shown by the shortest trace known.
 *
 * @param clause the clause of the contract; empty where none is named
 * @param trace what is said to the subject, in order, joined by {@code "; "}
 * @param step the number of the stimulus, from 1, after which something else is heard: the last
 * @param expected what the reference says is heard then
 * @param observed what was heard
 * @param defect the name or names, joined by {@code +}, of the specification that explain it; empty
 *     where none does
 */
public record Deviation(
    String clause, String trace, int step, String expected, String observed, String defect) {

  /** Whether no name of the specification explains it. */
  public boolean lacksName() {
    return defect.isEmpty();
  }
}
