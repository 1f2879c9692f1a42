package frostproof.machine;

/** What becomes of the channel to the host (D13, D14). */
public sealed interface ChannelAction extends DriverAction
    permits Action.HostRemovesChannel,
        Action.HostOffersChannel,
        Action.MachineSuspends,
        Action.MachineResumes {}
