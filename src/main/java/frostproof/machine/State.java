package frostproof.machine;

/**
 * The state of a component: a record whose components are the variables of its module, in the same
 * order and with the same names. A composed state's parts are states themselves, and count as their
 * variables.
 */
public sealed interface State
    permits DriverState,
        DaemonState,
        FileSystemState,
        GuestState,
        NegotiationState,
        DriverStepsState {}
