package frostproof.machine;

import frostproof.machine.Action.*;
import java.util.Optional;

/** Machines with one broken rule each, to show that a test can fail. */
public final class Faults {
  private Faults() {}

  /** The deadline does not withdraw an unread message (D8_Withdrawn). */
  public static Component<DriverState> unreadMessageStays() {
    return new Faulty<>(
        Reference.driver(),
        (s, action, next) ->
            action instanceof DeadlineExpires
                ? next.map(after -> after.withOutmsg(s.outmsg()))
                : next);
  }

  /** A reply is taken for a request that nobody read (D7_OnlyWhatWasRead). */
  public static Component<DriverState> replyToUnreadMessage() {
    return new Faulty<>(
        Reference.driver(),
        (s, action, next) ->
            action instanceof DaemonReplies && s.outmsg().isRequest()
                ? Reference.driver()
                    .step(s.withOutmsg(Message.NONE), action)
                    .map(after -> after.withOutmsg(s.outmsg()))
                : next);
  }

  /** A failed freeze is answered at once, with what was frozen left frozen (G4_FailMeansThawed). */
  public static Component<DaemonState> noRollback() {
    return noRollback(Reference.daemon());
  }

  /** The same of another daemon. */
  static Component<DaemonState> noRollback(Daemon daemon) {
    return new Faulty<>(
        daemon,
        (_, action, next) ->
            action instanceof FreezeMountBusy || action instanceof FreezeMountFails
                ? next.map(after -> after.withPhase(Phase.REPLYING))
                : next);
  }

  /** One action is never enabled. */
  public static <S extends State> Component<S> never(Component<S> component, Action refused) {
    return new Faulty<>(
        component, (_, action, next) -> action.equals(refused) ? Optional.empty() : next);
  }
}
