No match in one list, or malformed counts, claims no version; in a transaction NEGOTIATE waits
clauses N3 D9
HostNegotiates(<<"3.0">>, <<"6.0">>)
! AnswerVersions("3.0", "5.0")
! AnswerVersions("3.0", "6.0")
AnswerNone
HostNegotiates(<<>>, <<"5.0">>)
AnswerNone
DaemonArrives
TransactionBegins
HostNegotiatesMalformed("BEYOND_PACKET")
! AnswerNone
! TransactionBegins
TransactionEnds
! AnswerVersions("3.0", "5.0")
AnswerNone
= offer = [frameworks |-> <<>>, messages |-> <<>>]
