------------------------------- MODULE Guest --------------------------------
(***************************************************************************)
(* The whole guest: driver, daemon and file systems composed, with a host  *)
(* that asks, a clock, somebody else who freezes file systems, and faults: *)
(* the daemon dies, an interrupt is lost (not taken), a freeze or a thaw   *)
(* fails.  An action that two components share is one step of both and has *)
(* the name that it has in each.                                           *)
(*                                                                         *)
(* Clauses: S1, S2, S4, and that what the daemon knows is how the file systems *)
(* are (G3-G5).                                                            *)
(*                                                                         *)
(* Not modelled: HOT_BACKUP and the requests that the driver answers by    *)
(* itself (Driver.tla has them), the legacy registration, a second opener, *)
(* refused calls that leave the guest as it is, read-only file systems,    *)
(* writers, and a foreign thaw of what the daemon froze.                   *)
(***************************************************************************)
EXTENDS Naturals, Sequences, FiniteSets

CONSTANTS Ids, Operations, RingLimit, Order, Defects

VARIABLES
    state, ring, callback, request, verdict, outmsg, timer, near, openers, owed, suspended, raised,
    phase, op, ledger, word, gap, hooked, unlogged, gone,
    frozen,
    foreign, \* the mounts that somebody else froze
    promise  \* what the host may believe of its last FREEZE

driverVars ==
    <<state, ring, callback, request, verdict, outmsg, timer, near, openers, owed, suspended, raised>>
daemonVars == <<phase, op, ledger, word, gap, hooked, unlogged, gone>>
fileSystemVars == <<frozen, foreign>>
vars == <<driverVars, daemonVars, fileSystemVars, promise>>

Mounts == {Order[i] : i \in 1..Len(Order)}
TwoMounts == <<"data", "root">>
Words == {"OK", "FAIL"}

Dr == INSTANCE Driver
Da == INSTANCE Daemon WITH
        Table <- Order,
        Kind <- [m \in Mounts |-> "DISK"],
        Movable <- {},
        MayHang <- {},
        Hooks <- FALSE
Fs == INSTANCE FileSystem WITH
        Others <- {},
        readonly <- [m \in Mounts |-> FALSE],
        writer <- [m \in Mounts |-> "IDLE"]

Init ==
    /\ Dr!Init
    /\ Da!Init
    /\ frozen = [m \in Mounts |-> FALSE]
    /\ foreign = {}
    /\ promise = "NONE"

AllOurs == \A m \in Mounts : ledger[m] = "FROZEN"

FreezeAsked == request.op = "FREEZE" \/ \E i \in 1..Len(ring) : ring[i].op = "FREEZE"

-----------------------------------------------------------------------------
(* The host and the clock. *)

(***************************************************************************)
(* A host asks for no FREEZE while it waits for one or holds the           *)
(* guest frozen: a second one that no daemon reads in time would be        *)
(* answered FAIL, and only the watchdog (G9) would end the first.          *)
(***************************************************************************)
HostSends(id, operation) ==
    /\ operation = "FREEZE" => promise # "FROZEN" /\ ~FreezeAsked
    /\ Dr!HostSends(id, operation)
    /\ promise' = IF operation = "FREEZE" THEN "NONE" ELSE promise
    /\ UNCHANGED <<daemonVars, fileSystemVars>>

Interrupt == Dr!Interrupt /\ UNCHANGED <<daemonVars, fileSystemVars, promise>>

DeadlineNears(s) == Dr!DeadlineNears(s) /\ UNCHANGED <<daemonVars, fileSystemVars, promise>>

DeadlineExpires(s) == Dr!DeadlineExpires(s) /\ UNCHANGED <<daemonVars, fileSystemVars, promise>>

-----------------------------------------------------------------------------
(* The driver. *)

ReceiveForDaemon == Dr!ReceiveForDaemon /\ UNCHANGED <<daemonVars, fileSystemVars, promise>>

ReceiveUnserved == Dr!ReceiveUnserved /\ UNCHANGED <<daemonVars, fileSystemVars, promise>>

CallbackEnds == Dr!CallbackEnds /\ UNCHANGED <<daemonVars, fileSystemVars, promise>>

OfferMessage == Dr!OfferMessage /\ UNCHANGED <<daemonVars, fileSystemVars, promise>>

(***************************************************************************)
(* The host hears of its request.                                          *)
(***************************************************************************)
Respond(id, status, flags) ==
    /\ Dr!Respond(id, status, flags)
    /\ promise' = CASE request.op = "FREEZE" /\ status = "FAIL" -> "FAILED"
                    [] request.op = "FREEZE" -> IF AllOurs THEN "FROZEN" ELSE "BROKEN"
                    [] status = "OK" \/ promise \in {"ENDED", "BROKEN"} -> "NONE"
                    [] OTHER -> promise
    /\ UNCHANGED <<daemonVars, fileSystemVars>>

