package frostproof.lab;

import frostproof.lab.HeldCalls.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The freezes that are under way when the deadline of the whole freeze passes. A daemon that does
 * something else then has given them up, and they fail; to the model they never began.
 */
final class LateFreezes {
  private final Set<Long> late = new TreeSet<>();

  /** The deadline passes. */
  void pass(List<Waiting> waiting) {
    waiting.stream()
        .filter(each -> each.call().startsWith("FIFREEZE("))
        .forEach(each -> late.add(each.held().id()));
  }

  /** Takes those that were given up out of what waits. */
  List<Waiting> givenUp(List<Waiting> waiting) {
    boolean goesOn = waiting.stream().anyMatch(each -> !isLate(each));
    List<Waiting> over = new ArrayList<>();
    if (goesOn) {
      waiting.stream().filter(this::isLate).forEach(over::add);
      waiting.removeAll(over);
    }
    return over;
  }

  private boolean isLate(Waiting each) {
    return late.contains(each.held().id());
  }

  /** Everything begins. */
  void forget() {
    late.clear();
  }
}
