With or without a daemon NEGOTIATE is answered by the guest's own versions, not by the host's highest
clauses N1 N2
HostNegotiates(<<"1.0", "3.0">>, <<"6.0", "5.0">>)
! AnswerNone
! AnswerVersions("3.0", "6.0")
AnswerVersions("3.0", "5.0")
DaemonArrives
HostNegotiates(<<"4.0", "3.0">>, <<"5.0", "5.0">>)
AnswerVersions("3.0", "5.0")
= request = "NONE"
! AnswerNone
