Only what is eligible is frozen, and the ledger says why the rest is not
clauses G2 G14
= ledger = [bind |-> "SAME_SUPERBLOCK", data |-> "THAWED", home |-> "THAWED", image |-> "LOOP_BACKED", optical |-> "READONLY", root |-> "THAWED", share |-> "NETWORK"]
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
DaemonReads("FREEZE")
FreezeHooksPass
! FreezeMount("image")
! FreezeMount("bind")
! FreezeMount("share")
! FreezeMount("optical")
FreezeMount("data")
FreezeMount("home")
FreezeMount("root")
FinishFreeze
DaemonReplies("OK")
= ledger = [bind |-> "SAME_SUPERBLOCK", data |-> "FROZEN", home |-> "FROZEN", image |-> "LOOP_BACKED", optical |-> "READONLY", root |-> "FROZEN", share |-> "NETWORK"]
