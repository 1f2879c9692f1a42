package frostproof.report;

import frostproof.replay.Subject;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of holding a subject to the reference.
 *
 * @param target what kind of target, such as {@code driver}
 * @param subject what it is, with its version
 * @param conforms whether nothing deviates
 * @param deviations each once
 * @param unexplained how many of them no name of the specification explains; with a profile, how
 *     many that profile does not
 * @param fakes what the tester only pretends and how things are in the field instead, one line each
 * @param left how many traces say nothing of it, for which reason
 */
public record Conformity(
    String target,
    String subject,
    boolean conforms,
    List<Deviation> deviations,
    int unexplained,
    List<String> fakes,
    SortedMap<String, Integer> left) {

  /** Of some deviations of a subject. */
  public static Conformity of(
      Subject subject, List<Deviation> deviations, SortedMap<String, Integer> left) {
    int unexplained = (int) deviations.stream().filter(Deviation::lacksName).count();
    return new Conformity(
        subject.target(),
        subject.name(),
        deviations.isEmpty(),
        List.copyOf(deviations),
        unexplained,
        subject.fakes(),
        Collections.unmodifiableSortedMap(new TreeMap<>(left)));
  }
}
