K01, 2013: nothing is read from the ring before a daemon registered
clauses N1
defect K01 negotiation
HostNegotiates(<<"4.0", "1.0">>, <<"6.0", "1.0">>)
DaemonArrives
DaemonLeaves
! AnswerNone
DaemonArrives
for ever after step 2
violates N1_Answered
