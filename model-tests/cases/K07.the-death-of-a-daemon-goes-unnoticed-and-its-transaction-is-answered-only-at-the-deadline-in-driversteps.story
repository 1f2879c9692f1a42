K07, 2015: the death of a daemon goes unnoticed, and its transaction is answered only at the deadline
clauses H5
defect K07 driversteps
HostSends(1, "FREEZE")
DaemonOpens
DaemonWritesRegister
RegisterTests
RegisterSends
WriteAccepted
DaemonReadsVersion
RegisterDone
RegisterPolls
DaemonCloses
CallbackTests
CallbackReceives
WorkerTests
WorkerReceives
WorkerRequests
WorkerArms
WorkerSends
CloseDiscards
CloseCancels
= timer = "ARMED"
= caller = "CLOSE_UNCLAIMED"
CloseResets
= state = "DEVICE_INIT"
= lock = "NONE"
= caller = "USER"
violates H5_CloseFails
