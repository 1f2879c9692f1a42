package frostproof.machine;

/** The actions of Daemon.tla. */
public sealed interface DaemonAction extends Action
    permits DaemonMountAction,
        Action.DaemonStarts,
        Action.StopHookStarts,
        Action.DaemonDies,
        Action.SignalArrives,
        Action.DaemonExits,
        Action.WatchdogExpires,
        Action.DaemonLogs,
        Action.DaemonOpens,
        Action.DaemonOpenBusy,
        Action.DaemonOpenGone,
        Action.DaemonRegisters,
        Action.DaemonRegistersInvalid,
        Action.DaemonReadsVersion,
        Action.DaemonReads,
        Action.DeviceBreaks,
        Action.DaemonReplies,
        Action.DaemonRepliesInvalid,
        Action.DaemonCloses {}
