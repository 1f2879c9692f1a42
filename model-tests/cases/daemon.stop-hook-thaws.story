A daemon is killed while frozen: the stop hook thaws by the record, and runs the thaw hooks that are due
clauses G8 G15
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
DaemonReads("FREEZE")
FreezeHooksPass
FreezeMount("data")
FreezeMount("home")
FreezeMount("root")
FinishFreeze
DaemonReplies("OK")
DaemonDies
= ledger = [bind |-> "SAME_SUPERBLOCK", data |-> "FROZEN", home |-> "FROZEN", image |-> "LOOP_BACKED", optical |-> "READONLY", root |-> "FROZEN", share |-> "NETWORK"]
= hooked = TRUE
StopHookStarts
! DaemonOpens
ThawMount("root")
DaemonDies
StopHookStarts
ThawMount("home")
ThawMountInvalid("data")
! DaemonExits
ThawHooksRun
DaemonExits
= ledger = [bind |-> "SAME_SUPERBLOCK", data |-> "THAWED", home |-> "THAWED", image |-> "LOOP_BACKED", optical |-> "READONLY", root |-> "THAWED", share |-> "NETWORK"]
= hooked = FALSE
