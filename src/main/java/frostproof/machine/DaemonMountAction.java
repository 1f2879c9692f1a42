package frostproof.machine;

/** What is done with mounts and hooks: the parts of Daemon.tla below "Hooks". */
public sealed interface DaemonMountAction extends DaemonAction
    permits Action.FreezeHooksPass,
        Action.FreezeHooksFail,
        Action.ThawHooksRun,
        Action.FreezeMount,
        Action.FreezeMountBusy,
        Action.FreezeMountUnsupported,
        Action.FreezeMountFails,
        Action.FreezeMountHangs,
        Action.StuckFreezeCompletes,
        Action.StuckFreezeFails,
        Action.ThawOrphan,
        Action.FreezeDeadlineExpires,
        Action.AbandonFreeze,
        Action.FinishFreeze,
        Action.ThawMount,
        Action.ThawMountInvalid,
        Action.ThawMountFails,
        Action.FinishThaw,
        Action.FinishRelease,
        Action.MountVanishes,
        Action.MountAppears {}
