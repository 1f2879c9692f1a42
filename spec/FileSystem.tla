----------------------------- MODULE FileSystem -----------------------------
(***************************************************************************)
(* File systems as FIFREEZE and FITHAW show them: what the two ioctls      *)
(* answer, what they do to a writer, and what they leave alone.            *)
(*                                                                         *)
(* The module is open, and every action is an input: a system call that    *)
(* the environment makes.  The answer is in the action's name; the guard   *)
(* says when it is this one.  A refused call changes nothing.              *)
(*                                                                         *)
(* Clauses: F1-F3, F5; of F4 that a copy can be asked for.                 *)
(*                                                                         *)
(* Not modelled: what is inside a file system (that a copy of the device   *)
(* holds every synced byte, F4, is checked on the real ones), one file     *)
(* system on top of another, a freeze that takes time or hangs, disk       *)
(* errors, mounting and unmounting.                                        *)
(***************************************************************************)
EXTENDS Naturals

CONSTANTS
    Mounts,  \* superblocks that can freeze, by one mount point each
    Others,  \* mounts of file systems that cannot: tmpfs, proc, overlay
    Defects  \* named deviations from the reference; {} is the reference

VARIABLES
    frozen,   \* the superblock is frozen
    readonly, \* the superblock is read-only
    writer    \* a writer that waits in the file system, or "IDLE"

vars == <<frozen, readonly, writer>>

Init ==
    /\ frozen = [m \in Mounts |-> FALSE]
    /\ readonly = [m \in Mounts |-> FALSE]
    /\ writer = [m \in Mounts |-> "IDLE"]

-----------------------------------------------------------------------------
(* FIFREEZE and FITHAW. *)

(***************************************************************************)
(* FIFREEZE on a thawed file system: 0 (F1), also on a read-only one (F5). *)
(* fs/ioctl.c: ioctl_fsfreeze; fs/super.c: freeze_super                    *)
(***************************************************************************)
FreezeMount(m) ==
    /\ ~frozen[m]
    /\ IF "X48" \in Defects
       THEN readonly' = [readonly EXCEPT ![m] = ~readonly[m]] /\ UNCHANGED frozen
       ELSE frozen' = [frozen EXCEPT ![m] = TRUE] /\ UNCHANGED readonly
    /\ UNCHANGED writer

(***************************************************************************)
(* FIFREEZE through a read-only bind mount of a read-write one freezes the *)
(* whole file system (F5).                                                 *)
(***************************************************************************)
FreezeReadOnlyBind(m) ==
    /\ ~frozen[m]
    /\ ~readonly[m]
    /\ IF "X40" \in Defects
       THEN readonly' = [readonly EXCEPT ![m] = TRUE] /\ UNCHANGED frozen
       ELSE frozen' = [frozen EXCEPT ![m] = TRUE] /\ UNCHANGED readonly
    /\ UNCHANGED writer

(***************************************************************************)
(* FIFREEZE on a frozen one: EBUSY (F1).  fs/super.c: freeze_super         *)
(***************************************************************************)
FreezeMountBusy(m) ==
    /\ frozen[m]
    /\ writer' = IF "X41" \in Defects THEN [writer EXCEPT ![m] = "IDLE"] ELSE writer
    /\ UNCHANGED <<frozen, readonly>>

(***************************************************************************)
(* FITHAW on a frozen one: 0, and whoever waits goes on (F2).              *)
(* fs/ioctl.c: ioctl_fsthaw; fs/super.c: thaw_super                        *)
(***************************************************************************)
ThawMount(m) ==
    /\ frozen[m]
    /\ frozen' = [frozen EXCEPT ![m] = "X42" \in Defects]
    /\ writer' = [writer EXCEPT ![m] = "IDLE"]
    /\ UNCHANGED readonly

(***************************************************************************)
(* FITHAW on a thawed one: EINVAL (F2).  fs/super.c: thaw_super            *)
(***************************************************************************)
ThawMountInvalid(m) ==
    /\ ~frozen[m]
    /\ UNCHANGED vars

(***************************************************************************)
(* A file system without the operation: EOPNOTSUPP to freeze, EINVAL to    *)
(* thaw (F3).  fs/ioctl.c: ioctl_fsfreeze                                  *)
(***************************************************************************)
FreezeOtherUnsupported(o) ==
    /\ o \in Others
    /\ UNCHANGED vars

ThawOtherInvalid(o) ==
    /\ o \in Others
    /\ UNCHANGED vars

(***************************************************************************)
(* A caller without CAP_SYS_ADMIN: EPERM (F3).  fs/ioctl.c: ioctl_fsfreeze *)
(***************************************************************************)
FreezeMountUnprivileged(m) ==
    /\ frozen' = IF "X43" \in Defects THEN [frozen EXCEPT ![m] = TRUE] ELSE frozen
    /\ UNCHANGED <<readonly, writer>>

ThawMountUnprivileged(m) ==
    /\ m \in Mounts
    /\ UNCHANGED vars

(***************************************************************************)
(* A descriptor that was opened with O_PATH: EBADF (F3).                   *)
(***************************************************************************)
FreezePathBad(m) ==
    /\ m \in Mounts
    /\ UNCHANGED vars

ThawPathBad(m) ==
    /\ IF "X44" \in Defects
       THEN frozen' = [frozen EXCEPT ![m] = FALSE] /\ writer' = [writer EXCEPT ![m] = "IDLE"]
       ELSE UNCHANGED <<frozen, writer>>
    /\ UNCHANGED readonly

-----------------------------------------------------------------------------
(* Writers, remounts and copies. *)

(***************************************************************************)
(* A write to a thawed, read-write file system completes.                  *)
(***************************************************************************)
WriteMount(m) ==
    /\ (~frozen[m] /\ "X46" \notin Defects) \/ "X49" \in Defects
    /\ ~readonly[m]
    /\ UNCHANGED vars

(***************************************************************************)
(* A write to a frozen one blocks (F1).  include/linux/fs.h:               *)
(* sb_start_write                                                          *)
(***************************************************************************)
WriteMountBlocks(m) ==
    /\ (frozen[m] /\ "X49" \notin Defects) \/ "X46" \in Defects
    /\ ~readonly[m]
    /\ writer[m] = "IDLE"
    /\ writer' = [writer EXCEPT ![m] = IF "X47" \in Defects THEN "STUCK" ELSE "BLOCKED"]
    /\ UNCHANGED <<frozen, readonly>>

(***************************************************************************)
(* A write to a read-only superblock: EROFS.                               *)
(***************************************************************************)
WriteMountReadOnly(m) ==
    /\ readonly[m]
    /\ ~frozen[m]
    /\ UNCHANGED vars

(***************************************************************************)
(* A remount of a thawed superblock: 0.  fs/super.c: reconfigure_super     *)
(***************************************************************************)
RemountReadOnly(m) ==
    /\ ~frozen[m]
    /\ ~readonly[m]
    /\ readonly' = [readonly EXCEPT ![m] = TRUE]
    /\ UNCHANGED <<frozen, writer>>

RemountReadWrite(m) ==
    /\ ~frozen[m]
    /\ readonly[m]
    /\ readonly' = [readonly EXCEPT ![m] = FALSE]
    /\ UNCHANGED <<frozen, writer>>

(***************************************************************************)
(* A remount of a frozen superblock: EBUSY (F5).                           *)
(***************************************************************************)
RemountMountBusy(m) ==
    /\ frozen[m]
    /\ readonly' = IF "X45" \in Defects THEN [readonly EXCEPT ![m] = ~readonly[m]] ELSE readonly
    /\ UNCHANGED <<frozen, writer>>

(***************************************************************************)
(* A copy of the block device, taken while it is frozen: it mounts clean   *)
(* and holds what was synced (F4).                                         *)
(***************************************************************************)
CopyDevice(m) ==
    /\ frozen[m]
    /\ UNCHANGED vars

-----------------------------------------------------------------------------

Input ==
    \/ \E m \in Mounts : FreezeMount(m)
    \/ \E m \in Mounts : FreezeReadOnlyBind(m)
    \/ \E m \in Mounts : FreezeMountBusy(m)
    \/ \E m \in Mounts : ThawMount(m)
    \/ \E m \in Mounts : ThawMountInvalid(m)
    \/ \E o \in Others : FreezeOtherUnsupported(o)
    \/ \E o \in Others : ThawOtherInvalid(o)
    \/ \E m \in Mounts : FreezeMountUnprivileged(m)
    \/ \E m \in Mounts : ThawMountUnprivileged(m)
    \/ \E m \in Mounts : FreezePathBad(m)
    \/ \E m \in Mounts : ThawPathBad(m)
    \/ \E m \in Mounts : WriteMount(m)
    \/ \E m \in Mounts : WriteMountBlocks(m)
    \/ \E m \in Mounts : WriteMountReadOnly(m)
    \/ \E m \in Mounts : RemountReadOnly(m)
    \/ \E m \in Mounts : RemountReadWrite(m)
    \/ \E m \in Mounts : RemountMountBusy(m)
    \/ \E m \in Mounts : CopyDevice(m)

Next == Input

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* Invariants and properties, by clause. *)