-----------------------------------------------------------------------------
(* The daemon at the device: one step of both. *)

DaemonStarts == Da!DaemonStarts /\ UNCHANGED <<driverVars, fileSystemVars, promise>>

(***************************************************************************)
(* A fault.  The kernel closes what the dead daemon had open.              *)
(***************************************************************************)
DaemonDies ==
    /\ Da!DaemonDies
    /\ IF openers = 0 THEN UNCHANGED driverVars ELSE Dr!DaemonCloses
    /\ UNCHANGED <<fileSystemVars, promise>>

DaemonOpens == Dr!DaemonOpens /\ Da!DaemonOpens /\ UNCHANGED <<fileSystemVars, promise>>

DaemonRegisters == Dr!DaemonRegisters /\ Da!DaemonRegisters /\ UNCHANGED <<fileSystemVars, promise>>

DaemonReadsVersion ==
    Dr!DaemonReadsVersion /\ Da!DaemonReadsVersion /\ UNCHANGED <<fileSystemVars, promise>>

(***************************************************************************)
(* With a THAW delivered the frozen interval is over.                      *)
(***************************************************************************)
DaemonReads(operation) ==
    /\ Dr!DaemonReads(operation)
    /\ Da!DaemonReads(operation)
    /\ promise' = IF operation = "THAW" /\ promise = "FROZEN" THEN "ENDED" ELSE promise
    /\ UNCHANGED fileSystemVars

DaemonReplies(error) ==
    Dr!DaemonReplies(error) /\ Da!DaemonReplies(error) /\ UNCHANGED <<fileSystemVars, promise>>

DaemonRepliesInvalid(error) ==
    /\ Dr!DaemonRepliesInvalid(error)
    /\ Da!DaemonRepliesInvalid(error)
    /\ UNCHANGED <<fileSystemVars, promise>>

DaemonCloses == Dr!DaemonCloses /\ Da!DaemonCloses /\ UNCHANGED <<fileSystemVars, promise>>

-----------------------------------------------------------------------------
(* The daemon at the file systems: one step of both. *)

FreezeMount(m) ==
    Da!FreezeMount(m) /\ Fs!FreezeMount(m) /\ UNCHANGED <<driverVars, foreign, promise>>

FreezeMountBusy(m) ==
    Da!FreezeMountBusy(m) /\ Fs!FreezeMountBusy(m) /\ UNCHANGED <<driverVars, foreign, promise>>

(***************************************************************************)
(* A fault: the disk fails the freeze.                                     *)
(***************************************************************************)
FreezeMountFails(m) ==
    Da!FreezeMountFails(m) /\ ~frozen[m] /\ UNCHANGED <<driverVars, fileSystemVars, promise>>

FinishFreeze == Da!FinishFreeze /\ UNCHANGED <<driverVars, fileSystemVars, promise>>

