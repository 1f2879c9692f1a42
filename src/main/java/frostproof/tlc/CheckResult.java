package frostproof.tlc;

import java.util.Optional;

/**
 * What TLC found. Without a violation the numbers do not depend on how many workers there were.
 *
 * @param generated how many states were computed, again and again the same ones included
 * @param distinct how many different states were found
 * @param queue how many of them were left when TLC stopped; 0 if it saw them all
 * @param seconds how long it took, the start of the JVM included
 * @param depth how many states the longest of the shortest ways has; 0 if TLC did not see them all.
 *     Several workers may find a longer way first
 * @param mebibytes the peak of what TLC's JVM had in memory (VmHWM of its process), in MiB; 0 where
 *     the system does not say
 * @param violation what does not hold, if anything
 */
public record CheckResult(
    long generated,
    long distinct,
    long queue,
    double seconds,
    int depth,
    long mebibytes,
    Optional<Violation> violation) {}
