package frostproof.machine;

/** The actions of Daemon.tla. */
public sealed interface DaemonAction extends Action
    permits Action.DaemonStarts,
        Action.DaemonDies,
        Action.DaemonOpens,
        Action.DaemonOpenBusy,
        Action.DaemonRegisters,
        Action.DaemonRegistersInvalid,
        Action.DaemonReadsVersion,
        Action.DaemonReads,
        Action.DeviceBreaks,
        Action.DaemonReplies,
        Action.DaemonRepliesInvalid,
        Action.DaemonCloses,
        Action.FreezeMount,
        Action.FreezeMountBusy,
        Action.FreezeMountUnsupported,
        Action.FreezeMountFails,
        Action.FinishFreeze,
        Action.ThawMount,
        Action.ThawMountInvalid,
        Action.ThawMountFails,
        Action.FinishThaw {}
