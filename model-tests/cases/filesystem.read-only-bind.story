A freeze through a read-only bind mount freezes all of it; a remount of what is frozen is refused
clauses F3 F5
FreezeReadOnlyBind("root")
= frozen = [data |-> FALSE, root |-> TRUE]
! RemountReadOnly("root")
RemountMountBusy("root")
FreezeMountUnprivileged("data")
ThawPathBad("root")
= frozen = [data |-> FALSE, root |-> TRUE]
CopyDevice("root")
ThawMount("root")
RemountReadOnly("root")
! FreezeReadOnlyBind("root")
FreezeMount("root")
ThawMount("root")
FreezeOtherUnsupported("tmpfs")
