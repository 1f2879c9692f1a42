package frostproof.tlc;

/**
 * Whether a model does what its configuration says it does.
 *
 * @param holds whether it does
 * @param explanation one line that says why, or what to do
 */
public record ModelVerdict(boolean holds, String explanation) {}
