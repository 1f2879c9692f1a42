K17, 2013: the host's highest version is taken
clauses N2
defect K17 negotiation
HostNegotiates(<<"3.0", "4.0">>, <<"5.0">>)
AnswerVersions("4.0", "5.0")
violates N2_FirstMatch
