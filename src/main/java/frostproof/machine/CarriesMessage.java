package frostproof.machine;

/** An action by which a message passes between host, driver and daemon. */
public sealed interface CarriesMessage
    permits Action.HostSends,
        Action.HostSendsMalformed,
        Action.Respond,
        Action.DaemonRegisters,
        Action.DaemonRegistersLegacy,
        Action.DaemonRegistersInvalid,
        Action.DaemonReadsVersion,
        Action.DaemonReads,
        Action.DaemonReplies,
        Action.DaemonRepliesInvalid,
        Action.DaemonRepliesFault {}
