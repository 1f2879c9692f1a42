package frostproof.lab;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The freezes that were under way when the daemon was killed. Its record cannot know whether they
 * came about, and so whoever starts next may try to thaw them, once each; the kernel says EINVAL.
 */
final class CutFreezes {
  private static final String FREEZE = "FIFREEZE(";

  private final Set<String> open = new TreeSet<>();
  private final Set<String> asked = new TreeSet<>();

  /**
   * The daemon is killed.
   *
   * @param waiting its calls that were not answered
   * @param hanging what a freeze hangs on
   */
  void kill(Set<String> waiting, Optional<String> hanging) {
    waiting.stream()
        .filter(call -> call.startsWith(FREEZE))
        .forEach(call -> open.add(call.substring(FREEZE.length(), call.length() - 1)));
    hanging.ifPresent(open::add);
  }

  /** Whether a thaw asks how such a freeze ended; it does so once. */
  boolean asks(String mount) {
    boolean asks = open.remove(mount);
    if (asks) {
      asked.add(mount);
    }
    return asks;
  }

  /**
   * Whether somebody was told already that such a freeze did not come about. A kernel says so only
   * when the process has gone, and that is after the call has ended; the room has no such call.
   */
  boolean isOver(String mount) {
    return asked.contains(mount);
  }

  /** A request begins: by then the earlier daemon's record is dealt with. */
  void serves() {
    open.clear();
  }

  /** Everything begins. */
  void forget() {
    open.clear();
    asked.clear();
  }
}
