package frostproof.machine;

/** The actions of FileSystem.tla. */
public sealed interface FileSystemAction extends Action
    permits Action.FreezeMount,
        Action.FreezeReadOnlyBind,
        Action.FreezeMountBusy,
        Action.ThawMount,
        Action.ThawMountInvalid,
        Action.FreezeOtherUnsupported,
        Action.ThawOtherInvalid,
        Action.FreezeMountUnprivileged,
        Action.ThawMountUnprivileged,
        Action.FreezePathBad,
        Action.ThawPathBad,
        Action.WriteMount,
        Action.WriteMountBlocks,
        Action.WriteMountReadOnly,
        Action.RemountReadOnly,
        Action.RemountReadWrite,
        Action.RemountMountBusy,
        Action.CopyDevice {}
