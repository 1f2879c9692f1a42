/**
 * What TLC, the model checker of TLA+, says about the specification: whether its properties hold,
 * how one is violated, and the complete labelled state graph. TLC keeps static state and expects a
 * JVM of its own, so everything that touches it runs in a child process that ends with us. It may
 * import {@code trace} and {@code machine} only and starts processes; the command line and the
 * tests that know the specification enter here.
 */
package frostproof.tlc;
