------------------------------ MODULE Contract ------------------------------
(***************************************************************************)
(* What a host may rely on, and nothing else: it asks, it is answered, and *)
(* between FREEZE answered OK and THAW delivered every file system is      *)
(* frozen, or the THAW is answered FAIL.  How a guest does that is in      *)
(* Guest.tla, which refines this module.                                   *)
(*                                                                         *)
(* Clauses: D1 as the host sees it, S1, S2, S4.                            *)
(*                                                                         *)
(* Not modelled: seconds (that an answer comes in time is D6 in            *)
(* Driver.tla), requests that freeze and thaw nothing, and a host that     *)
(* asks for a second FREEZE before it has the answer to the first.         *)
(***************************************************************************)
CONSTANTS
    Ids,        \* the request ids the host uses
    Operations, \* what it asks for: FREEZE and THAW
    Defects     \* named deviations from the reference; {} is the reference

VARIABLES
    waiting,  \* the host's requests that are not answered yet
    answer,   \* the answer that is on its way, <<request, status>>, or <<>>
    interval, \* what came of its last FREEZE
    held,     \* how many file systems the guest holds frozen for it
    channel   \* whether there is a way to the guest: "OPEN" or "CLOSED"

vars == <<waiting, answer, interval, held, channel>>

Words == {"OK", "FAIL"}
Packets == [id : Ids, op : Operations]
Intervals == {"NONE", "FROZEN", "ENDED", "BROKEN", "FAILED"}

Init ==
    /\ waiting = {}
    /\ answer = <<>>
    /\ interval = "NONE"
    /\ held = "NONE"
    /\ channel = "OPEN"

(***************************************************************************)
(* The host asks.  With the next FREEZE the last one is history.           *)
(***************************************************************************)
Ask(p) ==
    /\ channel = "OPEN"
    /\ \A q \in waiting : q.id # p.id
    /\ p.op = "FREEZE" => \A q \in waiting : q.op # "FREEZE"
    /\ waiting' = waiting \cup {p}
    /\ interval' = IF p.op = "FREEZE" THEN "NONE" ELSE interval
    /\ UNCHANGED <<answer, held, channel>>

(***************************************************************************)
(* The guest makes up its mind about a request, once.                      *)
(***************************************************************************)
Decide(p, status) ==
    /\ p \in waiting
    /\ answer = <<>>
    /\ answer' = <<p, IF "X51" \in Defects THEN "NONE" ELSE status>>
    /\ UNCHANGED <<waiting, interval, held, channel>>

(***************************************************************************)
(* FREEZE is answered.  OK begins the frozen interval, unless it is broken *)
(* already.                                                                *)
(***************************************************************************)
AnswerFreeze(p, status) ==
    /\ p.op = "FREEZE"
    /\ answer = <<p, status>>
    /\ answer' = <<>>
    /\ waiting' = waiting \ {p}
    /\ interval' = CASE status = "FAIL" -> "FAILED"
                     [] held = "ALL" -> "FROZEN"
                     [] OTHER -> "BROKEN"
    /\ UNCHANGED <<held, channel>>

(***************************************************************************)
(* THAW is answered.  OK is never said of an interval that was broken, nor *)
(* before the THAW was delivered (S1).                                     *)
(***************************************************************************)
AnswerThaw(p, status) ==
    /\ p.op = "THAW"
    /\ answer = <<p, status>>
    /\ status = "OK" => interval \notin {"FROZEN", "BROKEN"}
    /\ answer' = <<>>
    /\ waiting' = waiting \ {p}
    /\ interval' = IF status = "OK" \/ interval \in {"ENDED", "BROKEN"} THEN "NONE" ELSE interval
    /\ UNCHANGED <<held, channel>>

(***************************************************************************)
(* The channel is removed, or the machine sleeps: what the host waits for  *)
(* is lost, and with the answer to a THAW what it would have said of the   *)
(* interval.                                                               *)
(***************************************************************************)
Lose ==
    /\ channel = "OPEN"
    /\ channel' = "CLOSED"
    /\ waiting' = {}
    /\ answer' = <<>>
    /\ interval' = IF /\ \E p \in Packets, status \in Words :
                          p.op = "THAW" /\ answer = <<p, status>>
                       /\ interval \in {"ENDED", "BROKEN"}
                    THEN "NONE"
                    ELSE interval
    /\ UNCHANGED held

(***************************************************************************)
(* There is a channel again.                                               *)
(***************************************************************************)
Reopen ==
    /\ channel = "CLOSED"
    /\ channel' = "OPEN"
    /\ UNCHANGED <<waiting, answer, interval, held>>

(***************************************************************************)
(* The daemon hears of a THAW: the frozen interval ends.                   *)
(***************************************************************************)
DeliverThaw ==
    /\ interval = "FROZEN"
    /\ \E p \in waiting : p.op = "THAW"
    /\ interval' = "ENDED"
    /\ UNCHANGED <<waiting, answer, held, channel>>

(***************************************************************************)
(* The guest freezes and thaws as it must.  To thaw in a frozen interval   *)
(* breaks it.                                                              *)
(***************************************************************************)
Hold(h) ==
    /\ held' = h
    /\ interval' = IF interval = "FROZEN" /\ h # "ALL" /\ "X50" \notin Defects
                   THEN "BROKEN" ELSE interval
    /\ UNCHANGED <<waiting, answer, channel>>

Next ==
    \/ \E p \in Packets : Ask(p)
    \/ \E p \in Packets, status \in Words : Decide(p, status)
    \/ \E p \in Packets, status \in Words : AnswerFreeze(p, status) \/ AnswerThaw(p, status)
    \/ Lose
    \/ Reopen
    \/ DeliverThaw
    \/ \E h \in {"NONE", "SOME", "ALL"} : Hold(h)

TypeOK ==
    /\ waiting \subseteq Packets
    /\ answer \in {<<>>} \cup (Packets \X Words)
    /\ interval \in Intervals
    /\ held \in {"NONE", "SOME", "ALL"}
    /\ channel \in {"OPEN", "CLOSED"}

S1_HeldMeansFrozen == interval = "FROZEN" => held = "ALL"

(***************************************************************************)
(* No help from the host: neither its next FREEZE nor a THAW ends the      *)
(* obligation, only that nothing is held, or a later FREEZE answered OK.   *)
(* How soon is not expressed.                                              *)
(***************************************************************************)
S2_FailMeansThaws == interval = "FAILED" ~> (held = "NONE" \/ interval \in {"FROZEN", "BROKEN"})

S4_Answered == \A p \in Packets : p \in waiting ~> p \notin waiting

Spec == Init /\ [][Next]_vars /\ S2_FailMeansThaws /\ S4_Answered
=============================================================================
