A freeze hangs and completes after all: the others are thawed meanwhile, and the orphan as soon as it is known
clauses G13
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
DaemonReads("FREEZE")
FreezeHooksPass
FreezeMount("data")
FreezeMountHangs("home")
= ledger = [bind |-> "SAME_SUPERBLOCK", data |-> "FROZEN", home |-> "STUCK", image |-> "LOOP_BACKED", optical |-> "READONLY", root |-> "THAWED", share |-> "NETWORK"]
ThawMount("data")
ThawHooksRun
FinishThaw
DaemonReplies("FAIL")
DaemonReads("FREEZE")
! FreezeHooksPass
= word = "FAIL"
FinishThaw
DaemonReplies("FAIL")
DaemonReads("THAW")
FinishThaw
! DaemonReplies("OK")
DaemonReplies("FAIL")
StuckFreezeCompletes("home")
= ledger = [bind |-> "SAME_SUPERBLOCK", data |-> "THAWED", home |-> "ORPHAN", image |-> "LOOP_BACKED", optical |-> "READONLY", root |-> "THAWED", share |-> "NETWORK"]
ThawOrphan("home")
= ledger = [bind |-> "SAME_SUPERBLOCK", data |-> "THAWED", home |-> "THAWED", image |-> "LOOP_BACKED", optical |-> "READONLY", root |-> "THAWED", share |-> "NETWORK"]
DaemonReads("FREEZE")
FreezeHooksPass
FreezeMount("data")
FreezeMount("home")
FreezeMount("root")
FinishFreeze
DaemonReplies("OK")
