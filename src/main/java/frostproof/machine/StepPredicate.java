package frostproof.machine;

/** What a step must satisfy. */
@FunctionalInterface
interface StepPredicate<S extends State> {
  boolean test(S before, Action action, S after);
}
