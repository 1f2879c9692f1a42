package frostproof.machine;

/** The actions of DriverSteps.tla. */
public sealed interface DriverStepsAction extends Action
    permits Action.HostSends,
        Action.Interrupt,
        DriverStepsAction.CallbackTests,
        DriverStepsAction.CallbackReceives,
        DriverWorkAction,
        DriverCallAction {

  /** The callback looks whether the buffer is free. */
  record CallbackTests() implements DriverStepsAction {}

  /** The callback takes a packet. */
  record CallbackReceives() implements DriverStepsAction {}
}
