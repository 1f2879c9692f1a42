------------------------------- MODULE Guest --------------------------------
(***************************************************************************)
(* The whole guest: driver, daemon and file systems composed, with a host  *)
(* that asks, takes the channel away and gives it back, a machine that     *)
(* sleeps, a clock, a service manager, somebody else who freezes file      *)
(* systems, and faults: the daemon dies, an interrupt is late, a freeze or *)
(* a thaw fails or hangs.  An action that two components share is one step *)
(* of both and has the name that it has in each.                           *)
(*                                                                         *)
(* Clauses: S1-S4, and that what the daemon knows is how the file systems  *)
(* are (G3-G5, G8, G9, G13).                                               *)
(*                                                                         *)
(* Not modelled: HOT_BACKUP and the requests that the driver answers by    *)
(* itself (Driver.tla has them), the legacy registration, a second opener, *)
(* refused calls that leave the guest as it is, mounts that are not        *)
(* eligible or that come and go (Daemon.tla has them), writers, and a      *)
(* foreign thaw of what the daemon froze.                                  *)
(***************************************************************************)
EXTENDS Naturals, Sequences, FiniteSets

CONSTANTS Ids, Operations, RingLimit, Order, MayHang, Hooks, Defects

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
OneMount == <<"root">>
Words == {"OK", "FAIL"}

Dr == INSTANCE Driver
Da == INSTANCE Daemon WITH
        Table <- Order,
        Kind <- [m \in Mounts |-> "DISK"],
        Movable <- {}
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
(* The host, the machine and the clock. *)

(***************************************************************************)
(* A host asks for no FREEZE while it waits for one.                       *)
(***************************************************************************)
HostSends(id, operation) ==
    /\ operation = "FREEZE" => ~FreezeAsked
    /\ Dr!HostSends(id, operation)
    /\ promise' = IF operation = "FREEZE" THEN "NONE" ELSE promise
    /\ UNCHANGED <<daemonVars, fileSystemVars>>

Interrupt == Dr!Interrupt /\ UNCHANGED <<daemonVars, fileSystemVars, promise>>

(***************************************************************************)
(* What the host waits for is lost, also an answer that is on its way: the *)
(* daemon said it once and knows of no loss.                               *)
(***************************************************************************)
LosesAnswer ==
    promise' = IF verdict # "NONE" /\ request.op = "THAW" /\ promise \in {"ENDED", "BROKEN"}
               THEN "NONE"
               ELSE promise

HostRemovesChannel ==
    /\ Dr!HostRemovesChannel
    /\ LosesAnswer
    /\ UNCHANGED <<daemonVars, fileSystemVars>>

HostOffersChannel ==
    Dr!HostOffersChannel /\ UNCHANGED <<daemonVars, fileSystemVars, promise>>

MachineSuspends ==
    /\ Dr!MachineSuspends
    /\ LosesAnswer
    /\ UNCHANGED <<daemonVars, fileSystemVars>>

MachineResumes == Dr!MachineResumes /\ UNCHANGED <<daemonVars, fileSystemVars, promise>>

DeadlineNears(s) == Dr!DeadlineNears(s) /\ UNCHANGED <<daemonVars, fileSystemVars, promise>>

DeadlineExpires(s) == Dr!DeadlineExpires(s) /\ UNCHANGED <<daemonVars, fileSystemVars, promise>>

-----------------------------------------------------------------------------
(* The driver. *)

ReceiveForDaemon == Dr!ReceiveForDaemon /\ UNCHANGED <<daemonVars, fileSystemVars, promise>>

ReceiveUnserved == Dr!ReceiveUnserved /\ UNCHANGED <<daemonVars, fileSystemVars, promise>>

CallbackEnds == Dr!CallbackEnds /\ UNCHANGED <<daemonVars, fileSystemVars, promise>>

OfferMessage == Dr!OfferMessage /\ UNCHANGED <<daemonVars, fileSystemVars, promise>>

