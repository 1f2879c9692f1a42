A writer waits for the thaw, and a second freeze changes nothing
clauses F1 F2
WriteMount("data")
FreezeMount("data")
! WriteMount("data")
WriteMountBlocks("data")
! FreezeMount("data")
FreezeMountBusy("data")
= writer = [data |-> "BLOCKED", root |-> "IDLE"]
WriteMount("root")
ThawMount("data")
= writer = [data |-> "IDLE", root |-> "IDLE"]
! ThawMount("data")
ThawMountInvalid("data")
