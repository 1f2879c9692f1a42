package frostproof.lab;

import java.util.Set;
import java.util.TreeSet;

/** What a daemon is in the middle of, as far as it is known from the calls that were answered. */
final class Served {
  private static final String LOG = "log";

  private boolean failed;
  private boolean hooked;
  private boolean hanging;
  private boolean owed;
  private boolean logged;
  private boolean leaving;

  /** Calls without the line that was logged, which waits beside what the daemon does now. */
  static Set<String> withoutLog(Set<String> calls) {
    Set<String> others = new TreeSet<>(calls);
    others.remove(LOG);
    return others;
  }

  /** A request was read, or none is served any more. */
  void begins(String request) {
    failed = false;
    owed |= request.equals("OTHER");
  }

  /** A freeze failed, or was cut short by a signal: what comes now is its end. */
  void fails() {
    failed = true;
  }

  boolean isFailed() {
    return failed;
  }

  /** Whether a freeze has not come back. */
  void hangs(boolean now) {
    hanging = now;
  }

  /** The device could not be opened: who exits then, and has nothing frozen, exits unasked. */
  void leaves() {
    leaving = true;
  }

  boolean isLeaving() {
    return leaving;
  }

  /** Whether freeze hooks ran, and thaw hooks did not yet. */
  boolean isHooked() {
    return hooked;
  }

  /** A call was answered. */
  void answered(String call) {
    logged &= !call.equals(LOG);
    hooked = call.equals("freeze hooks") || hooked && !call.equals("thaw hooks");
  }

  /** It wrote to a log, or asked for names. */
  void wrote(boolean names) {
    logged |= owed && !names;
    owed &= names;
  }

  /** Whether a log that was due is written already. */
  boolean hasLogged() {
    return logged && !leaving && !hooked && !hanging;
  }

  /** Its life is over. */
  void forget() {
    failed = false;
    hooked = false;
    hanging = false;
    owed = false;
    logged = false;
    leaving = false;
  }
}
