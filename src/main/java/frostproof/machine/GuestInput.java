package frostproof.machine;

/** Input of Guest.tla: what the host, the clock, the service manager, others and faults do. */
public sealed interface GuestInput extends GuestAction
    permits Action.HostSends,
        Action.Interrupt,
        Action.HostRemovesChannel,
        Action.HostOffersChannel,
        Action.MachineSuspends,
        Action.MachineResumes,
        Action.DeadlineNears,
        Action.DeadlineExpires,
        Action.DaemonStarts,
        Action.StopHookStarts,
        Action.DaemonDies,
        Action.SignalArrives,
        Action.WatchdogExpires,
        Action.FreezeHooksFail,
        Action.FreezeMountFails,
        Action.FreezeMountHangs,
        Action.StuckFreezeCompletes,
        Action.StuckFreezeFails,
        Action.ThawMountFails,
        Action.ForeignFreezes,
        Action.ForeignThaws {}
