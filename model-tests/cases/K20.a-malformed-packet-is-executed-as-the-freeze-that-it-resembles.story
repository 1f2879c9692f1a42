K20, 2020: a malformed packet is executed, as the FREEZE that it resembles
clauses D12
defect K20 driver
HostSendsMalformed("LONG")
Interrupt
ReceiveUnserved
violates D12_MalformedNeverServed
