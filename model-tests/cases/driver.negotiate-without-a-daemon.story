NEGOTIATE is answered before any daemon registered, and one interrupt serves all that is in the ring
clauses N1 D9
HostSends(1, "NEGOTIATE")
= raised = TRUE
HostSends(2, "GET_DM_INFO")
Interrupt
! ReceiveUnserved
ReceiveForDriver
Respond(1, "OK", 0)
= callback = TRUE
ReceiveForDriver
Respond(2, "OK", 0)
CallbackEnds
