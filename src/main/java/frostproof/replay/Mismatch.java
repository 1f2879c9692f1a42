package frostproof.replay;

/**
 * What a target did instead.
 *
 * @param expected what the specification says, in one line
 * @param observed what was seen, in one line
 */
public record Mismatch(String expected, String observed) {}
