/**
 * What the benchmarks measure, each in a JVM of its own that prints one line of JSON. It is among
 * the tests because the peers that it stands beside, jqwik, GraphWalker and JMH, are no part of the
 * product. Only {@code frostproof bench} enters, by starting these JVMs.
 */
package frostproof.bench;
