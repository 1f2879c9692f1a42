D01, 2013: only the last mount's error counts
clauses G4
defect D01 daemon
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
DaemonReads("FREEZE")
FreezeMountFails("data")
= phase = "FREEZING"
= ledger = [data |-> "UNSUPPORTED", home |-> "THAWED", root |-> "THAWED"]
= word = "NONE"
violates G4_AnyFailureFails
