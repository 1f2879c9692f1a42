/**
 * Strategies that derive a test suite from a component's state graph, each with a stated promise. A
 * suite is only worth what it promises, so every strategy proves a lower bound next to the steps it
 * needs, and refuses a goal that cannot be reached. It may import {@code trace} and {@code machine}
 * and touches nothing; the command line and the reports enter here.
 */
package frostproof.suite;
