package frostproof.tlc;

/**
 * How far a run of TLC has come. It is reported when the run starts, at least once a second while
 * it lasts, and when it ends.
 *
 * @param model the model's name
 * @param generated how many states were computed, again and again the same ones included
 * @param distinct how many different states were found
 * @param queue how many of them wait for their successors to be computed
 * @param seconds since the run was asked for
 */
public record Progress(String model, long generated, long distinct, long queue, double seconds) {

  /** The same numbers of a model of another name. */
  Progress of(String name) {
    return new Progress(name, generated, distinct, queue, seconds);
  }
}
