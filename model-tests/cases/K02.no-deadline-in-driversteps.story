K02, 2014: no deadline
clauses D6
defect K02 driversteps
HostSends(1, "FREEZE")
Interrupt
DaemonOpens
DaemonWritesRegister
CallbackTests
CallbackReceives
RegisterTests
RegisterSends
WriteAccepted
DaemonReadsVersion
RegisterDone
WorkerTests
WorkerReceives
WorkerRequests
WorkerArms
= timer = "IDLE"
WorkerSends
= worker = "IDLE"
= lock = "NONE"
= outmsg = "FREEZE"
violates D6_DeadlineRuns
