K34, 2015: a request is answered again
clauses D1
defect K34 driver
HostSends(1, "FREEZE")
Interrupt
ReceiveUnserved
Respond(1, "FAIL", 0)
= request = [id |-> 1, op |-> "FREEZE"]
= verdict = "FAIL"
violates D1_AnsweredOnce