TypeOK ==
    /\ frozen \in [Mounts -> BOOLEAN]
    /\ readonly \in [Mounts -> BOOLEAN]
    /\ writer \in [Mounts -> {"IDLE", "BLOCKED"}]

(* Only a freeze blocks a writer, and only while it lasts.                 *)
F1_OnlyFrozenBlocks == \A m \in Mounts : writer[m] = "BLOCKED" => frozen[m]

(* A freeze freezes, and then no write completes.                          *)
F1_FreezeFreezes == [][\A m \in Mounts : FreezeMount(m) => frozen'[m]]_vars
F1_FrozenWritesBlock == \A m \in Mounts : frozen[m] => ~ENABLED WriteMount(m)

(* A second freeze changes nothing. *)
F1_BusyChangesNothing == [][\A m \in Mounts : FreezeMountBusy(m) => UNCHANGED vars]_vars

(* One thaw ends the freeze. *)
F2_ThawThaws == [][\A m \in Mounts : ThawMount(m) => ~frozen'[m]]_vars

(* Neither privilege nor an O_PATH descriptor is a way around.             *)
F3_UnprivilegedChangesNothing ==
    [][\A m \in Mounts :
        FreezeMountUnprivileged(m) \/ ThawMountUnprivileged(m) => UNCHANGED vars]_vars
F3_PathChangesNothing ==
    [][\A m \in Mounts : FreezePathBad(m) \/ ThawPathBad(m) => UNCHANGED vars]_vars

(* A read-only bind freezes the superblock. *)
F5_BindFreezes == [][\A m \in Mounts : FreezeReadOnlyBind(m) => frozen'[m]]_vars

(* A frozen superblock stays what it is. *)
F5_FrozenKeepsMode ==
    [][\A m \in Mounts : frozen[m] /\ frozen'[m] => readonly'[m] = readonly[m]]_vars
=============================================================================
