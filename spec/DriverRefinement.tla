-------------------------- MODULE DriverRefinement ---------------------------
(***************************************************************************)
(* DriverSteps.tla does, in its many steps, what Driver.tla does: a call   *)
(* or an answer takes effect at one of them, and the others change nothing *)
(* that Driver.tla speaks of.  So what is shown of Driver.tla, alone and   *)
(* in Guest.tla, holds under every interleaving.                           *)
(*                                                                         *)
(* The effect of a call is where the lock is taken or a claim is made:     *)
(*   a close         CloseDiscards                                         *)
(*   a reply         WriteCancels, if it was faster than the deadline      *)
(*   a registration  RegisterSends, and RegisterDone of the version's read *)
(*   an offer        WorkerArms: the worker has the lock, so that whether  *)
(*                   the message can be sent is decided then               *)
(*   a deadline      DeadlineFires is the last instant before it expires,  *)
(*                   DeadlineWithdraws that it has                         *)
(*                                                                         *)
(* Clause: D1, and with it all that Driver.tla says.  Not shown: that a    *)
(* step follows at all (S4_Answered of DriverSteps.tla), and what a write  *)
(* returns (D7_LostIsRefused there).                                       *)
(***************************************************************************)
EXTENDS DriverSteps

VARIABLE
    offered \* the request was offered: nothing was in the way of its message

historyVars == <<vars, offered>>

InitWithHistory == Init /\ offered = FALSE

NextWithHistory ==
    /\ Next
    /\ offered' = (request' # NoPacket /\ IF WorkerArms THEN outmsg = "NONE" ELSE offered)

-----------------------------------------------------------------------------
(* The variables of Driver.tla. *)

Answered ==
    \/ worker = "RESPONDED"
    \/ deadline = "RESPONDED"
    \/ caller \in {"WRITE_RESPONDED", "CLOSE_RESPONDED"}

(***************************************************************************)
(* A packet in the buffer is still in the ring until the worker begins,    *)
(* and is gone with its answer.                                            *)
(***************************************************************************)
Ring == IF queued THEN <<request>> \o ring ELSE ring

Served == IF queued \/ Answered THEN NoPacket ELSE request

Closes == caller \in {"CLOSE_DISCARDED", "CLOSE_CLAIMED", "CLOSE_UNCLAIMED", "CLOSE_RESPONDED"}

BeforeOffer == worker \in {"TESTED", "RECEIVED", "REQUESTED"}

State ==
    CASE Closes -> "DEVICE_INIT"
      [] ~Closes /\ BeforeOffer -> "HOSTMSG_RECEIVED"
      [] OTHER ->
            IF state \notin Transaction THEN state
            ELSE IF Served = NoPacket THEN "READY"
            ELSE IF ~offered THEN "HOSTMSG_RECEIVED"
            ELSE IF caller = "WRITE_CLAIMED" THEN "USERSPACE_RECV"
            ELSE "USERSPACE_REQ"

Verdict ==
    IF Served = NoPacket THEN "NONE"
    ELSE IF Served.op \in DriverOperations THEN "OK"
    ELSE IF caller = "WRITE_CLAIMED" THEN reply
    ELSE IF \/ worker = "CLAIMED"
            \/ deadline = "WITHDRAWN"
            \/ State \notin Transaction
            \/ ~offered /\ ~BeforeOffer
         THEN "FAIL"
    ELSE "NONE"

(***************************************************************************)
(* The callback is scheduled from an interrupt, an answer or a             *)
(* registration on until it has found what it looked for.                  *)
(***************************************************************************)
Callback ==
    /\ Served = NoPacket
    /\ \/ scheduled
       \/ callback = "TESTED"
       \/ queued
       \/ worker \in {"RESPONDED", "POLL"}
       \/ deadline \in {"RESPONDED", "POLL"}
       \/ caller \in {"WRITE_RESPONDED", "WRITE_POLL", "CLOSE_RESPONDED", "CLOSE_POLL",
                      "REGISTER_POLL"}

Outmsg ==
    IF worker = "ARMED" /\ outmsg = "NONE" THEN request.op
    ELSE IF caller = "VERSION_READ" THEN "VERSION"
    ELSE outmsg

Runs == State = "USERSPACE_REQ" /\ Verdict = "NONE"

Driver == INSTANCE Driver WITH
    RingLimit <- RingLimit + 1,
    Defects <- {},
    state <- State,
    ring <- Ring,
    callback <- Callback,
    request <- Served,
    verdict <- Verdict,
    outmsg <- Outmsg,
    timer <- IF ~Runs THEN 0 ELSE IF request.op = "FREEZE" THEN 900 ELSE 30,
    near <- Runs /\ deadline = "FIRED",
    openers <- IF open THEN 1 ELSE 0,
    suspended <- FALSE,
    raised <- Ring # <<>> /\ Served = NoPacket /\ ~Callback

-----------------------------------------------------------------------------
(* Each step of the one is the step of the other that has its name here,   *)
(* or none.                                                                *)

Answers == WorkerAnswers \/ DeadlineAnswers \/ CallerAnswers

HostIsTheSame ==
    \/ \E id \in Ids, op \in Operations : HostSends(id, op) /\ Driver!HostSends(id, op)
    \/ \E id \in Ids, status \in Words :
        /\ \/ WorkerResponds(id, status)
           \/ DeadlineResponds(id, status)
           \/ WriteResponds(id, status)
           \/ CloseResponds(id, status)
        /\ Driver!Respond(id, status, 0)

DaemonIsTheSame ==
    \/ DaemonOpens /\ Driver!DaemonOpens
    \/ RegisterSends /\ Driver!DaemonRegisters
    \/ RegisterDone /\ Driver!DaemonReadsVersion
    \/ \E op \in DaemonOperations : DaemonReads(op) /\ Driver!DaemonReads(op)
    \/ WriteCancels /\ Driver!DaemonReplies(reply)
    \/ CloseDiscards /\ Driver!DaemonCloses

InsideIsTheSame ==
    /\ Interrupt \/ CallbackSteps \/ WorkerSteps \/ DeadlineFires \/ DeadlineSteps
    /\ Driver!Interrupt \/ Driver!Internal \/ Driver!ClockSteps

Step ==
    \/ HostIsTheSame
    \/ DaemonIsTheSame
    \/ InsideIsTheSame
    \/ ~Answers /\ UNCHANGED Driver!vars

SpecWithHistory == InitWithHistory /\ [][NextWithHistory]_historyVars

D1_RefinesDriver == Driver!Init /\ [][Step]_historyVars
=============================================================================
