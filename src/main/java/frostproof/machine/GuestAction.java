package frostproof.machine;

/** The actions of Guest.tla. */
public sealed interface GuestAction extends Action
    permits GuestInput, GuestInternal, Action.Respond {}
