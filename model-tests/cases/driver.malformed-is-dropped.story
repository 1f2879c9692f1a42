A malformed packet is dropped without an answer, and the one behind it is served
clauses D5 D12
HostSendsMalformed("SHORT_VSS")
HostSends(1, "GET_DM_INFO")
Interrupt
! ReceiveForDriver
DropMalformed
= owed = {1}
ReceiveForDriver
Respond(1, "OK", 0)
CallbackEnds
= ring = <<>>
= owed = {}
