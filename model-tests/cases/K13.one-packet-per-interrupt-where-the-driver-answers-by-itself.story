K13, 2016: one packet per interrupt, where the driver answers by itself
clauses D9
defect K13 driver
HostSends(1, "GET_DM_INFO")
Interrupt
ReceiveForDriver
Respond(1, "OK", 0)
= callback = FALSE
violates D9_EndPolls
