------------------------------- MODULE Driver -------------------------------
(***************************************************************************)
(* The kernel driver of host-initiated guest backup, as the reference does *)
(* it: it takes packets from the host's ring, answers some of them itself, *)
(* offers the others to one user-space daemon through a character device,  *)
(* and answers the host exactly once, at the latest at a deadline.         *)
(*                                                                         *)
(* The module is open.  The host, the clock and the daemon are the         *)
(* environment; their steps are the input actions.  The driver's own steps *)
(* are internal, but for Respond, which is its only output to the host.    *)
(* Refused inputs are actions too: the environment sees an errno and       *)
(* nothing changes.                                                        *)
(*                                                                         *)
(* Clauses: W1 and W2 abstractly, D1-D12, D15, H1-H3, H5, S4.              *)
(*                                                                         *)
(* Not modelled: bytes and lengths (room protocol), NEGOTIATE (N1-N3),     *)
(* removal and suspend (D13, D14, H4), a memory allocation that fails, and *)
(* seconds: a deadline is two events, "nothing until just before" and      *)
(* "expires".  All operations that the driver answers OK without an effect *)
(* (CREATE, DELETE, BU_COMPLETE, AUTO_RECOVER, unknown bytes) are one      *)
(* value, "OTHER".  Request ids are reused, smallest first, once answered. *)
(***************************************************************************)
EXTENDS Naturals, Sequences, FiniteSets

CONSTANTS
    Ids,        \* the request ids the host uses, an interval 1..n
    Operations, \* what the host asks for, a subset of AllOperations
    RingLimit,  \* how many packets the ring holds
    Defects     \* named deviations from the reference; {} is the reference

VARIABLES
    state,      \* hv_utils: enum hvutil_device_state
    ring,       \* packets that the host sent and the driver did not take yet
    callback,   \* the channel callback is scheduled
    request,    \* the packet being served, or NoPacket
    verdict,    \* the status it is about to be answered with, or "NONE"
    outmsg,     \* hvutil_transport: the message that waits for a read, or "NONE"
    timer,      \* seconds of the armed deadline, or 0
    near,       \* that deadline is about to expire
    openers,    \* how many have the device open
    owed        \* ids that the host sent and got no answer for

vars == <<state, ring, callback, request, verdict, outmsg, timer, near, openers, owed>>

DaemonOperations == {"FREEZE", "THAW", "HOT_BACKUP"}
DriverOperations == {"GET_DM_INFO", "OTHER"}
AllOperations == DaemonOperations \cup DriverOperations
Registrations == {"REGISTER", "REGISTER1"}
Words == {"OK", "FAIL"}
FlagWords == {0, 5}          \* 5 is VSS_HBU_NO_AUTO_RECOVERY
Seconds == {30, 900}
NoPacket == [id |-> 0, op |-> "NONE"]
Malformed == [id |-> 0, op |-> "MALFORMED"]
Packets == [id : Ids, op : Operations]

Transaction == {"HOSTMSG_RECEIVED", "USERSPACE_REQ", "USERSPACE_RECV"}
DeviceStates == {"DEVICE_INIT", "READY"} \cup Transaction

SecondsFor(op) ==
    IF op = "FREEZE" /\ "K15" \notin Defects THEN 900 ELSE 30

FlagsOf(p, status) ==
    IF p.op = "HOT_BACKUP" /\ (status = "OK" \/ "X01" \in Defects) THEN 5 ELSE 0

(***************************************************************************)
(* A reply is taken only for a request that the daemon has read and that   *)
(* was not decided since (D7).                                             *)
(***************************************************************************)
AwaitsReply ==
    /\ state = "USERSPACE_REQ"
    /\ verdict = "NONE" \/ "X35" \in Defects
    /\ outmsg = "NONE" \/ "X02" \in Defects

CanOpen == openers = 0 \/ ("K32" \in Defects /\ openers = 1)

CanRegister == state \notin Transaction \/ Defects \cap {"K04", "X17"} # {}

(***************************************************************************)
(* hv_poll_channel: look into the ring once more, unless a request is      *)
(* being served; its end does the same.                                    *)
(***************************************************************************)
Poll == callback' = (request = NoPacket)

Init ==
    /\ state = "DEVICE_INIT"
    /\ ring = <<>>
    /\ callback = FALSE
    /\ request = NoPacket
    /\ verdict = "NONE"
    /\ outmsg = "NONE"
    /\ timer = 0
    /\ near = FALSE
    /\ openers = 0
    /\ owed = {}

-----------------------------------------------------------------------------
(* The host. *)

(***************************************************************************)
(* The host puts a well-formed request into the ring.                      *)
(***************************************************************************)
HostSends(id, op) ==
    /\ Len(ring) < RingLimit
    /\ id \notin owed
    /\ \A other \in Ids \ owed : id <= other
    /\ ring' = Append(ring, [id |-> id, op |-> op])
    /\ owed' = owed \cup {id}
    /\ UNCHANGED <<state, callback, request, verdict, outmsg, timer, near, openers>>

(***************************************************************************)
(* The host puts a packet into the ring that is too short or of            *)
(* another type (D12).                                                     *)
(***************************************************************************)
HostSendsMalformed ==
    /\ Len(ring) < RingLimit
    /\ ring' = Append(ring, Malformed)
    /\ UNCHANGED <<state, callback, request, verdict, outmsg, timer, near, openers, owed>>

(***************************************************************************)
(* The channel interrupts.  During a request the callback returns          *)
(* at once.  An interrupt that is lost is this action not taken.           *)
(* hv_snapshot.c: hv_vss_onchannelcallback                                 *)
(***************************************************************************)
Interrupt ==
    /\ ~callback
    /\ callback' = (request = NoPacket)
    /\ UNCHANGED <<state, ring, request, verdict, outmsg, timer, near, openers, owed>>

-----------------------------------------------------------------------------
(* The driver at the ring. *)

TakesHead ==
    /\ callback
    /\ "K01" \in Defects => state # "DEVICE_INIT"
    /\ request = NoPacket
    /\ ring # <<>>

(***************************************************************************)
(* A request that the daemon must serve, and there is one: the             *)
(* transaction begins.  hv_snapshot.c: vss_handle_request                  *)
(***************************************************************************)
ReceiveForDaemon ==
    /\ TakesHead
    /\ Head(ring).op \in DaemonOperations
    /\ state = "READY"
    /\ request' = Head(ring)
    /\ ring' = Tail(ring)
    /\ callback' = FALSE
    /\ state' = "HOSTMSG_RECEIVED"
    /\ UNCHANGED <<verdict, outmsg, timer, near, openers, owed>>

(***************************************************************************)
(* A request that the daemon must serve, and nobody is                     *)
(* registered: it fails at once (D2).  hv_snapshot.c: vss_handle_request   *)
(***************************************************************************)
ReceiveUnserved ==
    /\ TakesHead
    /\ Head(ring).op \in DaemonOperations
    /\ state = "DEVICE_INIT" \/ "X36" \in Defects
    /\ request' = Head(ring)
    /\ ring' = IF "X13" \in Defects THEN <<>> ELSE Tail(ring)
    /\ callback' = FALSE
    /\ verdict' = IF "K14" \in Defects /\ Head(ring).op = "HOT_BACKUP" THEN "OK" ELSE "FAIL"
    /\ UNCHANGED <<state, outmsg, timer, near, openers, owed>>

(***************************************************************************)
(* A request that the driver answers by itself: OK, and nothing            *)
(* happens (D5).  hv_snapshot.c: vss_handle_request                        *)
(***************************************************************************)
ReceiveForDriver ==
    /\ TakesHead
    /\ Head(ring).op \in DriverOperations
    /\ request' = Head(ring)
    /\ ring' = Tail(ring)
    /\ callback' = FALSE
    /\ verdict' = IF "X03" \in Defects /\ Head(ring).op = "OTHER" THEN "FAIL" ELSE "OK"
    /\ UNCHANGED <<state, outmsg, timer, near, openers, owed>>

(***************************************************************************)
(* A malformed packet is dropped, and the callback goes on to              *)
(* the next one (D12).  hv_snapshot.c: hv_vss_onchannelcallback            *)
(***************************************************************************)
DropMalformed ==
    /\ TakesHead
    /\ Head(ring) = Malformed
    /\ ring' = Tail(ring)
    /\ callback' = ("X04" \notin Defects)
    /\ IF "K20" \in Defects
       THEN request' = Malformed /\ verdict' = "OK"
       ELSE UNCHANGED <<request, verdict>>
    /\ UNCHANGED <<state, outmsg, timer, near, openers, owed>>

(***************************************************************************)
(* The callback finds the ring empty and ends.                             *)
(* hv_snapshot.c: hv_vss_onchannelcallback                                 *)
(***************************************************************************)
CallbackEnds ==
    /\ callback
    /\ request = NoPacket
    /\ ring = <<>>
    /\ callback' = FALSE
    /\ UNCHANGED <<state, ring, request, verdict, outmsg, timer, near, openers, owed>>

(***************************************************************************)
(* The request is offered to the daemon and its deadline runs              *)
(* from here (D3, D6).  hv_snapshot.c: vss_send_op                         *)
(***************************************************************************)
OfferMessage ==
    /\ state = "HOSTMSG_RECEIVED"
    /\ verdict = "NONE"
    /\ outmsg = "NONE"
    /\ state' = "USERSPACE_REQ"
    /\ outmsg' = IF "X05" \in Defects THEN "FREEZE" ELSE request.op
    /\ timer' = IF "K02" \in Defects THEN 0 ELSE SecondsFor(request.op)
    /\ UNCHANGED <<ring, callback, request, verdict, near, openers, owed>>

(***************************************************************************)
(* The request cannot be offered, because a version word that              *)
(* nobody read is in the way: it fails at once (D15).                      *)
(* hv_utils_transport.c: hvutil_transport_send                             *)
(***************************************************************************)
FailToOffer ==
    /\ state = "HOSTMSG_RECEIVED"
    /\ verdict = "NONE"
    /\ outmsg # "NONE"
    /\ verdict' = IF "X06" \in Defects THEN "OK" ELSE "FAIL"
    /\ UNCHANGED <<state, ring, callback, request, outmsg, timer, near, openers, owed>>

(***************************************************************************)
(* The host gets its answer, and the ring is polled (D1, D4, D9).          *)
(* hv_snapshot.c: vss_respond_to_host, vss_poll_wrapper                    *)
(***************************************************************************)
Respond(id, status, flags) ==
    /\ verdict # "NONE"
    /\ id = request.id
    /\ status = verdict
    /\ flags = FlagsOf(request, verdict)
    /\ owed' = (owed \ {id}) \cup (IF "X00" \in Defects THEN {0} ELSE {})
    /\ request' = IF "K34" \in Defects THEN request ELSE NoPacket
    /\ verdict' = IF "K34" \in Defects THEN verdict ELSE "NONE"
    /\ state' = IF state \in Transaction THEN "READY" ELSE state
    /\ callback' = ~("K06" \in Defects \/ ("K13" \in Defects /\ request.op \in DriverOperations))
    /\ UNCHANGED <<ring, outmsg, timer, near, openers>>

-----------------------------------------------------------------------------
(* The clock. *)

(***************************************************************************)
(* All of the deadline's s seconds pass but the last instant, and          *)
(* nothing is answered (D6).                                               *)
(***************************************************************************)
DeadlineNears(s) ==
    /\ timer = s
    /\ ~near
    /\ near' = TRUE
    /\ UNCHANGED <<state, ring, callback, request, verdict, outmsg, timer, openers, owed>>

(***************************************************************************)
(* The deadline of s seconds expires: the request fails, and a             *)
(* message that the daemon did not read is withdrawn (D6, D8).             *)
(* hv_snapshot.c: vss_timeout_func                                         *)
(***************************************************************************)
DeadlineExpires(s) ==
    /\ timer = s
    /\ near
    /\ timer' = 0
    /\ near' = FALSE
    /\ verdict' = IF "X19" \in Defects THEN "OK" ELSE "FAIL"
    /\ outmsg' = IF "X07" \in Defects THEN outmsg ELSE "NONE"
    /\ UNCHANGED <<state, ring, callback, request, openers, owed>>

-----------------------------------------------------------------------------
(* The daemon at the device. *)

(***************************************************************************)
(* The only opener (H1).  hv_utils_transport.c: hvt_op_open                *)
(***************************************************************************)
DaemonOpens ==
    /\ CanOpen
    /\ openers' = openers + 1
    /\ UNCHANGED <<state, ring, callback, request, verdict, outmsg, timer, near, owed>>

(***************************************************************************)
(* A second opener is refused: EBUSY (H1).                                 *)
(***************************************************************************)
DaemonOpenBusy ==
    /\ ~CanOpen
    /\ UNCHANGED vars

(***************************************************************************)
(* REGISTER1: the driver's version word waits to be read (D11).            *)
(* hv_snapshot.c: vss_handle_handshake                                     *)
(***************************************************************************)
DaemonRegisters ==
    /\ openers # 0
    /\ CanRegister
    /\ outmsg = "NONE"
    /\ outmsg' = "VERSION"
    /\ state' = IF "X08" \in Defects \/ state \in Transaction THEN "READY" ELSE state
    /\ verdict' = IF state \in Transaction /\ "X17" \in Defects THEN "FAIL" ELSE verdict
    /\ timer' = 0
    /\ near' = FALSE
    /\ UNCHANGED <<ring, callback, request, openers, owed>>

(***************************************************************************)
(* A second REGISTER1 before the first answer was read: EFAULT             *)
(* (H2).  hv_snapshot.c: vss_handle_handshake                              *)
(***************************************************************************)
DaemonRegistersFault ==
    /\ openers # 0
    /\ state \notin Transaction
    /\ outmsg = "VERSION"
    /\ outmsg' = IF "X09" \in Defects THEN "NONE" ELSE outmsg
    /\ UNCHANGED <<state, ring, callback, request, verdict, timer, near, openers, owed>>

(***************************************************************************)
(* REGISTER: no answer, ready at once, and the ring is polled              *)
(* (D9, D11).  hv_snapshot.c: vss_handle_handshake                         *)
(***************************************************************************)
DaemonRegistersLegacy ==
    /\ openers # 0
    /\ state \notin Transaction
    /\ state' = "READY"
    /\ IF "K09" \in Defects THEN UNCHANGED callback ELSE Poll
    /\ UNCHANGED <<ring, request, verdict, outmsg, timer, near, openers, owed>>

(***************************************************************************)
(* A registration, old or new, during a transaction: EINVAL (D10).         *)
(* hv_snapshot.c: vss_on_msg                                               *)
(***************************************************************************)
DaemonRegistersInvalid(registration) ==
    /\ openers # 0
    /\ state \in Transaction
    /\ registration = "REGISTER1" /\ outmsg = "NONE" => ~CanRegister
    /\ UNCHANGED vars

(***************************************************************************)
(* The daemon reads the version word: now it is registered, and            *)
(* the ring is polled (D9, D11).  hv_snapshot.c: vss_register_done         *)
(***************************************************************************)
DaemonReadsVersion ==
    /\ openers # 0
    /\ outmsg = "VERSION"
    /\ outmsg' = "NONE"
    /\ state' = IF state = "DEVICE_INIT" THEN "READY" ELSE state
    /\ Poll
    /\ UNCHANGED <<ring, request, verdict, timer, near, openers, owed>>

(***************************************************************************)
(* The daemon reads the request.                                           *)
(* hv_utils_transport.c: hvt_op_read                                       *)
(***************************************************************************)
DaemonReads(op) ==
    /\ openers # 0
    /\ outmsg = op
    /\ op \in DaemonOperations
    /\ outmsg' = "NONE"
    /\ UNCHANGED <<state, ring, callback, request, verdict, timer, near, openers, owed>>

(***************************************************************************)
(* A read finds no message and blocks (H3).                                *)
(***************************************************************************)
DaemonReadBlocks ==
    /\ openers # 0
    /\ outmsg = "NONE"
    /\ UNCHANGED vars

(***************************************************************************)
(* A read with a buffer shorter than the message: EINVAL, and the          *)
(* message is kept (H3).                                                   *)
(***************************************************************************)
DaemonReadsShort ==
    /\ openers # 0
    /\ outmsg # "NONE"
    /\ outmsg' = IF "X10" \in Defects THEN "NONE" ELSE outmsg
    /\ UNCHANGED <<state, ring, callback, request, verdict, timer, near, openers, owed>>

(***************************************************************************)
(* The daemon's reply ends the transaction (D3, D7).                       *)
(* hv_snapshot.c: vss_on_msg                                               *)
(***************************************************************************)
DaemonReplies(word) ==
    /\ openers # 0
    /\ AwaitsReply
    /\ state' = "USERSPACE_RECV"
    /\ verdict' = IF "X11" \in Defects THEN "OK" ELSE word
    /\ timer' = IF "X12" \in Defects THEN timer ELSE 0
    /\ near' = FALSE
    /\ outmsg' = "NONE"
    /\ UNCHANGED <<ring, callback, request, openers, owed>>

(***************************************************************************)
(* A reply to nothing, to a request that was not read, or one that         *)
(* comes too late: EINVAL (D7).  hv_snapshot.c: vss_on_msg                 *)
(***************************************************************************)
DaemonRepliesInvalid(word) ==
    /\ openers # 0
    /\ ~AwaitsReply
    /\ word \in Words
    /\ UNCHANGED vars

(***************************************************************************)
(* A write of anything but 12 bytes: EINVAL (H2).                          *)
(* hv_snapshot.c: vss_on_msg                                               *)
(***************************************************************************)
DaemonWritesShort ==
    /\ openers # 0
    /\ outmsg' = IF "X37" \in Defects /\ outmsg = "VERSION" THEN "NONE" ELSE outmsg
    /\ UNCHANGED <<state, ring, callback, request, verdict, timer, near, openers, owed>>

(***************************************************************************)
(* The daemon closes the device, or dies: an unread message is             *)
(* discarded, a transaction in flight fails at once, and nobody is         *)
(* registered any more (H5).  hv_snapshot.c: vss_on_reset                  *)
(***************************************************************************)
DaemonCloses ==
    /\ openers # 0
    /\ openers' = IF "X16" \in Defects THEN openers ELSE 0
    /\ outmsg' = "NONE"
    /\ state' = IF "X15" \in Defects /\ state = "READY" THEN state ELSE "DEVICE_INIT"
    /\ verdict' = IF state \in Transaction /\ verdict = "NONE" /\ "X14" \notin Defects
                  THEN IF "X18" \in Defects THEN "OK" ELSE "FAIL"
                  ELSE verdict
    /\ timer' = 0
    /\ near' = FALSE
    /\ UNCHANGED <<ring, callback, request, owed>>

-----------------------------------------------------------------------------

Input ==
    \/ \E id \in Ids, op \in Operations : HostSends(id, op)
    \/ HostSendsMalformed
    \/ Interrupt
    \/ \E s \in Seconds : DeadlineNears(s)
    \/ \E s \in Seconds : DeadlineExpires(s)
    \/ DaemonOpens
    \/ DaemonOpenBusy
    \/ DaemonRegisters
    \/ DaemonRegistersFault
    \/ DaemonRegistersLegacy
    \/ \E registration \in Registrations : DaemonRegistersInvalid(registration)
    \/ DaemonReadsVersion
    \/ \E op \in DaemonOperations : DaemonReads(op)
    \/ DaemonReadBlocks
    \/ DaemonReadsShort
    \/ \E word \in Words : DaemonReplies(word)
    \/ \E word \in Words : DaemonRepliesInvalid(word)
    \/ DaemonWritesShort
    \/ DaemonCloses

Internal ==
    \/ ReceiveForDaemon
    \/ ReceiveUnserved
    \/ ReceiveForDriver
    \/ DropMalformed
    \/ CallbackEnds
    \/ OfferMessage
    \/ FailToOffer

Output ==
    \E id \in Ids \cup {0}, status \in Words, flags \in FlagWords : Respond(id, status, flags)

Next == Input \/ Internal \/ Output

(***************************************************************************)
(* Time passes; an armed deadline comes.                                   *)
(***************************************************************************)
ClockSteps ==
    \/ \E s \in Seconds : DeadlineNears(s)
    \/ \E s \in Seconds : DeadlineExpires(s)

(***************************************************************************)
(* Workers and callbacks run, and time passes.  Interrupt is fair: a host  *)
(* whose interrupts are all lost is not owed an answer; a single lost one  *)
(* is harmless (D9).                                                       *)
(***************************************************************************)
Fairness ==
    /\ WF_vars(Internal \/ Output)
    /\ WF_vars(ClockSteps)
    /\ WF_vars(Interrupt)

Spec == Init /\ [][Next]_vars /\ Fairness

-----------------------------------------------------------------------------
(* Invariants and properties, by clause. *)

InRing == {i \in 1..Len(ring) : ring[i].id # 0}

TypeOK ==
    /\ state \in DeviceStates
    /\ ring \in Seq(Packets \cup {Malformed})
    /\ Len(ring) <= RingLimit
    /\ callback \in BOOLEAN
    /\ request \in Packets \cup {NoPacket, Malformed}
    /\ verdict \in Words \cup {"NONE"}
    /\ outmsg \in DaemonOperations \cup {"NONE", "VERSION"}
    /\ timer \in Seconds \cup {0}
    /\ near \in BOOLEAN
    /\ openers \in 0..2
    /\ owed \in SUBSET Ids

(* Each id that the host waits for is in the ring or being served.         *)
D1_OwedMeansHeld ==
    Cardinality(owed \cap Ids) <= Cardinality(InRing) + (IF request.id = 0 THEN 0 ELSE 1)

(* What is about to be answered has not been answered yet.                 *)
D1_AnsweredOnce == verdict # "NONE" /\ request.id # 0 => request.id \in owed

D2_UnservedFails == [][ReceiveUnserved => verdict' = "FAIL"]_vars

(* A request for the daemon fails by itself only while nobody is registered. *)
D3_Forwarded == [][ReceiveUnserved => state = "DEVICE_INIT"]_vars

D3_MessageIsTheRequest ==
    outmsg \in DaemonOperations /\ timer # 0 => outmsg = request.op

D3_WordIsStatus == [][\A word \in Words : DaemonReplies(word) => verdict' = word]_vars

D4_BackupFlags ==
    [][\A id \in Ids, status \in Words, flags \in FlagWords :
        Respond(id, status, flags) =>
            (flags = 5 <=> request.op = "HOT_BACKUP" /\ status = "OK")]_vars

D5_DriverAnswersOk ==
    [][ReceiveForDriver => verdict' = "OK" /\ UNCHANGED <<state, outmsg, timer>>]_vars

D6_DeadlineFails == [][\A s \in Seconds : DeadlineExpires(s) => verdict' = "FAIL"]_vars

(* A deadline runs exactly while a reply, or the read before it, is awaited. *)
D6_DeadlineRuns == timer # 0 <=> state = "USERSPACE_REQ" /\ verdict = "NONE"

D6_DeadlineLength ==
    timer # 0 /\ verdict = "NONE" /\ state = "USERSPACE_REQ" =>
        timer = (IF request.op = "FREEZE" THEN 900 ELSE 30)

D7_OnlyWhatWasRead == [][\A word \in Words : DaemonReplies(word) => outmsg = "NONE"]_vars

(* What is decided stays: a late reply changes no answer. *)
D7_DecidedStays == [][(verdict # "NONE" /\ request' = request) => verdict' = verdict]_vars

(* An unread message is that of a transaction that still runs.             *)
D8_Withdrawn == outmsg \in DaemonOperations => state = "USERSPACE_REQ" /\ verdict = "NONE"

D9_EndPolls == [][request # NoPacket /\ request' = NoPacket => callback']_vars

D9_RegistrationPolls ==
    [][DaemonReadsVersion \/ DaemonRegistersLegacy => callback' \/ request # NoPacket]_vars

(* The callback ends with a request to serve or with an empty ring.        *)
D9_CallbackRunsDry == [][callback /\ ~callback' => request' # NoPacket \/ ring' = <<>>]_vars

(* Only an answer, or the close that fails it, ends a transaction.         *)
D10_TransactionSurvives ==
    [][(state \in Transaction /\ state' \notin Transaction) =>
        verdict # "NONE" \/ openers' = 0]_vars

(* Nobody is registered by a REGISTER1 whose answer nobody read.           *)
D11_ReadyWhenRead ==
    [][state = "DEVICE_INIT" /\ state' = "READY" => ~(outmsg = "NONE" /\ outmsg' = "VERSION")]_vars

D12_MalformedNeverServed == request # Malformed

D15_OfferFails == [][FailToOffer => verdict' = "FAIL"]_vars

H1_OneOpener == openers <= 1

H2_UnreadVersionStays == [][DaemonRegistersFault => outmsg' = "VERSION"]_vars

(* Whoever is told EINVAL changed nothing. *)
H2_RefusedChangesNothing ==
    [][DaemonWritesShort \/ (\E word \in Words : DaemonRepliesInvalid(word)) => UNCHANGED vars]_vars

H3_ShortReadKeeps == [][DaemonReadsShort => outmsg' = outmsg]_vars

H5_CloseFails ==
    [][DaemonCloses /\ state \in Transaction /\ verdict = "NONE" => verdict' = "FAIL"]_vars

H5_NobodyRegistered == openers = 0 => state = "DEVICE_INIT" /\ outmsg = "NONE"

S4_Answered == \A id \in Ids : id \in owed ~> id \notin owed
=============================================================================
