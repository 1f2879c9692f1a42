package frostproof.lab;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The freezes and thaws that were under way when the daemon was killed, or that it had given up, or
 * that had come about and were not in its record yet. What starts next cannot know, and may try to
 * thaw them, once each; the kernel says EINVAL.
 */
final class CutFreezes {
  private static final String FREEZE = "FIFREEZE(";

  private final Set<String> open = new TreeSet<>();
  private final Set<String> givenUp = new TreeSet<>();
  private String answered = "";

  /**
   * The daemon is killed.
   *
   * @param waiting its calls that were not answered
   * @param hanging what a freeze hangs on
   */
  void kill(Set<String> waiting, Optional<String> hanging) {
    waiting.stream()
        .filter(call -> call.startsWith(FREEZE))
        .forEach(call -> open.add(Answers.mount(call)));
    hanging.ifPresent(open::add);
    open.addAll(givenUp);
    if (waiting.contains(RecordStops.RECORD)) {
      open.add(answered);
    }
  }

  /** A freeze that the daemon waited no longer for has failed, which it may not know yet. */
  void givenUp(String mount) {
    givenUp.add(mount);
  }

  /** A call about a file system was answered, or another one. */
  void answered(String mount) {
    answered = mount;
  }

  /** Whether a thaw asks how such a freeze ended; it does so once. */
  boolean asks(String mount) {
    return open.remove(mount);
  }

  /** A request begins: by then the earlier daemon's record is dealt with. */
  void serves() {
    open.clear();
    givenUp.clear();
  }

  /** Everything begins. */
  void forget() {
    open.clear();
    givenUp.clear();
    answered = "";
  }
}
