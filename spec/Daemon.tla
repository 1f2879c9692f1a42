------------------------------- MODULE Daemon -------------------------------
(***************************************************************************)
(* The user-space daemon (guest agent) of host-initiated backup, as the    *)
(* reference does it: it registers at the driver's device, reads a         *)
(* request, freezes or thaws the file systems it is responsible for, and   *)
(* writes its reply.  It never leaves a file system frozen that it does    *)
(* not know of.                                                            *)
(*                                                                         *)
(* The module is open.  The driver and the kernel's file systems are the   *)
(* environment.  A system call and its result are one step, an output of   *)
(* the daemon; the result that the environment chose is in the action's    *)
(* name.  What the environment starts (a request, a death) is an input.    *)
(*                                                                         *)
(* Clauses: G1-G5, G7, and of G8 that the record of what is frozen         *)
(* outlives the daemon and is thawed before it registers again.            *)
(*                                                                         *)
(* Not modelled: how mounts are found and which are eligible (G2's list    *)
(* is the constant Order; what answers EOPNOTSUPP is found out on the      *)
(* way), hooks (G15), the watchdog (G9), signals (G8), freezes that hang   *)
(* (G13), the moment between an ioctl and its record, and all time.  The   *)
(* errno of a failed ioctl is one of three classes: EBUSY, EOPNOTSUPP and  *)
(* any other for a freeze, EINVAL and any other for a thaw.                *)
(***************************************************************************)
EXTENDS Naturals, Sequences

CONSTANTS
    Order,   \* the mounts, inner before outer, "/" last
    Defects  \* named deviations from the reference; {} is the reference

VARIABLES
    phase,   \* what the daemon is doing
    op,      \* the request it serves, or "NONE"
    ledger,  \* what it knows of each mount; a record that outlives it
    word,    \* the error word it will reply, or "NONE"
    gap      \* a freeze ended otherwise than by a THAW; part of the record

vars == <<phase, op, ledger, word, gap>>

ThreeMounts == <<"data", "home", "root">>
TwoMounts == <<"data", "root">>
Mounts == {Order[i] : i \in 1..Len(Order)}
Requests == {"FREEZE", "THAW", "HOT_BACKUP", "OTHER"}
Words == {"OK", "FAIL"}
Phases == {"DOWN", "STARTED", "OPENED", "REGISTERED", "SERVING", "FREEZING",
           "ROLLING_BACK", "THAWING", "REPLYING", "RECOVERING"}
Marks == {"THAWED", "FROZEN", "UNSUPPORTED"}
Thawing == {"STARTED", "ROLLING_BACK", "THAWING", "RECOVERING"}

Frozen == {m \in Mounts : ledger[m] = "FROZEN"}

(***************************************************************************)
(* The next mount to freeze is the innermost that was not tried, the next  *)
(* to thaw the outermost that is frozen (G2).                              *)
(***************************************************************************)
IsNextToFreeze(m) ==
    \E i \in 1..Len(Order) :
        /\ Order[i] = m
        /\ ledger[m] = "THAWED"
        /\ "X20" \notin Defects => \A j \in 1..(i - 1) : ledger[Order[j]] # "THAWED"

IsNextToThaw(m) ==
    \E i \in 1..Len(Order) :
        /\ Order[i] = m
        /\ ledger[m] = "FROZEN"
        /\ "X21" \notin Defects => \A j \in (i + 1)..Len(Order) : ledger[Order[j]] # "FROZEN"

(***************************************************************************)
(* What was left out of a freeze is asked again at the next one.           *)
(***************************************************************************)
Settled == [m \in Mounts |-> IF Frozen = {} THEN "THAWED" ELSE ledger[m]]

Init ==
    /\ phase = "DOWN"
    /\ op = "NONE"
    /\ ledger = [m \in Mounts |-> "THAWED"]
    /\ word = "NONE"
    /\ gap = FALSE

-----------------------------------------------------------------------------
(* Life and death. *)

(***************************************************************************)
(* Somebody (init, the service manager) starts the daemon.                 *)
(***************************************************************************)
DaemonStarts ==
    /\ phase = "DOWN"
    /\ phase' = "STARTED"
    /\ UNCHANGED <<op, ledger, word, gap>>

(***************************************************************************)
(* The daemon dies.  The record of what is frozen stays (G8).              *)
(***************************************************************************)
DaemonDies ==
    /\ phase # "DOWN"
    /\ phase' = "DOWN"
    /\ op' = IF "X33" \in Defects THEN "GONE" ELSE "NONE"
    /\ word' = "NONE"
    /\ ledger' = IF "X22" \in Defects THEN [m \in Mounts |-> "THAWED"] ELSE ledger
    /\ UNCHANGED gap

-----------------------------------------------------------------------------
(* At the device. *)

(***************************************************************************)
(* It opens the device, when nothing is left to recover.                   *)
(***************************************************************************)
DaemonOpens ==
    /\ phase = "STARTED"
    /\ Frozen = {} \/ "X23" \in Defects
    /\ phase' = "OPENED"
    /\ ledger' = Settled
    /\ UNCHANGED <<op, word, gap>>

(***************************************************************************)
(* Somebody else has the device open: EBUSY; the daemon exits and          *)
(* leaves the retry to the service manager.                                *)
(***************************************************************************)
DaemonOpenBusy ==
    /\ phase = "STARTED"
    /\ Frozen = {}
    /\ phase' = "DOWN"
    /\ ledger' = Settled
    /\ UNCHANGED <<op, word, gap>>

(***************************************************************************)
(* REGISTER1 (G1).                                                         *)
(***************************************************************************)
DaemonRegisters ==
    /\ phase = "OPENED"
    /\ phase' = IF "X24" \in Defects THEN "SERVING" ELSE "REGISTERED"
    /\ UNCHANGED <<op, ledger, word, gap>>

(***************************************************************************)
(* The registration is refused: start over.                                *)
(***************************************************************************)
DaemonRegistersInvalid(registration) ==
    /\ phase = "OPENED"
    /\ registration = "REGISTER1"
    /\ phase' = "RECOVERING"
    /\ UNCHANGED <<op, ledger, word, gap>>

(***************************************************************************)
(* The driver's version word arrives: the daemon serves (G1).              *)
(***************************************************************************)
DaemonReadsVersion ==
    /\ phase = "REGISTERED"
    /\ phase' = "SERVING"
    /\ UNCHANGED <<op, ledger, word, gap>>

(***************************************************************************)
(* A request arrives.  HOT_BACKUP asks whether a backup is                 *)
(* possible; an unknown one is answered OK (G11).                          *)
(***************************************************************************)
DaemonReads(request) ==
    /\ phase = "SERVING"
    /\ op' = request
    /\ phase' = CASE request = "FREEZE" -> "FREEZING"
                  [] request = "THAW" -> "THAWING"
                  [] OTHER -> "REPLYING"
    /\ word' = CASE request = "FREEZE" -> "NONE"
                 [] request = "THAW" -> IF gap /\ "X34" \notin Defects THEN "FAIL" ELSE "OK"
                 [] OTHER -> IF request = "OTHER" /\ "X25" \in Defects THEN "FAIL" ELSE "OK"
    /\ gap' = (gap /\ request \notin {"FREEZE", "THAW"})
    /\ UNCHANGED ledger

(***************************************************************************)
(* The device fails a read: recover (G7).                                  *)
(***************************************************************************)
DeviceBreaks ==
    /\ phase \in {"REGISTERED", "SERVING"}
    /\ phase' = IF "D15" \in Defects THEN "DOWN" ELSE "RECOVERING"
    /\ UNCHANGED <<op, ledger, word, gap>>

(***************************************************************************)
(* The reply is accepted.                                                  *)
(***************************************************************************)
DaemonReplies(error) ==
    /\ phase = "REPLYING"
    /\ error = word
    /\ phase' = "SERVING"
    /\ op' = "NONE"
    /\ word' = "NONE"
    /\ ledger' = Settled
    /\ UNCHANGED gap

(***************************************************************************)
(* The reply is refused, because it came too late: whatever is             *)
(* frozen is thawed, and the daemon registers anew (G7).                   *)
(***************************************************************************)
DaemonRepliesInvalid(error) ==
    /\ phase = "REPLYING"
    /\ error = word
    /\ phase' = IF "D14" \in Defects THEN "DOWN" ELSE "RECOVERING"
    /\ op' = "NONE"
    /\ word' = "NONE"
    /\ UNCHANGED <<ledger, gap>>

(***************************************************************************)
(* With nothing frozen the device is closed, to be opened again            *)
(* (G7).                                                                   *)
(***************************************************************************)
DaemonCloses ==
    /\ phase = "RECOVERING"
    /\ Frozen = {} \/ "X26" \in Defects
    /\ phase' = "STARTED"
    /\ UNCHANGED <<op, ledger, word, gap>>

-----------------------------------------------------------------------------
(* At the file systems. *)

(***************************************************************************)
(* FIFREEZE of the next mount is 0.                                        *)
(***************************************************************************)
FreezeMount(m) ==
    /\ phase = "FREEZING"
    /\ IsNextToFreeze(m)
    /\ ledger' = [ledger EXCEPT ![m] = "FROZEN"]
    /\ UNCHANGED <<phase, op, word, gap>>

(***************************************************************************)
(* FIFREEZE is EBUSY: somebody else holds it frozen, and when it           *)
(* thaws is not ours to say, so the request fails (G3).                    *)
(***************************************************************************)
FreezeMountBusy(m) ==
    /\ phase = "FREEZING"
    /\ IsNextToFreeze(m)
    /\ IF Defects \cap {"X27", "X32"} # {}
       THEN /\ ledger' = [ledger EXCEPT
                    ![m] = IF "X27" \in Defects THEN "UNSUPPORTED" ELSE "FROZEN"]
            /\ UNCHANGED <<phase, word>>
       ELSE /\ phase' = "ROLLING_BACK"
            /\ word' = "FAIL"
            /\ UNCHANGED ledger
    /\ UNCHANGED <<op, gap>>

(***************************************************************************)
(* FIFREEZE is EOPNOTSUPP: not eligible after all (G2).                    *)
(***************************************************************************)
FreezeMountUnsupported(m) ==
    /\ phase = "FREEZING"
    /\ IsNextToFreeze(m)
    /\ IF "D03" \in Defects
       THEN /\ phase' = "ROLLING_BACK"
            /\ word' = "FAIL"
            /\ UNCHANGED ledger
       ELSE /\ ledger' = [ledger EXCEPT ![m] = "UNSUPPORTED"]
            /\ UNCHANGED <<phase, word>>
    /\ UNCHANGED <<op, gap>>

(***************************************************************************)
(* FIFREEZE fails otherwise: what was frozen is thawed (G4).               *)
(***************************************************************************)
FreezeMountFails(m) ==
    /\ phase = "FREEZING"
    /\ IsNextToFreeze(m)
    /\ IF "D01" \in Defects /\ m # Order[Len(Order)]
       THEN /\ ledger' = [ledger EXCEPT ![m] = "UNSUPPORTED"]
            /\ UNCHANGED <<phase, word>>
       ELSE /\ phase' = IF "D09" \in Defects THEN "REPLYING" ELSE "ROLLING_BACK"
            /\ word' = "FAIL"
            /\ UNCHANGED ledger
    /\ UNCHANGED <<op, gap>>

(***************************************************************************)
(* Every mount was tried and none failed (G3).                             *)
(***************************************************************************)
FinishFreeze ==
    /\ phase = "FREEZING"
    /\ (\A m \in Mounts : ledger[m] # "THAWED") \/ "X28" \in Defects
    /\ phase' = "REPLYING"
    /\ word' = "OK"
    /\ UNCHANGED <<op, ledger, gap>>

(***************************************************************************)
(* FITHAW of the next mount is 0.                                          *)
(***************************************************************************)
ThawMount(m) ==
    /\ phase \in Thawing
    /\ IsNextToThaw(m)
    /\ ledger' = [ledger EXCEPT ![m] = "THAWED"]
    /\ gap' = (gap \/ phase \in {"STARTED", "RECOVERING"})
    /\ UNCHANGED <<phase, op, word>>

(***************************************************************************)
(* FITHAW is EINVAL: somebody else thawed what we froze.  It is            *)
(* not ours any more, and a THAW is answered FAIL.                         *)
(***************************************************************************)
ThawMountInvalid(m) ==
    /\ phase \in Thawing
    /\ IsNextToThaw(m)
    /\ ledger' = [ledger EXCEPT ![m] = "THAWED"]
    /\ word' = IF phase = "THAWING" /\ "X29" \notin Defects THEN "FAIL" ELSE word
    /\ gap' = (gap \/ (phase \in {"STARTED", "RECOVERING"} /\ "X38" \notin Defects))
    /\ UNCHANGED <<phase, op>>

(***************************************************************************)
(* FITHAW fails otherwise: it is tried again, for ever (G4).               *)
(***************************************************************************)
ThawMountFails(m) ==
    /\ phase \in Thawing
    /\ IsNextToThaw(m)
    /\ ledger' = IF "X30" \in Defects THEN [ledger EXCEPT ![m] = "UNSUPPORTED"] ELSE ledger
    /\ UNCHANGED <<phase, op, word, gap>>

(***************************************************************************)
(* Nothing is frozen by us any more (G4, G5).                              *)
(***************************************************************************)
FinishThaw ==
    /\ phase \in {"ROLLING_BACK", "THAWING"}
    /\ Frozen = {} \/ ("X31" \in Defects /\ phase = "THAWING")
    /\ phase' = "REPLYING"
    /\ UNCHANGED <<op, ledger, word, gap>>

-----------------------------------------------------------------------------

Input ==
    \/ DaemonStarts
    \/ DaemonDies
    \/ DaemonReadsVersion
    \/ \E request \in Requests : DaemonReads(request)
    \/ DeviceBreaks

Internal ==
    \/ FinishFreeze
    \/ FinishThaw

Output ==
    \/ DaemonOpens
    \/ DaemonOpenBusy
    \/ DaemonRegisters
    \/ \E registration \in {"REGISTER1"} : DaemonRegistersInvalid(registration)
    \/ \E error \in Words : DaemonReplies(error)
    \/ \E error \in Words : DaemonRepliesInvalid(error)
    \/ DaemonCloses
    \/ \E m \in Mounts : FreezeMount(m)
    \/ \E m \in Mounts : FreezeMountBusy(m)
    \/ \E m \in Mounts : FreezeMountUnsupported(m)
    \/ \E m \in Mounts : FreezeMountFails(m)
    \/ \E m \in Mounts : ThawMount(m)
    \/ \E m \in Mounts : ThawMountInvalid(m)
    \/ \E m \in Mounts : ThawMountFails(m)

Next == Input \/ Internal \/ Output

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* Invariants and properties, by clause. *)

TypeOK ==
    /\ phase \in Phases
    /\ op \in Requests \cup {"NONE"}
    /\ ledger \in [Mounts -> Marks]
    /\ word \in Words \cup {"NONE"}
    /\ gap \in BOOLEAN

(* Nothing is served but by a daemon that registered and read the version. *)
G1_ServesWhenRegistered ==
    [][(phase' = "SERVING" /\ phase # "SERVING") => phase \in {"REGISTERED", "REPLYING"}]_vars

(* An outer mount is frozen only while each inner one is, or cannot be.    *)
G2_InnerBeforeOuter ==
    \A i, j \in 1..Len(Order) :
        i < j /\ ledger[Order[j]] = "FROZEN" => ledger[Order[i]] # "THAWED"

(* OK to FREEZE: every mount is frozen by us, or cannot freeze.            *)
G3_OkMeansFrozen ==
    phase = "REPLYING" /\ op = "FREEZE" /\ word = "OK" => \A m \in Mounts : ledger[m] # "THAWED"

(* A mount that cannot freeze is left out, and fails nothing. *)
G2_UnsupportedIsLeftOut ==
    [][\A m \in Mounts : FreezeMountUnsupported(m) => ledger'[m] = "UNSUPPORTED"]_vars

(* A mount that somebody else holds frozen fails the request.              *)
G3_ForeignFails == [][\A m \in Mounts : FreezeMountBusy(m) => word' = "FAIL"]_vars

(* FAIL to FREEZE: nothing is left frozen by us. *)
G4_FailMeansThawed ==
    phase = "REPLYING" /\ op = "FREEZE" /\ word = "FAIL" => Frozen = {}

(* Any mount that fails to freeze fails the request. *)
G4_AnyFailureFails == [][\A m \in Mounts : FreezeMountFails(m) => word' = "FAIL"]_vars

(* A failed thaw is not forgotten. *)
G4_FailedThawIsKept == [][\A m \in Mounts : ThawMountFails(m) => ledger'[m] = "FROZEN"]_vars

(* OK to THAW: nothing is frozen by us. *)
G5_OkMeansThawed == phase = "REPLYING" /\ op = "THAW" /\ word = "OK" => Frozen = {}

(* A refused reply is a reason to thaw, never to exit. *)
G7_RefusedRecovers ==
    [][\A error \in Words : DaemonRepliesInvalid(error) => phase' = "RECOVERING"]_vars

(* A device that breaks is a reason to thaw and to register anew. *)
G7_BreakRecovers == [][DeviceBreaks => phase' = "RECOVERING"]_vars

(* The device is given up only when nothing is frozen. *)
G7_ClosesThawed == [][DaemonCloses => Frozen = {}]_vars

(* What is frozen is known after a death, and thawed before registering.   *)
G8_RecordOutlives == [][DaemonDies => ledger' = ledger]_vars
G8_RecoversFirst == phase \in {"OPENED", "REGISTERED"} => Frozen = {}

(* An unknown operation is answered OK. *)
G11_OtherIsOk == op \in {"OTHER", "HOT_BACKUP"} => word = "OK"

(* A THAW is not answered OK when the freeze ended before it, by a death or  *)
(* by a device that refused a reply.                                       *)
S1_GapFailsThaw == [][(gap /\ op' = "THAW" /\ op # "THAW") => word' = "FAIL"]_vars

(* What somebody thawed while nobody looked is a gap too. *)
S1_LostIsAGap ==
    [][\A m \in Mounts : (ThawMountInvalid(m) /\ phase \in {"STARTED", "RECOVERING"}) => gap']_vars

(* A freeze of ours that somebody else ended is not a good snapshot.       *)
G14_LostFreezeFails ==
    [][\A m \in Mounts : (ThawMountInvalid(m) /\ phase = "THAWING") => word' = "FAIL"]_vars
=============================================================================
