------------------------------ MODULE Contract ------------------------------
(***************************************************************************)
(* What a host may rely on: it asks, it is answered, and between FREEZE    *)
(* answered OK and THAW delivered every file system is frozen, or the THAW *)
(* is answered FAIL.  How a guest does it is in Guest.tla, which refines   *)
(* this module.  Clauses: D1 as the host sees it, S1, S2, S4.  Not         *)
(* modelled: seconds (they are D6 in Driver.tla), requests that freeze and *)
(* thaw nothing, and a second FREEZE before the first is answered.         *)
(***************************************************************************)
CONSTANTS Ids, Operations, \* the request ids the host uses; FREEZE and THAW
          Defects          \* named deviations from the reference; {} is the reference
VARIABLES
    waiting,  \* the host's requests that are not answered yet
    answer,   \* the answer that is on its way, <<request, status>>, or <<>>
    interval, \* what came of its last FREEZE
    held,     \* how many file systems the guest holds frozen for it
    channel   \* whether there is a way to the guest

vars == <<waiting, answer, interval, held, channel>>

Words == {"OK", "FAIL"}
Packets == [id : Ids, op : Operations]
Init == waiting = {} /\ answer = <<>> /\ interval = "NONE" /\ held = "NONE" /\ channel = "OPEN"

(* The host asks.  With the next FREEZE the last one is history.           *)
Ask(p) ==
    /\ channel = "OPEN"
    /\ \A q \in waiting : q.id # p.id /\ (p.op = "FREEZE" => q.op # "FREEZE")
    /\ waiting' = waiting \cup {p}
    /\ interval' = IF p.op = "FREEZE" THEN "NONE" ELSE interval
    /\ UNCHANGED <<answer, held, channel>>
(* The guest makes up its mind about a request, once.                      *)
Decide(p, status) ==
    /\ p \in waiting /\ answer = <<>>
    /\ answer' = <<p, IF "X51" \in Defects THEN "NONE" ELSE status>>
    /\ UNCHANGED <<waiting, interval, held, channel>>
(* FREEZE answered OK begins the interval, unless it is broken already.    *)
AnswerFreeze(p, status) ==
    /\ p.op = "FREEZE" /\ answer = <<p, status>>
    /\ answer' = <<>> /\ waiting' = waiting \ {p}
    /\ interval' = CASE status = "FAIL" -> "FAILED" [] held = "ALL" -> "FROZEN" [] OTHER -> "BROKEN"
    /\ UNCHANGED <<held, channel>>
(* THAW is answered OK neither of a broken interval nor undelivered (S1).  *)
AnswerThaw(p, status) ==
    /\ p.op = "THAW" /\ answer = <<p, status>>
    /\ status = "OK" => interval \notin {"FROZEN", "BROKEN"}
    /\ answer' = <<>> /\ waiting' = waiting \ {p}
    /\ interval' = IF status = "OK" \/ interval \in {"ENDED", "BROKEN"} THEN "NONE" ELSE interval
    /\ UNCHANGED <<held, channel>>
(* The channel goes, or the machine sleeps: what the host waits for is     *)
(* lost, and with THAW's answer what it would have said of the interval.   *)
Lose ==
    /\ channel = "OPEN" /\ channel' = "CLOSED"
    /\ waiting' = {} /\ answer' = <<>>
    /\ LET said == \E p \in Packets, status \in Words : p.op = "THAW" /\ answer = <<p, status>>
       IN  interval' = IF said /\ interval \in {"ENDED", "BROKEN"} THEN "NONE" ELSE interval
    /\ UNCHANGED held
Reopen == channel = "CLOSED" /\ channel' = "OPEN" /\ UNCHANGED <<waiting, answer, interval, held>>
(* The daemon hears of a THAW: the frozen interval ends.                   *)
DeliverThaw ==
    /\ interval = "FROZEN" /\ \E p \in waiting : p.op = "THAW"
    /\ interval' = "ENDED"
    /\ UNCHANGED <<waiting, answer, held, channel>>
(* The guest freezes and thaws as it must; to thaw in the interval breaks  *)
(* it.                                                                     *)
Hold(h) ==
    /\ held' = h
    /\ interval' = IF interval = "FROZEN" /\ h # "ALL" /\ "X50" \notin Defects
                   THEN "BROKEN" ELSE interval
    /\ UNCHANGED <<waiting, answer, channel>>

Next ==
    \/ \E p \in Packets, status \in Words :
           Ask(p) \/ Decide(p, status) \/ AnswerFreeze(p, status) \/ AnswerThaw(p, status)
    \/ Lose \/ Reopen \/ DeliverThaw
    \/ \E h \in {"NONE", "SOME", "ALL"} : Hold(h)

TypeOK ==
    /\ waiting \subseteq Packets /\ answer \in {<<>>} \cup (Packets \X Words)
    /\ interval \in {"NONE", "FROZEN", "ENDED", "BROKEN", "FAILED"}
    /\ held \in {"NONE", "SOME", "ALL"} /\ channel \in {"OPEN", "CLOSED"}
S1_HeldMeansFrozen == interval = "FROZEN" => held = "ALL"
(* Without help from the host: neither its next FREEZE nor a THAW ends the *)
(* obligation, only that nothing is held, or a later FREEZE answered OK.   *)
S2_FailMeansThaws == interval = "FAILED" ~> (held = "NONE" \/ interval \in {"FROZEN", "BROKEN"})
S4_Answered == \A p \in Packets : p \in waiting ~> p \notin waiting

Spec == Init /\ [][Next]_vars /\ S2_FailMeansThaws /\ S4_Answered
=============================================================================