FailToOffer == Dr!FailToOffer /\ UNCHANGED <<daemonVars, fileSystemVars, promise>>

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
(* The daemon's life. *)

DaemonStarts == Da!DaemonStarts /\ UNCHANGED <<driverVars, fileSystemVars, promise>>

StopHookStarts == Da!StopHookStarts /\ UNCHANGED <<driverVars, fileSystemVars, promise>>

(***************************************************************************)
(* The kernel closes what a daemon that is no more had open.               *)
(***************************************************************************)
KernelCloses == IF openers = 0 THEN UNCHANGED driverVars ELSE Dr!DaemonCloses

(***************************************************************************)
(* A fault.                                                                *)
(***************************************************************************)
DaemonDies == Da!DaemonDies /\ KernelCloses /\ UNCHANGED <<fileSystemVars, promise>>

SignalArrives == Da!SignalArrives /\ UNCHANGED <<driverVars, fileSystemVars, promise>>

DaemonExits == Da!DaemonExits /\ KernelCloses /\ UNCHANGED <<fileSystemVars, promise>>

WatchdogExpires == Da!WatchdogExpires /\ UNCHANGED <<driverVars, fileSystemVars, promise>>

-----------------------------------------------------------------------------
(* The daemon at the device: one step of both. *)

DaemonOpens == Dr!DaemonOpens /\ Da!DaemonOpens /\ UNCHANGED <<fileSystemVars, promise>>

DaemonOpenGone == Dr!DaemonOpenGone /\ Da!DaemonOpenGone /\ UNCHANGED <<fileSystemVars, promise>>

DaemonRegisters == Dr!DaemonRegisters /\ Da!DaemonRegisters /\ UNCHANGED <<fileSystemVars, promise>>

(***************************************************************************)
(* The channel was removed since the device was opened: a write is refused *)
(* with EBADF, and to the daemon every refusal is the same.                *)
(***************************************************************************)
DaemonRegistersInvalid(registration) ==
    /\ Dr!DaemonWriteGone
    /\ Da!DaemonRegistersInvalid(registration)
    /\ UNCHANGED <<fileSystemVars, promise>>

DaemonReadsVersion ==
    Dr!DaemonReadsVersion /\ Da!DaemonReadsVersion /\ UNCHANGED <<fileSystemVars, promise>>

(***************************************************************************)
(* With the host's THAW delivered the frozen interval is over.  The        *)
(* daemon cannot tell it from the THAW of a suspend, which breaks the      *)
(* interval as soon as a mount is thawed.                                  *)
(***************************************************************************)
DaemonReads(operation) ==
    /\ Dr!DaemonReads(operation)
    /\ Da!DaemonReads(operation)
    /\ promise' = IF outmsg = "THAW" /\ promise = "FROZEN" THEN "ENDED" ELSE promise
    /\ UNCHANGED fileSystemVars

(***************************************************************************)
(* A read from a device whose channel was removed: EBADF.                  *)
(***************************************************************************)
DeviceBreaks == Dr!DaemonReadGone /\ Da!DeviceBreaks /\ UNCHANGED <<fileSystemVars, promise>>

DaemonReplies(error) ==
    Dr!DaemonReplies(error) /\ Da!DaemonReplies(error) /\ UNCHANGED <<fileSystemVars, promise>>

DaemonRepliesInvalid(error) ==
    /\ Dr!DaemonRepliesInvalid(error) \/ Dr!DaemonWriteGone
    /\ Da!DaemonRepliesInvalid(error)
    /\ UNCHANGED <<fileSystemVars, promise>>

DaemonCloses == Dr!DaemonCloses /\ Da!DaemonCloses /\ UNCHANGED <<fileSystemVars, promise>>

-----------------------------------------------------------------------------
(* The daemon's hooks, and the daemon at the file systems. *)

FreezeHooksPass == Da!FreezeHooksPass /\ UNCHANGED <<driverVars, fileSystemVars, promise>>

(***************************************************************************)
(* A fault: a hook fails, or takes too long.                               *)
(***************************************************************************)
FreezeHooksFail == Da!FreezeHooksFail /\ UNCHANGED <<driverVars, fileSystemVars, promise>>

ThawHooksRun == Da!ThawHooksRun /\ UNCHANGED <<driverVars, fileSystemVars, promise>>

FreezeMount(m) ==
    Da!FreezeMount(m) /\ Fs!FreezeMount(m) /\ UNCHANGED <<driverVars, foreign, promise>>

FreezeMountBusy(m) ==
    Da!FreezeMountBusy(m) /\ Fs!FreezeMountBusy(m) /\ UNCHANGED <<driverVars, foreign, promise>>

(***************************************************************************)
(* A fault: the disk fails the freeze.                                     *)
(***************************************************************************)
FreezeMountFails(m) ==
    Da!FreezeMountFails(m) /\ ~frozen[m] /\ UNCHANGED <<driverVars, fileSystemVars, promise>>

(***************************************************************************)
(* A fault: the freeze does not return.  It completes after all, or it     *)
(* fails.                                                                  *)
(***************************************************************************)
FreezeMountHangs(m) ==
    Da!FreezeMountHangs(m) /\ ~frozen[m] /\ UNCHANGED <<driverVars, fileSystemVars, promise>>

StuckFreezeCompletes(m) ==
    Da!StuckFreezeCompletes(m) /\ Fs!FreezeMount(m) /\ UNCHANGED <<driverVars, foreign, promise>>

StuckFreezeFails(m) ==
    Da!StuckFreezeFails(m) /\ UNCHANGED <<driverVars, fileSystemVars, promise>>

AbandonFreeze == Da!AbandonFreeze /\ UNCHANGED <<driverVars, fileSystemVars, promise>>

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

ThawOrphan(m) ==
    /\ Da!ThawOrphan(m)
    /\ Fs!ThawMount(m)
    /\ foreign' = foreign \ {m}
    /\ UNCHANGED <<driverVars, promise>>

(***************************************************************************)
(* A fault: the disk fails the thaw.                                       *)
(***************************************************************************)
ThawMountFails(m) ==
    Da!ThawMountFails(m) /\ UNCHANGED <<driverVars, fileSystemVars, promise>>

FinishThaw == Da!FinishThaw /\ UNCHANGED <<driverVars, fileSystemVars, promise>>

FinishRelease == Da!FinishRelease /\ UNCHANGED <<driverVars, fileSystemVars, promise>>

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
    \/ HostRemovesChannel
    \/ HostOffersChannel
    \/ MachineSuspends
    \/ MachineResumes
    \/ \E s \in {30, 900} : DeadlineNears(s)
    \/ \E s \in {30, 900} : DeadlineExpires(s)
    \/ DaemonStarts
    \/ StopHookStarts
    \/ DaemonDies
    \/ SignalArrives
    \/ WatchdogExpires
    \/ FreezeHooksFail
    \/ \E m \in Mounts : FreezeMountFails(m)
    \/ \E m \in MayHang : FreezeMountHangs(m)
    \/ \E m \in MayHang : StuckFreezeCompletes(m)
    \/ \E m \in MayHang : StuckFreezeFails(m)
    \/ \E m \in Mounts : ThawMountFails(m)
    \/ \E m \in Mounts : ForeignFreezes(m)
    \/ \E m \in Mounts : ForeignThaws(m)

DriverSteps ==
    \/ ReceiveForDaemon
    \/ ReceiveUnserved
    \/ CallbackEnds
    \/ OfferMessage
    \/ FailToOffer

DaemonSteps ==
    \/ DaemonExits
    \/ DaemonOpens
    \/ DaemonOpenGone
    \/ DaemonRegisters
    \/ \E registration \in {"REGISTER1"} : DaemonRegistersInvalid(registration)
    \/ DaemonReadsVersion
    \/ \E operation \in Operations : DaemonReads(operation)
    \/ DeviceBreaks
    \/ \E error \in Words : DaemonReplies(error)
    \/ \E error \in Words : DaemonRepliesInvalid(error)
    \/ DaemonCloses
    \/ FreezeHooksPass
    \/ ThawHooksRun
    \/ \E m \in Mounts : FreezeMount(m)
    \/ \E m \in Mounts : FreezeMountBusy(m)
    \/ AbandonFreeze
    \/ FinishFreeze
    \/ FinishThaw
    \/ FinishRelease

Thaws ==
    \/ \E m \in Mounts : ThawMount(m)
    \/ \E m \in MayHang : ThawOrphan(m)

Internal == DriverSteps \/ DaemonSteps \/ Thaws

Output == \E id \in Ids, status \in Words, flags \in {0, 5} : Respond(id, status, flags)

Next == Input \/ Internal \/ Output

ClockSteps ==
    \/ \E s \in {30, 900} : DeadlineNears(s)
    \/ \E s \in {30, 900} : DeadlineExpires(s)

(***************************************************************************)
(* Workers and callbacks run.                                              *)
(***************************************************************************)
DriverRuns == WF_vars("X120" \notin Defects /\ (DriverSteps \/ Output))

(***************************************************************************)
(* Time passes: a deadline comes.                                          *)
(***************************************************************************)
TimePasses == WF_vars("X121" \notin Defects /\ ClockSteps)

(***************************************************************************)
(* The interrupt that a packet raised comes at last.                       *)
(***************************************************************************)
InterruptsCome == WF_vars("X122" \notin Defects /\ raised /\ Interrupt)

(***************************************************************************)
(* Somebody starts the daemon again.                                       *)
(***************************************************************************)
DaemonIsStarted == WF_vars("X123" \notin Defects /\ DaemonStarts)

(***************************************************************************)
(* The daemon runs.                                                        *)
(***************************************************************************)
DaemonRuns == WF_vars("X124" \notin Defects /\ DaemonSteps)

(***************************************************************************)
(* Strongly fair: a daemon that dies again and again, or a disk that fails *)
(* again and again, lets a thaw through at last.  X131 is weak fairness,   *)
(* which is not enough.                                                    *)
(***************************************************************************)
ThawsSucceed ==
    /\ WF_vars("X131" \in Defects /\ Thaws)
    /\ SF_vars(Defects \cap {"X125", "X131"} = {} /\ Thaws)

(***************************************************************************)
(* Strongly fair: the watchdog counts from the freeze on, and no other     *)
(* request of the host delays it.  X132 is weak fairness, which is enough  *)
(* for S2 and not for S3.                                                  *)
(***************************************************************************)
WatchdogIsOn ==
    /\ WF_vars("X132" \in Defects /\ WatchdogExpires)
    /\ SF_vars(Defects \cap {"X126", "X132"} = {} /\ WatchdogExpires)

(***************************************************************************)
(* Each request is answered by the driver alone, whatever the daemon does  *)
(* or does not (S4).  Everything thaws by the daemon alone, whatever the   *)
(* host and the driver do or do not (S2, S3).  Guest.answers.cfg and       *)
(* Guest.thaws.cfg show that each needs no more than its half, and all of  *)
(* that.  Guest.contract.cfg has both, and the theorem below.              *)
(***************************************************************************)
DriverFairness == DriverRuns /\ TimePasses /\ InterruptsCome

DaemonFairness == DaemonIsStarted /\ DaemonRuns /\ ThawsSucceed /\ WatchdogIsOn

SpecOfDriver == Init /\ [][Next]_vars /\ DriverFairness

SpecOfDaemon == Init /\ [][Next]_vars /\ DaemonFairness

Spec == Init /\ [][Next]_vars /\ DriverFairness /\ DaemonFairness

-----------------------------------------------------------------------------
(* Invariants and properties, by clause. *)

TypeOK ==
    /\ Dr!TypeOK
    /\ Da!TypeOK
    /\ frozen \in [Mounts -> BOOLEAN]
    /\ foreign \in SUBSET Mounts
    /\ promise \in {"NONE", "FROZEN", "ENDED", "BROKEN", "FAILED"}

Ours == {m \in Mounts : ledger[m] \in {"FROZEN", "ORPHAN"}}

(* What is frozen is frozen by somebody: by us, who know it, or by others. *)
G4_NothingForgotten == \A m \in Mounts : frozen[m] => m \in Ours \/ m \in foreign

(* What we take for ours is frozen, and by nobody else. *)
G5_OursIsOurs == \A m \in Ours : frozen[m] /\ m \notin foreign

(* The device is open exactly while the daemon has it open.                *)
H5_OneDaemon ==
    /\ openers <= 1
    /\ phase \in {"DOWN", "STARTED"} => openers = 0
    /\ openers = 0 => phase \in {"DOWN", "STARTED", "STOPPING"}

(* OK to FREEZE is taken from the daemon only with every mount frozen by us. *)
G3_OkMeansFrozen == [][DaemonReplies("OK") /\ request.op = "FREEZE" => AllOurs]_vars

(* A THAW is answered OK only with nothing frozen by us. *)
G5_OkMeansThawed ==
    state = "USERSPACE_RECV" /\ request.op = "THAW" /\ verdict = "OK" => Ours = {}

(* Every freeze ends, with a THAW or without (G9, G13). *)
S3_EveryFreezeEnds == \A m \in Mounts : m \in Ours ~> m \notin Ours

(***************************************************************************)
(* What the host may rely on (S1, S2, S4).                                 *)
(***************************************************************************)
Held ==
    CASE AllOurs -> "ALL"
      [] Ours = {} -> "NONE"
      [] OTHER -> "SOME"

Waiting ==
    {ring[i] : i \in 1..Len(ring)} \cup (IF request = Dr!NoPacket THEN {} ELSE {request})

Answer == IF verdict = "NONE" THEN <<>> ELSE <<request, verdict>>

Contract == INSTANCE Contract WITH
                waiting <- Waiting,
                answer <- Answer,
                interval <- promise,
                held <- Held,
                channel <- IF state = "DEVICE_DYING" \/ suspended THEN "CLOSED" ELSE "OPEN"

THEOREM Spec => Contract!Spec

S1_RefinesContract == Contract!Init /\ [][Contract!Next]_(Contract!vars)
S2_FailMeansThaws == Contract!S2_FailMeansThaws
S4_Answered == Contract!S4_Answered
=============================================================================
