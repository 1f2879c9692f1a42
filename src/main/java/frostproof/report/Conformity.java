package frostproof.report;

import java.util.List;

/**
 * What came of holding a subject to the reference.
 *
 * @param target what kind of target, such as {@code driver}
 * @param subject what it is, with its version
 * @param conforms whether nothing deviates
 * @param deviations each once
 * @param unexplained how many of them no name of the specification explains; with a profile, how
 *     many that profile does not
 */
public record Conformity(
    String target, String subject, boolean conforms, List<Deviation> deviations, int unexplained) {

  /** Of some deviations. */
  public static Conformity of(String target, String subject, List<Deviation> deviations) {
    int unexplained = (int) deviations.stream().filter(Deviation::lacksName).count();
    return new Conformity(
        target, subject, deviations.isEmpty(), List.copyOf(deviations), unexplained);
  }
}
