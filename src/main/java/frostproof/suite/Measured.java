package frostproof.suite;

/**
 * What a set of words costs and finds.
 *
 * @param strategy the expression, or {@code random}
 * @param steps how many stimuli are given
 * @param resets how often the target is reset
 * @param outputs wrong answers
 * @param transfers transitions that end in a wrong state
 * @param oneHidden implementations with a hidden state
 * @param twoHidden implementations with two
 */
public record Measured(
    String strategy,
    long steps,
    int resets,
    Rate outputs,
    Rate transfers,
    Rate oneHidden,
    Rate twoHidden) {}
