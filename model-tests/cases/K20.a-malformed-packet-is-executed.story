K20, 2020: a malformed packet is executed
clauses D12
defect K20 driver
HostSendsMalformed
Interrupt
DropMalformed
= request = [id |-> 0, op |-> "MALFORMED"]
= verdict = "OK"
violates D12_MalformedNeverServed
