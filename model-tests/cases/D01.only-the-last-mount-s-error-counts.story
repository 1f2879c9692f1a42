D01, 2013: only the last mount's error counts
clauses G4
defect D01 daemon
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
DaemonReads("FREEZE")
FreezeHooksPass
FreezeMountFails("data")
= phase = "FREEZING"
= ledger = [bind |-> "SAME_SUPERBLOCK", data |-> "UNSUPPORTED", home |-> "THAWED", image |-> "LOOP_BACKED", optical |-> "READONLY", root |-> "THAWED", share |-> "NETWORK"]
= word = "NONE"
violates G4_AnyFailureFails
