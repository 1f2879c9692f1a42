A close waits for the worker that is handing a message over; then it fails the request, and nobody is registered
clauses D8 H5
DaemonOpens
DaemonWritesRegister
RegisterTests
RegisterSends
WriteAccepted
DaemonReadsVersion
RegisterDone
RegisterPolls
HostSends(1, "FREEZE")
CallbackTests
CallbackReceives
WorkerTests
DaemonCloses
! CloseDiscards
WorkerReceives
WorkerRequests
WorkerArms
! CloseDiscards
WorkerSends
CloseDiscards
= outmsg = "NONE"
CloseCancels
! DeadlineFires
CloseResponds(1, "FAIL")
CloseResets
= state = "DEVICE_INIT"
ClosePolls
CallbackTests
