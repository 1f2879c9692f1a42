package frostproof.machine;

/** What the request worker and the deadline do in DriverSteps.tla. */
public sealed interface DriverWorkAction extends DriverStepsAction
    permits DriverWorkAction.WorkerDecides,
        DriverWorkAction.WorkerFails,
        DriverWorkAction.WorkerTests,
        DriverWorkAction.WorkerReceives,
        DriverWorkAction.WorkerRequests,
        DriverWorkAction.WorkerArms,
        DriverWorkAction.WorkerSends,
        DriverWorkAction.WorkerSendFails,
        DriverWorkAction.WorkerCancels,
        DriverWorkAction.WorkerResponds,
        DriverWorkAction.WorkerReady,
        DriverWorkAction.WorkerPolls,
        DriverWorkAction.DeadlineFires,
        DriverWorkAction.DeadlineWithdraws,
        DriverWorkAction.DeadlineResponds,
        DriverWorkAction.DeadlineReady,
        DriverWorkAction.DeadlinePolls {

  /** The driver answers by itself. */
  record WorkerDecides() implements DriverWorkAction {}

  /** Nobody is registered (D2). */
  record WorkerFails() implements DriverWorkAction {}

  /** A daemon is registered. */
  record WorkerTests() implements DriverWorkAction {}

  /** The transaction begins. */
  record WorkerReceives() implements DriverWorkAction {}

  /** A reply is awaited. */
  record WorkerRequests() implements DriverWorkAction {}

  /** The deadline runs (D6). */
  record WorkerArms() implements DriverWorkAction {}

  /** The message waits for the daemon. */
  record WorkerSends() implements DriverWorkAction {}

  /** The message cannot be handed over (D15). */
  record WorkerSendFails() implements DriverWorkAction {}

  /** The worker takes the transaction back. */
  record WorkerCancels() implements DriverWorkAction {}

  /** The worker answers the host. */
  record WorkerResponds(int id, Word status) implements DriverWorkAction {}

  /** The worker's transaction ends. */
  record WorkerReady() implements DriverWorkAction {}

  /** The ring is looked into (D9). */
  record WorkerPolls() implements DriverWorkAction {}

  /** The deadline can no longer be cancelled. */
  record DeadlineFires() implements DriverWorkAction {}

  /** The unread message is withdrawn (D8). */
  record DeadlineWithdraws() implements DriverWorkAction {}

  /** The deadline answers the host. */
  record DeadlineResponds(int id, Word status) implements DriverWorkAction {}

  /** The deadline's transaction ends. */
  record DeadlineReady() implements DriverWorkAction {}

  /** The ring is looked into (D9). */
  record DeadlinePolls() implements DriverWorkAction {}
}