(***************************************************************************)
(* A thaw ends the freeze, whoever froze.  One that no THAW asked for      *)
(* breaks the host's frozen interval.                                      *)
(***************************************************************************)
ThawMount(m) ==
    /\ Da!ThawMount(m)
    /\ Fs!ThawMount(m)
    /\ foreign' = foreign \ {m}
    /\ promise' = IF promise = "FROZEN" THEN "BROKEN" ELSE promise
    /\ UNCHANGED driverVars

(***************************************************************************)
(* A fault: the disk fails the thaw.                                       *)
(***************************************************************************)
ThawMountFails(m) ==
    Da!ThawMountFails(m) /\ UNCHANGED <<driverVars, fileSystemVars, promise>>

FinishThaw == Da!FinishThaw /\ UNCHANGED <<driverVars, fileSystemVars, promise>>

-----------------------------------------------------------------------------
(* Somebody else. *)

(***************************************************************************)
(* Another program freezes a mount, for as long as it likes.               *)
(***************************************************************************)
ForeignFreezes(m) ==
    /\ Fs!FreezeMount(m)
    /\ foreign' = foreign \cup {m}
    /\ UNCHANGED <<driverVars, daemonVars, promise>>

(***************************************************************************)
(* It thaws what it froze.                                                 *)
(***************************************************************************)
ForeignThaws(m) ==
    /\ m \in foreign
    /\ Fs!ThawMount(m)
    /\ foreign' = foreign \ {m}
    /\ UNCHANGED <<driverVars, daemonVars, promise>>

-----------------------------------------------------------------------------

Input ==
    \/ \E id \in Ids, operation \in Operations : HostSends(id, operation)
    \/ Interrupt
    \/ \E s \in {30, 900} : DeadlineNears(s)
    \/ \E s \in {30, 900} : DeadlineExpires(s)
    \/ DaemonStarts
    \/ DaemonDies
    \/ \E m \in Mounts : FreezeMountFails(m)
    \/ \E m \in Mounts : ThawMountFails(m)
    \/ \E m \in Mounts : ForeignFreezes(m)
    \/ \E m \in Mounts : ForeignThaws(m)

DriverSteps ==
    \/ ReceiveForDaemon
    \/ ReceiveUnserved
    \/ CallbackEnds
    \/ OfferMessage

DaemonSteps ==
    \/ DaemonOpens
    \/ DaemonRegisters
    \/ DaemonReadsVersion
    \/ \E operation \in Operations : DaemonReads(operation)
    \/ \E error \in Words : DaemonReplies(error)
    \/ \E error \in Words : DaemonRepliesInvalid(error)
    \/ DaemonCloses
    \/ \E m \in Mounts : FreezeMount(m)
    \/ \E m \in Mounts : FreezeMountBusy(m)
    \/ FinishFreeze
    \/ FinishThaw

Thaws == \E m \in Mounts : ThawMount(m)

Internal == DriverSteps \/ DaemonSteps \/ Thaws

Output == \E id \in Ids, status \in Words, flags \in {0, 5} : Respond(id, status, flags)

Next == Input \/ Internal \/ Output

ClockSteps ==
    \/ \E s \in {30, 900} : DeadlineNears(s)
    \/ \E s \in {30, 900} : DeadlineExpires(s)

(***************************************************************************)
(* Workers, callbacks and time go on; an interrupt comes at last; somebody *)
(* restarts the daemon; the daemon runs, whether its freezes succeed or    *)
(* fail.  A thaw is strongly fair: a daemon that dies again and again, or  *)
(* a disk that fails again and again, lets it through at last.             *)
(***************************************************************************)
Fairness ==
    /\ WF_vars(DriverSteps \/ Output)
    /\ WF_vars(ClockSteps)
    /\ WF_vars(Interrupt)
    /\ WF_vars(DaemonStarts)
    /\ WF_vars(DaemonSteps)
    /\ SF_vars(Thaws)

Spec == Init /\ [][Next]_vars /\ Fairness

-----------------------------------------------------------------------------
(* Invariants and properties, by clause. *)

TypeOK ==
    /\ Dr!TypeOK
    /\ Da!TypeOK
    /\ frozen \in [Mounts -> BOOLEAN]
    /\ foreign \in SUBSET Mounts
    /\ promise \in {"NONE", "FROZEN", "ENDED", "BROKEN", "FAILED"}

(* What is frozen is frozen by somebody: by us, who know it, or by others. *)
G4_NothingForgotten ==
    \A m \in Mounts : frozen[m] => ledger[m] = "FROZEN" \/ m \in foreign

(* What we take for ours is frozen, and by nobody else. *)
G5_OursIsOurs == \A m \in Mounts : ledger[m] = "FROZEN" => frozen[m] /\ m \notin foreign

(* The device is open exactly while the daemon has it open.                *)
H5_OneDaemon == openers = (IF phase \in {"DOWN", "STARTED"} THEN 0 ELSE 1)

(* A FREEZE is answered OK only with every mount frozen by us, and the     *)
(* driver holds no OK of a daemon that thawed since.                       *)
G3_OkMeansFrozen ==
    state = "USERSPACE_RECV" /\ request.op = "FREEZE" /\ verdict = "OK" =>
        \A m \in Mounts : ledger[m] = "FROZEN"

(* A THAW is answered OK only with nothing frozen by us. *)
G5_OkMeansThawed ==
    state = "USERSPACE_RECV" /\ request.op = "THAW" /\ verdict = "OK" =>
        \A m \in Mounts : ledger[m] # "FROZEN"

(***************************************************************************)
(* What the host may rely on (S1, S2, S4).                                 *)
(***************************************************************************)
Held ==
    CASE AllOurs -> "ALL"
      [] \A m \in Mounts : ledger[m] # "FROZEN" -> "NONE"
      [] OTHER -> "SOME"

Waiting ==
    {ring[i] : i \in 1..Len(ring)} \cup (IF request = Dr!NoPacket THEN {} ELSE {request})

Answer == IF verdict = "NONE" THEN <<>> ELSE <<request, verdict>>

Contract == INSTANCE Contract WITH
                waiting <- Waiting,
                answer <- Answer,
                interval <- promise,
                held <- Held

THEOREM Spec => Contract!Spec

S1_RefinesContract == Contract!Init /\ [][Contract!Next]_(Contract!vars)
S2_FailMeansThaws == Contract!S2_FailMeansThaws
S4_Answered == Contract!S4_Answered
=============================================================================
