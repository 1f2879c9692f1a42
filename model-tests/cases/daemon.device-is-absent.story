There is no device: the daemon thaws what an earlier life left frozen before it says so and exits
clauses G8 G10
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
DaemonReads("FREEZE")
FreezeHooksPass
FreezeMount("data")
DaemonDies
DaemonStarts
! DaemonOpenGone
ThawMount("data")
! DaemonOpenGone
ThawHooksRun
DaemonOpenGone
= phase = "DOWN"
= ledger = [bind |-> "SAME_SUPERBLOCK", data |-> "THAWED", home |-> "THAWED", image |-> "LOOP_BACKED", optical |-> "READONLY", root |-> "THAWED", share |-> "NETWORK"]
