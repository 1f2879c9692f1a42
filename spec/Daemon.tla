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
(* name.  What the environment starts (a request, a signal, a deadline, a  *)
(* death) is an input.                                                     *)
(*                                                                         *)
(* Clauses: G1-G15, of G6 only the log, of G12 only what appears and       *)
(* vanishes; and of S1 what the daemon must answer.                        *)
(*                                                                         *)
(* Not modelled: how a mount's kind is found out (constant Kind says it),  *)
(* an odd mount point whose superblock can be reached through another,     *)
(* each hook by itself (all of them are one step, and a thaw hook that     *)
(* fails changes nothing), a failing thaw of an orphan, the exit status    *)
(* (it is in the names DaemonOpenBusy and DaemonOpenGone), the moment      *)
(* between an ioctl and its record, the writing of dirty data before the   *)
(* first freeze, and the length of any time.  The errno of a failed ioctl  *)
(* is one of three classes: EBUSY, EOPNOTSUPP and any other for a freeze,  *)
(* EINVAL and any other for a thaw.                                        *)
(*                                                                         *)
(* Table is every file system on a disk or in the network that ever was or *)
(* will be mounted; a daemon may forget those that are gone and not held   *)
(* (frozen, stuck or an orphan), and read the table again before it        *)
(* freezes.                                                                *)
(***************************************************************************)
EXTENDS Naturals, Sequences

CONSTANTS
    Table,    \* the mount table: every mount, inner before outer, "/" last
    Kind,     \* of each mount: "DISK", or why it is left out (G2)
    Movable,  \* the mounts that vanish and appear again (G12)
    MayHang,  \* the mounts whose freeze may hang (G13)
    Hooks,    \* whether there are hooks (G15)
    Defects   \* named deviations from the reference; {} is the reference

VARIABLES
    phase,    \* what the daemon is doing
    op,       \* the request it serves, or "NONE"
    ledger,   \* what is so of each mount; a record that outlives the daemon
    word,     \* the error word it will reply, or "NONE"
    gap,      \* a freeze ended, and no accepted THAW ended it; part of the record
    hooked,   \* freeze hooks began to run and thaw hooks did not yet; part of the record
    unlogged, \* there is something to log
    gone      \* the mounts that are not in the table now

vars == <<phase, op, ledger, word, gap, hooked, unlogged, gone>>

TwoMounts == <<"data", "root">>
KindOfTwo == [data |-> "DISK", root |-> "DISK"]
SevenMounts == <<"image", "data", "share", "optical", "home", "bind", "root">>
KindOfEach ==
    [image |-> "LOOP_BACKED", data |-> "DISK", share |-> "NETWORK",
     optical |-> "READONLY", home |-> "DISK", bind |-> "SAME_SUPERBLOCK", var |-> "DISK",
     root |-> "DISK"]

Mounts == {Table[i] : i \in 1..Len(Table)}
Requests == {"FREEZE", "THAW", "HOT_BACKUP", "OTHER"}
Words == {"OK", "FAIL"}
Phases == {"DOWN", "STARTED", "OPENED", "REGISTERED", "SERVING", "PREPARING", "FREEZING",
           "ROLLING_BACK", "THAWING", "REPLYING", "RELEASING", "RECOVERING", "STOPPING"}
Marks == {"THAWED", "FROZEN", "STUCK", "ORPHAN", "UNSUPPORTED",
          "READONLY", "LOOP_BACKED", "SAME_SUPERBLOCK", "NETWORK"}
Thawing == {"STARTED", "ROLLING_BACK", "THAWING", "RELEASING", "RECOVERING", "STOPPING"}
Unasked == {"STARTED", "RECOVERING", "STOPPING"}

(***************************************************************************)
(* Only a read-write superblock on a disk, not backed by a loop device, is *)
(* frozen, and once (G2).  Why another is left out is its mark, for ever   *)
(* (G14).                                                                  *)
(***************************************************************************)
Eligible(m) ==
    \/ Kind[m] = "DISK"
    \/ Kind[m] = "READONLY" /\ "D04" \in Defects
    \/ Kind[m] = "LOOP_BACKED" /\ "D17" \in Defects
    \/ Kind[m] = "SAME_SUPERBLOCK" /\ "D11" \in Defects

Untried ==
    [m \in Mounts |->
        CASE Kind[m] = "DISK" -> "THAWED"
          [] "X80" \in Defects -> "NETWORK"
          [] OTHER -> Kind[m]]

(***************************************************************************)
(* What is frozen by us; a freeze that hangs, its call not returned        *)
(* (STUCK); one that hung and completed after all (ORPHAN, G13).           *)
(***************************************************************************)
Frozen == {m \in Mounts : ledger[m] = "FROZEN"}
Stuck == {m \in Mounts : ledger[m] = "STUCK"}
Orphans == {m \in Mounts : ledger[m] = "ORPHAN"}
Hanging == Stuck \cup Orphans

(***************************************************************************)
(* The next mount to freeze is the innermost in the table that was not     *)
(* tried, unless one outside it is frozen; the next to thaw is the         *)
(* outermost that is frozen (G2), whether it is still in the table or not  *)
(* (G12).  The mount table itself lists what was mounted first before what *)
(* was mounted in it, and a daemon may keep to that for both.              *)
(***************************************************************************)
Waiting(m) ==
    /\ Eligible(m)
    /\ ledger[m] \in {"THAWED", Kind[m]}
    /\ m \notin gone \/ {"X92", "X207"} \cap Defects # {}

AsMounted == <<"image", "share", "optical", "home", "bind", "data", "root">>

Before(i, m) == \E k \in 1..Len(AsMounted) : AsMounted[k] = m /\ i < k

IsNextToFreeze(m) ==
    \E i \in 1..Len(Table) :
        /\ Table[i] = m
        /\ Waiting(m)
        /\ "X206" \in Defects => Stuck = {}
        /\ "X205" \in Defects =>
            \A k \in 1..Len(AsMounted) : Before(k, m) => ~Waiting(AsMounted[k])
        /\ {"X20", "X205"} \cap Defects = {} =>
            /\ \A j \in 1..(i - 1) : ~Waiting(Table[j])
            /\ \A j \in (i + 1)..Len(Table) : ledger[Table[j]] # "FROZEN"

IsNextToThaw(m) ==
    \E i \in 1..Len(Table) :
        /\ Table[i] = m
        /\ ledger[m] = "FROZEN"
        /\ m \notin gone \/ "X91" \notin Defects
        /\ "X205" \in Defects \/
            ("X21" \notin Defects => \A j \in (i + 1)..Len(Table) : ledger[Table[j]] # "FROZEN")
        /\ "X205" \in Defects =>
            \A k \in 1..Len(AsMounted) : Before(k, m) => ledger[AsMounted[k]] # "FROZEN"

(***************************************************************************)
(* A mount appeared within one that is frozen already: too late for it.    *)
(***************************************************************************)
TooLate ==
    \E i, j \in 1..Len(Table) : i < j /\ Waiting(Table[i]) /\ ledger[Table[j]] = "FROZEN"

(***************************************************************************)
(* The freeze is over: nothing is frozen by us and the thaw hooks ran.  A  *)
(* freeze that still hangs is not waited for, as it may hang for ever; one *)
(* that completed is (G13).  No phase that thaws ends before.              *)
(***************************************************************************)
Released ==
    /\ Frozen = {}
    /\ Orphans = {} \/ "X90" \in Defects
    /\ ~hooked

(***************************************************************************)
(* What answered EOPNOTSUPP is asked again at the next freeze.             *)
(***************************************************************************)
Settled ==
    [m \in Mounts |->
        IF Frozen = {} /\ ledger[m] = "UNSUPPORTED" THEN "THAWED" ELSE ledger[m]]

(***************************************************************************)
(* What a daemon without a ledger goes by: every THAW, and every end of a  *)
(* failed freeze, is about the whole table, and every FREEZE too.  Then    *)
(* gap says that it takes something to be frozen, and READONLY is the mark *)
(* of a disk whose thaw failed.                                            *)
(***************************************************************************)
Ledgerless == "X204" \in Defects

InTable == {m \in Mounts : Eligible(m) /\ m \notin gone}

ToThaw ==
    IF ~Ledgerless THEN ledger
    ELSE [m \in Mounts |->
            CASE m \in InTable -> "FROZEN" [] Eligible(m) -> "THAWED" [] OTHER -> ledger[m]]

ToFreeze ==
    [m \in Mounts |->
        CASE "X207" \in Defects /\ Eligible(m) /\ m \in gone -> "UNSUPPORTED"
          [] Ledgerless /\ m \in InTable -> "THAWED"
          [] OTHER -> ledger[m]]

ToThawAgain ==
    IF ~Ledgerless \/ gap THEN ToThaw
    ELSE [m \in Mounts |-> IF Eligible(m) THEN "THAWED" ELSE ledger[m]]

GivenUp == {m \in Mounts : Kind[m] = "DISK" /\ ledger[m] = "READONLY"}

LogsTrouble == "X211" \in Defects /\ Frozen # {}

RunsHooks == Hooks /\ "X201" \notin Defects

Init ==
    /\ phase = "DOWN"
    /\ op = "NONE"
    /\ ledger = Untried
    /\ word = "NONE"
    /\ gap = FALSE
    /\ hooked = FALSE
    /\ unlogged = FALSE
    /\ gone = {}

-----------------------------------------------------------------------------
(* Life and death. *)

(***************************************************************************)
(* Somebody (init, the service manager) starts the daemon, which begins    *)
(* with the record of an earlier life (G8).                                *)
(***************************************************************************)
DaemonStarts ==
    /\ phase = "DOWN"
    /\ phase' = "STARTED"
    /\ ledger' = IF "X203" \in Defects THEN Untried ELSE ledger
    /\ gap' = (gap /\ "X203" \notin Defects)
    /\ UNCHANGED <<op, word, hooked, unlogged, gone>>

(***************************************************************************)
(* The service manager's stop hook runs after a daemon that was killed: it *)
(* thaws by the record and exits (G8).                                     *)
(***************************************************************************)
StopHookStarts ==
    /\ phase = "DOWN"
    /\ phase' = "STOPPING"
    /\ ledger' =
        CASE "X203" \in Defects -> Untried
          [] "X212" \in Defects ->
                [m \in Mounts |-> IF ledger[m] = "FROZEN" THEN "THAWED" ELSE ledger[m]]
          [] OTHER -> ledger
    /\ UNCHANGED <<op, word, gap, hooked, unlogged, gone>>

(***************************************************************************)
(* The daemon dies: SIGKILL, or a crash.  The record of what is frozen     *)
(* stays (G8).                                                             *)
(***************************************************************************)
DaemonDies ==
    /\ phase # "DOWN"
    /\ phase' = "DOWN"
    /\ op' = IF "X33" \in Defects THEN "GONE" ELSE "NONE"
    /\ word' = "NONE"
    /\ ledger' = IF "X22" \in Defects THEN Untried ELSE ledger
    /\ unlogged' = FALSE
    /\ UNCHANGED <<gap, hooked, gone>>

(***************************************************************************)
(* SIGTERM, SIGINT or SIGHUP, whatever the daemon is doing: it thaws, and  *)
(* then exits (G8).  It serves no more; a request that it has read is      *)
(* failed by the driver when the device is closed (H5).                    *)
(***************************************************************************)
SignalArrives ==
    /\ phase \notin {"DOWN", "STOPPING"}
    /\ phase' = IF "X85" \in Defects THEN "DOWN" ELSE "STOPPING"
    /\ op' = "NONE"
    /\ word' = "NONE"
    /\ UNCHANGED <<ledger, gap, hooked, unlogged, gone>>

(***************************************************************************)
(* With nothing left to thaw it exits, and the device closes (G8).         *)
(***************************************************************************)
DaemonExits ==
    /\ phase = "STOPPING" \/ (phase = "STARTED" /\ "X208" \in Defects /\ GivenUp # {})
    /\ Released \/ ("X98" \in Defects /\ Frozen # {} /\ Orphans = {})
    /\ phase' = "DOWN"
    /\ ledger' = Settled
    /\ unlogged' = FALSE
    /\ UNCHANGED <<op, word, gap, hooked, gone>>

(***************************************************************************)
(* No THAW came within the limit: the daemon thaws by itself, and a THAW   *)
(* that comes later is answered FAIL (G9).                                 *)
(***************************************************************************)
WatchdogExpires ==
    /\ phase = "SERVING"
    /\ Frozen # {} \/ hooked
    /\ "X202" \notin Defects
    /\ phase' = "RELEASING"
    /\ gap' = (gap \/ "X84" \notin Defects)
    /\ UNCHANGED <<op, ledger, word, hooked, unlogged, gone>>

(***************************************************************************)
(* What it had to say it logs when nothing is frozen and no freeze is on   *)
(* (G6, G11).                                                              *)
(***************************************************************************)
DaemonLogs ==
    /\ phase # "DOWN"
    /\ unlogged
    /\ (Frozen = {} /\ Hanging = {} /\ ~hooked /\ phase # "FREEZING")
       \/ {"D08", "X211"} \cap Defects # {}
    /\ "X206" \in Defects => Stuck = {}
    /\ unlogged' = FALSE
    /\ UNCHANGED <<phase, op, ledger, word, gap, hooked, gone>>

-----------------------------------------------------------------------------
(* At the device. *)

(***************************************************************************)
(* It opens the device (G1), when nothing is left to recover.              *)
(***************************************************************************)
DaemonOpens ==
    /\ phase = "STARTED"
    /\ "X208" \in Defects => GivenUp = {}
    /\ Released \/ ("X23" \in Defects /\ Frozen # {} /\ Orphans = {})
    /\ phase' = "OPENED"
    /\ ledger' = Settled
    /\ gap' = (gap /\ ~Ledgerless)
    /\ UNCHANGED <<op, word, hooked, unlogged, gone>>

(***************************************************************************)
(* Somebody else has the device open: EBUSY; the daemon says so, exits and *)
(* leaves the retry to the service manager (G10).                          *)
(***************************************************************************)
DaemonOpenBusy ==
    /\ phase = "STARTED"
    /\ "X208" \in Defects => GivenUp = {}
    /\ Released
    /\ phase' = "DOWN"
    /\ ledger' = Settled
    /\ unlogged' = FALSE
    /\ UNCHANGED <<op, word, gap, hooked, gone>>

(***************************************************************************)
(* There is no such device, or it was removed (ENOENT, ENODEV, EBADF):     *)
(* another message and another exit status (G10).                          *)
(***************************************************************************)
DaemonOpenGone ==
    /\ phase = "STARTED"
    /\ "X208" \in Defects => GivenUp = {}
    /\ Released \/ ("X96" \in Defects /\ Frozen # {} /\ Orphans = {})
    /\ phase' = "DOWN"
    /\ ledger' = Settled
    /\ unlogged' = FALSE
    /\ UNCHANGED <<op, word, gap, hooked, gone>>

(***************************************************************************)
(* REGISTER1 (G1).                                                         *)
(***************************************************************************)
DaemonRegisters ==
    /\ phase = "OPENED"
    /\ phase' = IF "X24" \in Defects THEN "SERVING" ELSE "REGISTERED"
    /\ UNCHANGED <<op, ledger, word, gap, hooked, unlogged, gone>>

(***************************************************************************)
(* The registration is refused: start over (G7).                           *)
(***************************************************************************)
DaemonRegistersInvalid(registration) ==
    /\ phase = "OPENED"
    /\ registration = "REGISTER1"
    /\ phase' = "RECOVERING"
    /\ word' = IF "X210" \in Defects THEN "FAIL" ELSE word
    /\ UNCHANGED <<op, ledger, gap, hooked, unlogged, gone>>

(***************************************************************************)
(* The driver's version word arrives: the daemon serves (G1).              *)
(***************************************************************************)
DaemonReadsVersion ==
    /\ phase = "REGISTERED"
    /\ phase' = "SERVING"
    /\ UNCHANGED <<op, ledger, word, gap, hooked, unlogged, gone>>

(***************************************************************************)
(* A FREEZE fails at once while another one hangs (G13).  Hooks run once,  *)
(* before the first freeze (G15).  Before the first of them starts, the    *)
(* record says that thaw hooks are due.                                    *)
(***************************************************************************)
RefusesFreeze == Hanging # {} /\ "X87" \notin Defects

RefusesThaw == (gap /\ "X34" \notin Defects) \/ Hanging # {}

PhaseOfFreeze ==
    CASE RefusesFreeze -> "ROLLING_BACK"
      [] RunsHooks /\ ~hooked -> "PREPARING"
      [] OTHER -> "FREEZING"

(***************************************************************************)
(* A request arrives.  HOT_BACKUP asks whether a backup is possible; an    *)
(* unknown one is answered OK, and there is something to log (G11).  What  *)
(* is frozen now has no accepted THAW yet, so the gap is open until there  *)
(* is one, or a freeze holds again (S1).                                   *)
(***************************************************************************)
DaemonReads(request) ==
    /\ phase = "SERVING"
    /\ op' = request
    /\ phase' = CASE request = "FREEZE" -> PhaseOfFreeze
                  [] request = "THAW" -> "THAWING"
                  [] OTHER -> "REPLYING"
    /\ word' = CASE request = "FREEZE" -> IF RefusesFreeze THEN "FAIL" ELSE "NONE"
                 [] request = "THAW" -> IF RefusesThaw THEN "FAIL" ELSE "OK"
                 [] OTHER -> IF request = "OTHER" /\ "X25" \in Defects THEN "FAIL" ELSE "OK"
    /\ gap' = CASE Ledgerless -> gap
                [] request = "FREEZE" -> (gap /\ "X94" \notin Defects) \/ Frozen # {}
                [] request = "THAW" -> gap \/ (Frozen # {} /\ "X93" \notin Defects)
                [] OTHER -> gap
    /\ hooked' = (hooked \/ (request = "FREEZE" /\ RunsHooks /\ ~RefusesFreeze))
    /\ unlogged' =
        \/ unlogged
        \/ request = "OTHER" /\ "X97" \notin Defects
        \/ request = "HOT_BACKUP" /\ LogsTrouble
    /\ ledger' = CASE request = "FREEZE" /\ ~RefusesFreeze -> ToFreeze
                   [] request = "THAW" -> ToThaw
                   [] OTHER -> ledger
    /\ UNCHANGED gone

(***************************************************************************)
(* The device fails a read: recover (G7).                                  *)
(***************************************************************************)
DeviceBreaks ==
    /\ phase \in {"REGISTERED", "SERVING"}
    /\ phase' = IF "D15" \in Defects \/ ("X210" \in Defects /\ phase = "REGISTERED")
                THEN "DOWN" ELSE "RECOVERING"
    /\ unlogged' = (unlogged \/ LogsTrouble)
    /\ UNCHANGED <<op, ledger, word, gap, hooked, gone>>

(***************************************************************************)
(* The reply is accepted (G1).  That of a THAW ends the freeze for the     *)
(* host.                                                                   *)
(***************************************************************************)
DaemonReplies(error) ==
    /\ phase = "REPLYING"
    /\ error = word
    /\ LogsTrouble => ~unlogged
    /\ phase' = "SERVING"
    /\ op' = "NONE"
    /\ word' = "NONE"
    /\ ledger' = Settled
    /\ gap' = (gap /\ (op # "THAW" \/ Ledgerless))
    /\ UNCHANGED <<hooked, unlogged, gone>>

(***************************************************************************)
(* The reply is refused, because it came too late: whatever is frozen is   *)
(* thawed, and the daemon registers anew (G7).                             *)
(***************************************************************************)
DaemonRepliesInvalid(error) ==
    /\ phase = "REPLYING"
    /\ error = word
    /\ LogsTrouble => ~unlogged
    /\ phase' = IF "D14" \in Defects THEN "DOWN" ELSE "RECOVERING"
    /\ op' = "NONE"
    /\ word' = "NONE"
    /\ unlogged' = (unlogged \/ LogsTrouble)
    /\ UNCHANGED <<ledger, gap, hooked, gone>>

(***************************************************************************)
(* With nothing frozen the device is closed, to be opened again (G7).      *)
(***************************************************************************)
DaemonCloses ==
    /\ phase = "RECOVERING"
    /\ LogsTrouble => ~unlogged
    /\ Released \/ ("X26" \in Defects /\ Frozen # {} /\ Orphans = {}) \/ "X209" \in Defects
    /\ phase' = IF word = "FAIL" THEN "DOWN" ELSE "STARTED"
    /\ word' = "NONE"
    /\ ledger' = ToThawAgain
    /\ UNCHANGED <<op, gap, hooked, unlogged, gone>>

-----------------------------------------------------------------------------
(* Hooks. *)

(***************************************************************************)
(* Every freeze hook succeeded within its deadline (G15).                  *)
(***************************************************************************)
FreezeHooksPass ==
    /\ phase = "PREPARING"
    /\ phase' = "FREEZING"
    /\ UNCHANGED <<op, ledger, word, gap, hooked, unlogged, gone>>

(***************************************************************************)
(* A freeze hook fails, or its deadline expires: so does the request       *)
(* (G15).                                                                  *)
(***************************************************************************)
FreezeHooksFail ==
    /\ phase = "PREPARING"
    /\ IF "X82" \in Defects
       THEN /\ phase' = "FREEZING"
            /\ UNCHANGED word
       ELSE /\ phase' = "ROLLING_BACK"
            /\ word' = "FAIL"
    /\ UNCHANGED <<op, ledger, gap, hooked, unlogged, gone>>

(***************************************************************************)
(* After the last thaw the thaw hooks run, whoever or whatever ended the   *)
(* freeze, and also when it failed (G15).  One that fails changes nothing. *)
(***************************************************************************)
ThawHooksRun ==
    /\ phase \in Thawing
    /\ hooked
    /\ Frozen = {} \/ "X81" \in Defects
    /\ Orphans = {}
    /\ hooked' = FALSE
    /\ UNCHANGED <<phase, op, ledger, word, gap, unlogged, gone>>

-----------------------------------------------------------------------------
(* At the file systems. *)

(***************************************************************************)
(* FIFREEZE of the next mount is 0 (G2).                                   *)
(***************************************************************************)
FreezeMount(m) ==
    /\ phase = "FREEZING"
    /\ IsNextToFreeze(m)
    /\ ledger' = [ledger EXCEPT ![m] = "FROZEN"]
    /\ gap' = (gap \/ Ledgerless)
    /\ UNCHANGED <<phase, op, word, hooked, unlogged, gone>>

(***************************************************************************)
(* FIFREEZE is EBUSY: somebody else holds it frozen, and when it thaws is  *)
(* not ours to say, so the request fails (G3).                             *)
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
            /\ ledger' = IF "X213" \in Defects THEN [ledger EXCEPT ![m] = "FROZEN"] ELSE ToThaw
    /\ gap' = (gap \/ Ledgerless)
    /\ UNCHANGED <<op, hooked, unlogged, gone>>

(***************************************************************************)
(* FIFREEZE is EOPNOTSUPP: not eligible after all (G2).                    *)
(***************************************************************************)
FreezeMountUnsupported(m) ==
    /\ phase = "FREEZING"
    /\ IsNextToFreeze(m)
    /\ IF "D03" \in Defects
       THEN /\ phase' = "ROLLING_BACK"
            /\ word' = "FAIL"
            /\ ledger' = ToThaw
       ELSE /\ ledger' = [ledger EXCEPT ![m] = "UNSUPPORTED"]
            /\ UNCHANGED <<phase, word>>
    /\ UNCHANGED <<op, gap, hooked, unlogged, gone>>

(***************************************************************************)
(* FIFREEZE fails otherwise: what was frozen is thawed (G4).               *)
(***************************************************************************)
FreezeMountFails(m) ==
    /\ phase = "FREEZING"
    /\ IsNextToFreeze(m)
    /\ IF "D01" \in Defects /\ m # Table[Len(Table)]
       THEN /\ ledger' = [ledger EXCEPT ![m] = "UNSUPPORTED"]
            /\ UNCHANGED <<phase, word>>
       ELSE /\ phase' = IF "D09" \in Defects THEN "REPLYING" ELSE "ROLLING_BACK"
            /\ word' = "FAIL"
            /\ ledger' = ToThaw
    /\ UNCHANGED <<op, gap, hooked, unlogged, gone>>

(***************************************************************************)
(* FIFREEZE does not return within the deadline of this mount: the rescue  *)
(* is another thread, which thaws what is frozen already (G13).            *)
(***************************************************************************)
FreezeMountHangs(m) ==
    /\ phase = "FREEZING"
    /\ IsNextToFreeze(m)
    /\ ledger' = IF "X86" \in Defects THEN ledger ELSE [ledger EXCEPT ![m] = "STUCK"]
    /\ IF "X206" \in Defects
       THEN UNCHANGED <<phase, word>>
       ELSE /\ phase' = "ROLLING_BACK"
            /\ word' = "FAIL"
    /\ UNCHANGED <<op, gap, hooked, unlogged, gone>>

Waits == "X206" \in Defects /\ phase = "FREEZING"

(***************************************************************************)
(* The call returns 0 after all: an orphan freeze (G13).  The kernel does  *)
(* it, whether the daemon lives or not, and the record is what it learns   *)
(* from.                                                                   *)
(***************************************************************************)
StuckFreezeCompletes(m) ==
    /\ m \in Stuck
    /\ ledger' = [ledger EXCEPT ![m] = IF Waits THEN "FROZEN" ELSE "ORPHAN"]
    /\ gap' = (gap \/ (Waits /\ Ledgerless))
    /\ UNCHANGED <<phase, op, word, hooked, unlogged, gone>>

(***************************************************************************)
(* The call fails after all, and nothing is frozen by it (G13).            *)
(***************************************************************************)
StuckFreezeFails(m) ==
    /\ m \in Stuck
    /\ IF Waits
       THEN /\ phase' = "ROLLING_BACK"
            /\ word' = "FAIL"
            /\ ledger' = [ToThaw EXCEPT ![m] = IF Ledgerless THEN @ ELSE "THAWED"]
       ELSE /\ ledger' = [ledger EXCEPT ![m] = "THAWED"]
            /\ UNCHANGED <<phase, word>>
    /\ UNCHANGED <<op, gap, hooked, unlogged, gone>>

(***************************************************************************)
(* An orphan freeze is thawed as soon as it is known, whatever else the    *)
(* daemon is doing (G13).                                                  *)
(***************************************************************************)
ThawOrphan(m) ==
    /\ phase # "DOWN"
    /\ phase = "ROLLING_BACK" \/ "X89" \notin Defects
    /\ m \in Orphans
    /\ ledger' = [ledger EXCEPT ![m] = "THAWED"]
    /\ UNCHANGED <<phase, op, word, gap, hooked, unlogged, gone>>

(***************************************************************************)
(* The deadline of the whole freeze expires (G13); the same if the mount   *)
(* table cannot be read.                                                   *)
(***************************************************************************)
FreezeDeadlineExpires ==
    /\ phase = "FREEZING"
    /\ "X206" \notin Defects
    /\ IF "X88" \in Defects
       THEN /\ phase' = "RECOVERING"
            /\ op' = "NONE"
            /\ word' = "NONE"
       ELSE /\ phase' = "ROLLING_BACK"
            /\ word' = "FAIL"
            /\ UNCHANGED op
    /\ UNCHANGED <<ledger, gap, hooked, unlogged, gone>>

(***************************************************************************)
(* A mount appeared too late to be frozen before the one around it: the    *)
(* request fails (G2, G3).                                                 *)
(***************************************************************************)
AbandonFreeze ==
    /\ phase = "FREEZING"
    /\ "X205" \notin Defects
    /\ TooLate
    /\ phase' = "ROLLING_BACK"
    /\ word' = "FAIL"
    /\ UNCHANGED <<op, ledger, gap, hooked, unlogged, gone>>

(***************************************************************************)
(* Every mount that is in the table was tried and none failed (G3).        *)
(***************************************************************************)
FinishFreeze ==
    /\ phase = "FREEZING"
    /\ "X206" \in Defects => Stuck = {}
    /\ \/ \A m \in Mounts : ~Waiting(m)
       \/ "X28" \in Defects
       \/ "X95" \in Defects /\ TooLate
    /\ phase' = "REPLYING"
    /\ word' = "OK"
    /\ gap' = (gap /\ Ledgerless)
    /\ unlogged' = (unlogged \/ LogsTrouble)
    /\ UNCHANGED <<op, ledger, hooked, gone>>

Thaws == IF "X209" \in Defects THEN Thawing \ {"RECOVERING"} ELSE Thawing

(***************************************************************************)
(* FITHAW of the next mount is 0 (G2).                                     *)
(***************************************************************************)
ThawMount(m) ==
    /\ phase \in Thaws
    /\ IsNextToThaw(m)
    /\ ledger' = [ledger EXCEPT ![m] = "THAWED"]
    /\ gap' = (gap \/ (phase \in Unasked /\ "X99" \notin Defects /\ ~Ledgerless))
    /\ UNCHANGED <<phase, op, word, hooked, unlogged, gone>>

(***************************************************************************)
(* FITHAW is EINVAL: somebody else thawed what we froze.  It is not ours   *)
(* any more, and a THAW is answered FAIL (G14).                            *)
(***************************************************************************)
ThawMountInvalid(m) ==
    /\ phase \in Thaws
    /\ IsNextToThaw(m)
    /\ ledger' = [ledger EXCEPT ![m] = "THAWED"]
    /\ word' = IF phase = "THAWING" /\ "X29" \notin Defects THEN "FAIL" ELSE word
    /\ gap' = (gap \/ (phase \in Unasked /\ "X38" \notin Defects /\ ~Ledgerless))
    /\ UNCHANGED <<phase, op, hooked, unlogged, gone>>

(***************************************************************************)
(* FITHAW fails otherwise: it is tried again, for ever (G4).               *)
(***************************************************************************)
ThawMountFails(m) ==
    /\ phase \in Thaws
    /\ IsNextToThaw(m)
    /\ ledger' = CASE "X30" \in Defects -> [ledger EXCEPT ![m] = "UNSUPPORTED"]
                   [] "X208" \in Defects -> [ledger EXCEPT ![m] = "READONLY"]
                   [] OTHER -> ledger
    /\ word' = IF "X208" \in Defects /\ phase = "THAWING" THEN "FAIL" ELSE word
    /\ UNCHANGED <<phase, op, gap, hooked, unlogged, gone>>

(***************************************************************************)
(* Nothing is frozen by us any more (G4, G5).                              *)
(***************************************************************************)
FinishThaw ==
    /\ phase \in {"ROLLING_BACK", "THAWING"}
    /\ \/ Released
       \/ "X31" \in Defects /\ phase = "THAWING" /\ Frozen # {} /\ Orphans = {}
       \/ "X83" \in Defects /\ phase = "ROLLING_BACK" /\ Frozen = {} /\ Orphans = {}
    /\ phase' = "REPLYING"
    /\ gap' = (gap /\ (Ledgerless => phase = "THAWING" /\ word = "FAIL"))
    /\ UNCHANGED <<op, ledger, word, hooked, unlogged, gone>>

(***************************************************************************)
(* The watchdog's thaw is done: the daemon serves again (G9).              *)
(***************************************************************************)
FinishRelease ==
    /\ phase = "RELEASING"
    /\ Released
    /\ phase' = "SERVING"
    /\ ledger' = Settled
    /\ UNCHANGED <<op, word, gap, hooked, unlogged, gone>>

-----------------------------------------------------------------------------
(* The mount table. *)

(***************************************************************************)
(* Somebody unmounts it, or moves it out of sight.  One that is frozen     *)
(* stays frozen, and the daemon keeps the descriptor that froze it (G12).  *)
(* What a daemon that goes by the path thaws then is not said: that does   *)
(* not happen to it while it thaws.                                        *)
(***************************************************************************)
MountVanishes(m) ==
    /\ m \notin gone
    /\ "X207" \in Defects => ~(phase \in Thawing /\ ledger[m] = "FROZEN")
    /\ gone' = gone \cup {m}
    /\ UNCHANGED <<phase, op, ledger, word, gap, hooked, unlogged>>

(***************************************************************************)
(* Somebody mounts it again (G12).  To a daemon that reads the table while *)
(* it acts that does not happen meanwhile: how often it tries it then      *)
(* depends on how the table comes through its buffer.                      *)
(***************************************************************************)
MountAppears(m) ==
    /\ m \in gone
    /\ "X207" \in Defects =>
        /\ phase \notin {"FREEZING", "ROLLING_BACK", "THAWING"}
        /\ phase = "STARTED" => Frozen = {}
    /\ gone' = gone \ {m}
    /\ UNCHANGED <<phase, op, ledger, word, gap, hooked, unlogged>>

-----------------------------------------------------------------------------

Input ==
    \/ DaemonStarts
    \/ StopHookStarts
    \/ DaemonDies
    \/ SignalArrives
    \/ WatchdogExpires
    \/ DaemonReadsVersion
    \/ \E request \in Requests : DaemonReads(request)
    \/ DeviceBreaks
    \/ FreezeDeadlineExpires
    \/ \E m \in MayHang : StuckFreezeCompletes(m)
    \/ \E m \in MayHang : StuckFreezeFails(m)
    \/ \E m \in Movable : MountVanishes(m)
    \/ \E m \in Movable : MountAppears(m)

Internal ==
    \/ AbandonFreeze
    \/ FinishFreeze
    \/ FinishRelease
    \/ FinishThaw

Output ==
    \/ DaemonExits
    \/ DaemonLogs
    \/ DaemonOpens
    \/ DaemonOpenBusy
    \/ DaemonOpenGone
    \/ DaemonRegisters
    \/ \E registration \in {"REGISTER1"} : DaemonRegistersInvalid(registration)
    \/ \E error \in Words : DaemonReplies(error)
    \/ \E error \in Words : DaemonRepliesInvalid(error)
    \/ DaemonCloses
    \/ FreezeHooksPass
    \/ FreezeHooksFail
    \/ ThawHooksRun
    \/ \E m \in Mounts : FreezeMount(m)
    \/ \E m \in Mounts : FreezeMountBusy(m)
    \/ \E m \in Mounts : FreezeMountUnsupported(m)
    \/ \E m \in Mounts : FreezeMountFails(m)
    \/ \E m \in MayHang : FreezeMountHangs(m)
    \/ \E m \in MayHang : ThawOrphan(m)
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
    /\ hooked \in BOOLEAN
    /\ unlogged \in BOOLEAN
    /\ gone \in SUBSET Movable

(* Nothing is served but by a daemon that registered and read the version. *)
G1_ServesWhenRegistered ==
    [][(phase' = "SERVING" /\ phase # "SERVING") =>
        phase \in {"REGISTERED", "REPLYING", "RELEASING"}]_vars

Tries(m) ==
    \/ FreezeMount(m)
    \/ FreezeMountBusy(m)
    \/ FreezeMountUnsupported(m)
    \/ FreezeMountFails(m)

(* Nothing but an eligible mount is frozen, nor is it tried. *)
G2_OnlyEligible == [][\A m \in Mounts : Tries(m) => Kind[m] = "DISK"]_vars

(* No outer mount is frozen before an inner one, or thawed after it.       *)
G2_InnerBeforeOuter ==
    [][\A i, j \in 1..Len(Table) : i < j =>
        /\ FreezeMount(Table[j]) => ~Waiting(Table[i])
        /\ FreezeMount(Table[i]) \/ ThawMount(Table[i]) => ledger[Table[j]] # "FROZEN"]_vars

(* A mount that cannot freeze is left out, and fails nothing. *)
G2_UnsupportedIsLeftOut ==
    [][\A m \in Mounts : FreezeMountUnsupported(m) => ledger'[m] = "UNSUPPORTED"]_vars

(* OK to FREEZE: every mount in the table is frozen by us, or cannot freeze. *)
G3_OkMeansFrozen ==
    [][(phase' = "REPLYING" /\ phase # "REPLYING" /\ op' = "FREEZE" /\ word' = "OK") =>
        \A m \in Mounts : ~Waiting(m)']_vars

(* A mount that somebody else holds frozen fails the request.              *)
G3_ForeignFails == [][\A m \in Mounts : FreezeMountBusy(m) => word' = "FAIL"]_vars

(* FAIL to FREEZE: nothing is left frozen by us. *)
G4_FailMeansThawed ==
    phase = "REPLYING" /\ op = "FREEZE" /\ word = "FAIL" => Frozen = {}

(* Any mount that fails to freeze, or comes too late, fails the request. *)
G4_AnyFailureFails ==
    [][AbandonFreeze \/ (\E m \in Mounts : FreezeMountFails(m)) => word' = "FAIL"]_vars

(* A failed thaw is not forgotten. *)
G4_FailedThawIsKept == [][\A m \in Mounts : ThawMountFails(m) => ledger'[m] = "FROZEN"]_vars

(* OK to THAW: nothing is frozen by us. *)
G5_OkMeansThawed ==
    phase = "REPLYING" /\ op = "THAW" /\ word = "OK" => Frozen = {} /\ Hanging = {}

(* Nothing is logged while something is frozen. *)
G6_LogsThawed == [][DaemonLogs => Frozen = {} /\ Hanging = {}]_vars

(* A refused reply is a reason to thaw, never to exit. *)
G7_RefusedRecovers ==
    [][\A error \in Words : DaemonRepliesInvalid(error) => phase' = "RECOVERING"]_vars

(* A device that breaks is a reason to thaw and to register anew. *)
G7_BreakRecovers == [][DeviceBreaks => phase' = "RECOVERING"]_vars

(* The device is given up only when nothing is frozen. *)
G7_ClosesThawed == [][DaemonCloses => Frozen = {}]_vars

(* A signal is a reason to thaw, and not to exit before. *)
G8_SignalThaws == [][SignalArrives => phase' = "STOPPING"]_vars
G8_ExitsThawed == [][DaemonExits => Frozen = {}]_vars

(* What is frozen is known after a death, and thawed before registering.   *)
G8_RecordOutlives == [][DaemonDies => ledger' = ledger]_vars
G8_RecoversFirst == phase \in {"OPENED", "REGISTERED"} => Frozen = {}

(* After the watchdog the freeze counts as ended. *)
G9_WatchdogIsAGap == [][WatchdogExpires => gap']_vars

(* A daemon that finds no device exits with nothing frozen. *)
G10_ExitsThawed == [][DaemonOpenBusy \/ DaemonOpenGone => Frozen = {}]_vars

(* Whoever starts knows what an earlier life left frozen. *)
G8_StartKnows == [][DaemonStarts \/ StopHookStarts => ledger' = ledger]_vars

(* While something is frozen the watchdog may expire. *)
G9_FrozenIsWatched == phase = "SERVING" /\ Frozen # {} => ENABLED WatchdogExpires

(* Only what we froze is ours to thaw, at once or after a freeze that hung. *)
G5_OursByFreeze ==
    [][\A m \in Mounts :
        (ledger'[m] = "FROZEN" /\ ledger[m] \notin {"FROZEN", "STUCK"}) => FreezeMount(m)]_vars

(* A freeze never goes on without a deadline. *)
G13_DeadlineRuns == phase = "FREEZING" => ENABLED FreezeDeadlineExpires

(* An unknown operation is answered OK, and it will be logged. *)
G11_OtherIsOk == op \in {"OTHER", "HOT_BACKUP"} => word = "OK"
G11_OtherIsLogged == [][DaemonReads("OTHER") => unlogged']_vars

(* What vanished is not tried, and what vanished frozen is thawed all the same. *)
G12_OnlyMounted == [][\A m \in Mounts : Tries(m) => m \notin gone]_vars
G12_VanishedIsThawed ==
    \A m \in gone : phase \in Thawing /\ Frozen = {m} => ENABLED ThawMount(m)

(* A freeze that hangs is remembered, and no FREEZE is OK while it hangs.  *)
G13_HangIsRemembered ==
    [][\A m \in MayHang : FreezeMountHangs(m) => ledger'[m] = "STUCK"]_vars
G13_OkMeansNoneHangs ==
    phase = "REPLYING" /\ op = "FREEZE" /\ word = "OK" => Hanging = {}

(* A freeze that takes too long as a whole is answered FAIL. *)
G13_DeadlineFails ==
    [][FreezeDeadlineExpires => phase' = "ROLLING_BACK" /\ word' = "FAIL"]_vars

(* An orphan freeze can be thawed at any time, and is before the daemon goes on. *)
G13_RescueNeverWaits ==
    \A m \in MayHang : m \in Orphans /\ phase # "DOWN" => ENABLED ThawOrphan(m)

GoesOn ==
    \/ DaemonExits
    \/ DaemonOpens
    \/ DaemonOpenBusy
    \/ DaemonOpenGone
    \/ DaemonCloses
    \/ FinishThaw
    \/ FinishRelease

G13_OrphansFirst == [][GoesOn => Orphans = {}]_vars

(* A freeze of ours that somebody else ended is not a good snapshot.       *)
G14_LostFreezeFails ==
    [][\A m \in Mounts : (ThawMountInvalid(m) /\ phase = "THAWING") => word' = "FAIL"]_vars

(* What is left out is in the ledger with the reason. *)
G14_LeftOutIsSaid == \A m \in Mounts : ~Eligible(m) => ledger[m] = Kind[m]

(* Freeze hooks run before the first freeze and thaw hooks after the last thaw, *)
(* always; a freeze hook that fails fails the request.                     *)
G15_HooksAroundFreeze == Hooks /\ Frozen # {} => hooked
G15_ThawHooksFirst == [][GoesOn /\ Frozen = {} => ~hooked]_vars
G15_FailingHookFails == [][FreezeHooksFail => word' = "FAIL"]_vars

(* A THAW is not answered OK when the freeze ended before it, by a death, by *)
(* a device that refused a reply, a signal, the watchdog, or another FREEZE. *)
S1_GapFailsThaw == [][(gap /\ op' = "THAW" /\ op # "THAW") => word' = "FAIL"]_vars

(* What is thawed unasked is a gap, and so is what somebody thawed while *)
(* nobody looked.                                                        *)
S1_UnaskedIsAGap == [][\A m \in Mounts : (ThawMount(m) /\ phase \in Unasked) => gap']_vars
S1_LostIsAGap == [][\A m \in Mounts : (ThawMountInvalid(m) /\ phase \in Unasked) => gap']_vars

(* A THAW ends the freeze for the host only when its reply is accepted. *)
S1_UntoldIsAGap == [][(DaemonReads("THAW") /\ Frozen # {}) => gap']_vars

(* Only that, and a freeze that holds, closes a gap. *)
S1_GapStays ==
    [][(gap /\ ~gap') =>
        FinishFreeze \/ (op = "THAW" /\ \E error \in Words : DaemonReplies(error))]_vars
=============================================================================
