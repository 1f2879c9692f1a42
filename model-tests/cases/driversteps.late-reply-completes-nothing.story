A reply that is tested before the deadline fires and cancels after it is refused, and answers nobody
clauses D1 D7 D9
DaemonOpens
DaemonWritesRegister
RegisterTests
RegisterSends
WriteAccepted
DaemonReadsVersion
RegisterDone
RegisterPolls
CallbackTests
CallbackReceives
HostSends(1, "FREEZE")
Interrupt
CallbackTests
CallbackReceives
WorkerTests
WorkerReceives
WorkerRequests
WorkerArms
WorkerSends
DaemonReads("FREEZE")
DaemonWritesReply("OK")
WriteTests
! DeadlineWithdraws
DeadlineFires
WriteSets
WriteCancels
! WriteAccepted
DeadlineWithdraws
! WriteResponds(1, "OK")
DeadlineResponds(1, "FAIL")
HostSends(1, "GET_DM_INFO")
DeadlineReady
WriteRefused
DeadlinePolls
CallbackTests
CallbackReceives
WorkerDecides
WorkerResponds(1, "OK")
= owed = {}
= state = "READY"
