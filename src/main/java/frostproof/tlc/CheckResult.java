package frostproof.tlc;

import java.util.Optional;

/**
 * What TLC found. Without a violation the numbers do not depend on how many workers there were.
 *
 * @param generated how many states were computed, again and again the same ones included
 * @param distinct how many different states were found
 * @param queue how many of them were left when TLC stopped; 0 if it saw them all
 * @param seconds how long it took, the start of the JVM included
 * @param violation what does not hold, if anything
 */
public record CheckResult(
    long generated, long distinct, long queue, double seconds, Optional<Violation> violation) {}
