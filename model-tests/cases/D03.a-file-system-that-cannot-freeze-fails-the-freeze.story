D03, 2014: a file system that cannot freeze fails the FREEZE
clauses G2
defect D03 daemon
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
DaemonReads("FREEZE")
FreezeHooksPass
FreezeMountUnsupported("data")
= phase = "ROLLING_BACK"
= ledger = [bind |-> "SAME_SUPERBLOCK", data |-> "THAWED", home |-> "THAWED", image |-> "LOOP_BACKED", optical |-> "READONLY", root |-> "THAWED", share |-> "NETWORK"]
= word = "FAIL"
violates G2_UnsupportedIsLeftOut
