A signal while a freeze hangs: the daemon exits, and what hangs stays on record
clauses G8 G13
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
DaemonReads("FREEZE")
FreezeHooksPass
FreezeMountUnsupported("data")
FreezeMountHangs("home")
SignalArrives
ThawHooksRun
DaemonExits
= ledger = [bind |-> "SAME_SUPERBLOCK", data |-> "THAWED", home |-> "STUCK", image |-> "LOOP_BACKED", optical |-> "READONLY", root |-> "THAWED", share |-> "NETWORK"]
StuckFreezeFails("home")
= ledger = [bind |-> "SAME_SUPERBLOCK", data |-> "THAWED", home |-> "THAWED", image |-> "LOOP_BACKED", optical |-> "READONLY", root |-> "THAWED", share |-> "NETWORK"]
