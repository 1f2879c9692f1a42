D03, 2014: a file system that cannot freeze fails the FREEZE
clauses G2
defect D03 daemon
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
DaemonReads("FREEZE")
FreezeMountUnsupported("data")
= phase = "ROLLING_BACK"
= ledger = [data |-> "THAWED", home |-> "THAWED", root |-> "THAWED"]
= word = "FAIL"
violates G2_UnsupportedIsLeftOut
