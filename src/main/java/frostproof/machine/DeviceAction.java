package frostproof.machine;

/** What a daemon does at the device (H1-H5): the part of Driver.tla of that heading. */
public sealed interface DeviceAction extends DriverAction
    permits Action.DaemonOpens,
        Action.DaemonOpenBusy,
        Action.DaemonOpenGone,
        Action.DaemonRegisters,
        Action.DaemonRegistersFault,
        Action.DaemonRegistersLegacy,
        Action.DaemonRegistersInvalid,
        Action.DaemonReadsVersion,
        Action.DaemonReads,
        Action.DaemonReadBlocks,
        Action.DaemonReadGone,
        Action.DaemonReadsShort,
        Action.DaemonReplies,
        Action.DaemonRepliesInvalid,
        Action.DaemonRepliesFault,
        Action.DaemonWritesShort,
        Action.DaemonWriteGone,
        Action.DaemonPolls,
        Action.DaemonCloses {}
