package frostproof.machine;

/** What the daemon's thread does in DriverSteps.tla. */
public sealed interface DriverCallAction extends DriverStepsAction
    permits Action.DaemonOpens,
        Action.DaemonReadsVersion,
        Action.DaemonReads,
        Action.DaemonCloses,
        DriverCallAction.DaemonWritesReply,
        DriverCallAction.WriteTests,
        DriverCallAction.WriteSets,
        DriverCallAction.WriteCancels,
        DriverCallAction.WriteResponds,
        DriverCallAction.WriteReady,
        DriverCallAction.WritePolls,
        DriverCallAction.WriteAccepted,
        DriverCallAction.WriteRefused,
        DriverCallAction.DaemonWritesRegister,
        DriverCallAction.RegisterTests,
        DriverCallAction.RegisterSends,
        DriverCallAction.RegisterDone,
        DriverCallAction.RegisterPolls,
        DriverCallAction.CloseDiscards,
        DriverCallAction.CloseCancels,
        DriverCallAction.CloseResponds,
        DriverCallAction.CloseResets,
        DriverCallAction.ClosePolls {

  /** The daemon writes a reply. */
  record DaemonWritesReply(Word word) implements DriverCallAction {}

  /** Is this reply awaited (D7)? */
  record WriteTests() implements DriverCallAction {}

  /** The state says that it came. */
  record WriteSets() implements DriverCallAction {}

  /** The write claims the transaction. */
  record WriteCancels() implements DriverCallAction {}

  /** The host gets the daemon's word (D3). */
  record WriteResponds(int id, Word status) implements DriverCallAction {}

  /** The transaction ends. */
  record WriteReady() implements DriverCallAction {}

  /** The ring is looked into (D9). */
  record WritePolls() implements DriverCallAction {}

  /** The write returns its length. */
  record WriteAccepted() implements DriverCallAction {}

  /** The write returns an errno (D7). */
  record WriteRefused() implements DriverCallAction {}

  /** The daemon writes REGISTER1. */
  record DaemonWritesRegister() implements DriverCallAction {}

  /** Is there a transaction (D10)? */
  record RegisterTests() implements DriverCallAction {}

  /** The version word waits for the daemon. */
  record RegisterSends() implements DriverCallAction {}

  /** The daemon is registered (D11). */
  record RegisterDone() implements DriverCallAction {}

  /** The ring is looked into (D9). */
  record RegisterPolls() implements DriverCallAction {}

  /** An unread message is discarded (H5). */
  record CloseDiscards() implements DriverCallAction {}

  /** The close claims the transaction. */
  record CloseCancels() implements DriverCallAction {}

  /** The transaction fails (H5). */
  record CloseResponds(int id, Word status) implements DriverCallAction {}

  /** Nobody is registered any more (H5). */
  record CloseResets() implements DriverCallAction {}

  /** The ring is looked into (D9). */
  record ClosePolls() implements DriverCallAction {}
}
