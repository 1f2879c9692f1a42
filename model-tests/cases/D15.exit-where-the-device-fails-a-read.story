D15, 2020: exit where the device fails a read
clauses G7
defect D15 daemon
DaemonStarts
DaemonOpens
DaemonRegisters
DeviceBreaks
= phase = "DOWN"
violates G7_BreakRecovers
