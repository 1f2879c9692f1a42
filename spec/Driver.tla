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
(* Clauses: W1, W2 and W6 abstractly, N1, D1-D15, H1-H5, S4.               *)
(*                                                                         *)
(* Not modelled: bytes and lengths (room protocol), the versions that a    *)
(* NEGOTIATE is about (N2, N3), a memory allocation that fails, a device   *)
(* node that is gone after the removal (ENOENT; here EBADF goes on), and   *)
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
    owed,       \* ids that the host sent and got no answer for
    suspended,  \* the machine sleeps, or is about to: the channel is closed
    raised      \* the channel's interrupt for a packet is under way

channelVars == <<suspended, raised>>
vars == <<state, ring, callback, request, verdict, outmsg, timer, near, openers, owed, channelVars>>

DaemonOperations == {"FREEZE", "THAW", "HOT_BACKUP"}
DriverOperations == {"GET_DM_INFO", "OTHER", "NEGOTIATE"}
AllOperations == DaemonOperations \cup DriverOperations
Registrations == {"REGISTER", "REGISTER1"}
Words == {"OK", "FAIL"}
FlagWords == {0, 5}          \* 5 is VSS_HBU_NO_AUTO_RECOVERY
Seconds == {30, 900}
PollEvents == {"NONE", "IN", "OUT", "ERR_HUP"}

\* Shorter than 28; a VSS packet shorter than 40; another type; longer than 8,192.
Malformations == {"SHORT", "SHORT_VSS", "OTHER_TYPE", "LONG"}

NoPacket == [id |-> 0, op |-> "NONE"]
Malformed == [id |-> 0, op |-> "MALFORMED"]
CutOff == [id |-> 0, op |-> "FREEZE"]    \* what is left of one that is too long
Packets == [id : Ids, op : Operations]

Transaction == {"HOSTMSG_RECEIVED", "USERSPACE_REQ", "USERSPACE_RECV"}
DeviceStates == {"DEVICE_INIT", "READY", "DEVICE_DYING"} \cup Transaction

SecondsFor(op) ==
    IF op = "FREEZE" /\ "K15" \notin Defects THEN 900 ELSE 30

FlagsOf(p, status) ==
    IF /\ p.op = "HOT_BACKUP"
       /\ status = "OK" \/ "X01" \in Defects
       /\ "L01" \notin Defects
    THEN 5
    ELSE 0

(***************************************************************************)
(* L08 takes only the beginning of a packet that is too long: what is left *)
(* of it is no packet, and what the driver makes of it, and of all that is *)
(* behind it, is not said.  hv_ringbuffer.c: hv_pkt_iter_first             *)
(***************************************************************************)
InStep == "L08" \in Defects /\ ring # <<>> => Head(ring) # NoPacket

BehindHead ==
    IF "L08" \in Defects /\ Head(ring) = CutOff THEN <<NoPacket>> \o Tail(ring) ELSE Tail(ring)

(***************************************************************************)
(* Somebody has the device open, and it is not being removed.              *)
(***************************************************************************)
CanUse == openers # 0 /\ state # "DEVICE_DYING" /\ InStep

(***************************************************************************)
(* L05 and L07 call somebody registered who does not have the device open. *)
(***************************************************************************)
NobodyListens == Defects \cap {"L05", "L07"} # {} /\ openers = 0

(***************************************************************************)
(* A reply is taken only for a request that the daemon has read and that   *)
(* was not decided since (D7).                                             *)
(***************************************************************************)
AwaitsReply ==
    /\ state = "USERSPACE_REQ"
    /\ verdict = "NONE" \/ "X35" \in Defects
    /\ outmsg = "NONE" \/ Defects \cap {"X02", "L06"} # {}

AcceptsInSuspend == "X72" \in Defects /\ suspended

CanOpen == openers = 0 \/ ("K32" \in Defects /\ openers = 1)

CanRegister == state \notin Transaction \/ Defects \cap {"K04", "X17"} # {}

(***************************************************************************)
(* hv_poll_channel: look into the ring once more, unless a request is      *)
(* being served; its end does the same.                                    *)
(***************************************************************************)
Poll ==
    /\ callback' = (request = NoPacket)
    /\ raised' = FALSE

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
    /\ suspended = FALSE
    /\ raised = FALSE

-----------------------------------------------------------------------------
(* The host. *)

ChannelIsOpen == state # "DEVICE_DYING" /\ ~suspended /\ InStep

(***************************************************************************)
(* A packet in an empty ring raises an interrupt, which comes at last;     *)
(* behind another packet it raises none, and while a request is served or  *)
(* the callback is scheduled an interrupt would change nothing.            *)
(***************************************************************************)
Raises == ring = <<>> /\ request = NoPacket /\ ~callback

(***************************************************************************)
(* The host puts a well-formed request into the ring.                      *)
(***************************************************************************)
HostSends(id, op) ==
    /\ ChannelIsOpen
    /\ Len(ring) < RingLimit
    /\ id \notin owed
    /\ \A other \in Ids \ owed : id <= other
    /\ ring' = Append(ring, [id |-> id, op |-> op])
    /\ owed' = owed \cup {id}
    /\ raised' = (raised \/ Raises)
    /\ UNCHANGED <<state, callback, request, verdict, outmsg, timer, near, openers, suspended>>

(***************************************************************************)
(* The host puts a packet into the ring that is no request: too short,     *)
(* too long or of another type (D12, W6).  In the ring one is like         *)
(* the other.                                                              *)
(***************************************************************************)
HostSendsMalformed(kind) ==
    /\ ChannelIsOpen
    /\ kind \in Malformations
    /\ Len(ring) < RingLimit
    /\ ring' = Append(ring, IF "L08" \in Defects /\ kind = "LONG" THEN CutOff ELSE Malformed)
    /\ raised' = (raised \/ Raises)
    /\ UNCHANGED <<state, callback, request, verdict, outmsg, timer, near, openers, owed, suspended>>

(***************************************************************************)
(* The channel interrupts, for a packet or for nothing.  During a request  *)
(* the callback returns at once.  An interrupt that is late is this        *)
(* action not taken yet.  hv_snapshot.c: hv_vss_onchannelcallback          *)
(***************************************************************************)
Interrupt ==
    /\ ChannelIsOpen
    /\ ~callback
    /\ Poll
    /\ UNCHANGED <<state, ring, request, verdict, outmsg, timer, near, openers, owed, suspended>>

(***************************************************************************)
(* The host takes the channel away, or the module is unloaded: the         *)
(* transaction's work stops, and nothing is sent any more (D13).  The      *)
(* removal waits for the daemon to close.  hv_snapshot.c: hv_vss_deinit    *)
(***************************************************************************)
HostRemovesChannel ==
    /\ ChannelIsOpen
    /\ state' = "DEVICE_DYING"
    /\ ring' = <<>>
    /\ callback' = FALSE
    /\ IF "X67" \in Defects /\ verdict # "NONE"
       THEN UNCHANGED <<request, verdict>> /\ owed' = owed \cap {request.id}
       ELSE request' = NoPacket /\ verdict' = "NONE" /\ owed' = {}
    /\ outmsg' = "NONE"
    /\ timer' = 0
    /\ near' = FALSE
    /\ raised' = FALSE
    /\ UNCHANGED <<openers, suspended>>

(***************************************************************************)
(* The host offers the channel again, and the driver makes a new instance  *)
(* of itself, which nobody has open: the removal of the old one waited     *)
(* for the daemon to close it (D13).                                       *)
(* hv_snapshot.c: hv_vss_init; hv_utils_transport.c:                       *)
(* hvutil_transport_destroy                                                *)
(***************************************************************************)
HostOffersChannel ==
    /\ state = "DEVICE_DYING"
    /\ openers = 0
    /\ state' = "DEVICE_INIT"
    /\ UNCHANGED <<ring, callback, request, verdict, outmsg, timer, near, openers, owed, channelVars>>

-----------------------------------------------------------------------------
(* The machine. *)

(***************************************************************************)
(* The machine is about to sleep, and the channel closes.  What is in      *)
(* flight is cancelled: no old id is ever answered.  A registered daemon,  *)
(* which may hold file systems frozen, is handed a THAW that no host asked *)
(* for, even if a message is pending, which it replaces.  With no          *)
(* transaction its reply, like a late one, is refused, so that it          *)
(* registers anew (D14).  hv_snapshot.c: hv_vss_pre_suspend                *)
(***************************************************************************)
MachineSuspends ==
    /\ ChannelIsOpen
    /\ suspended' = TRUE
    /\ raised' = FALSE
    /\ IF "K35" \in Defects
       THEN /\ ring' = <<>>
            /\ owed' = owed \cap {request.id}
            /\ UNCHANGED <<state, callback, request, verdict, outmsg, timer, near>>
       ELSE /\ state' = IF /\ state = "DEVICE_INIT"
                           /\ "X74" \notin Defects \/ openers = 0
                           /\ "L07" \notin Defects
                        THEN state
                        ELSE "READY"
            /\ ring' = IF "X75" \in Defects /\ request # NoPacket THEN ring ELSE <<>>
            /\ owed' = IF "X75" \in Defects /\ request # NoPacket THEN owed \ {request.id} ELSE {}
            /\ callback' = FALSE
            /\ request' = NoPacket
            /\ verdict' = "NONE"
            /\ outmsg' = IF \/ state = "DEVICE_INIT" /\ "L07" \notin Defects
                            \/ NobodyListens
                            \/ "X70" \in Defects /\ outmsg # "NONE"
                            \/ "X73" \in Defects /\ state = "READY"
                         THEN outmsg
                         ELSE "FAKE_THAW"
            /\ timer' = 0
            /\ near' = FALSE
    /\ UNCHANGED openers

(***************************************************************************)
(* The machine wakes up and the channel opens again: the next request is   *)
(* served as any other (D14).  A callback that a registration scheduled    *)
(* meanwhile runs now.  hv_snapshot.c: hv_vss_pre_resume                   *)
(***************************************************************************)
MachineResumes ==
    /\ suspended
    /\ suspended' = FALSE
    /\ UNCHANGED <<state, ring, callback, request, verdict, outmsg, timer, near, openers, owed, raised>>

-----------------------------------------------------------------------------
(* The driver at the ring. *)

(***************************************************************************)
(* What the packet at the head of the ring asks for.  K20 does not look    *)
(* whether it is a request, and finds FREEZE where the operation would be. *)
(***************************************************************************)
Asked ==
    IF "K20" \in Defects /\ Head(ring) = Malformed THEN [id |-> 0, op |-> "FREEZE"] ELSE Head(ring)

TakesHead ==
    /\ callback
    /\ ~suspended
    /\ "K01" \in Defects => state # "DEVICE_INIT"
    /\ request = NoPacket
    /\ ring # <<>>

(***************************************************************************)
(* A request that the daemon must serve, and there is one: the             *)
(* transaction begins.  hv_snapshot.c: vss_handle_request                  *)
(***************************************************************************)
ReceiveForDaemon ==
    /\ TakesHead
    /\ Asked.op \in DaemonOperations
    /\ state = "READY"
    /\ request' = Asked
    /\ ring' = BehindHead
    /\ callback' = FALSE
    /\ state' = "HOSTMSG_RECEIVED"
    /\ UNCHANGED <<verdict, outmsg, timer, near, openers, owed, channelVars>>

(***************************************************************************)
(* A request that the daemon must serve, and nobody is                     *)
(* registered: it fails at once (D2).  hv_snapshot.c: vss_handle_request   *)
(***************************************************************************)
ReceiveUnserved ==
    /\ TakesHead
    /\ Asked.op \in DaemonOperations
    /\ state = "DEVICE_INIT" \/ "X36" \in Defects
    /\ request' = Asked
    /\ ring' = IF "X13" \in Defects THEN <<>> ELSE BehindHead
    /\ callback' = FALSE
    /\ verdict' = IF "K14" \in Defects /\ Asked.op = "HOT_BACKUP" THEN "OK" ELSE "FAIL"
    /\ UNCHANGED <<state, outmsg, timer, near, openers, owed, channelVars>>

(***************************************************************************)
(* A request that the driver answers by itself, with or without a daemon:  *)
(* OK, and nothing happens (D5, N1).  hv_snapshot.c: vss_handle_request,   *)
(* hv_vss_onchannelcallback                                                *)
(***************************************************************************)
ReceiveForDriver ==
    /\ TakesHead
    /\ Head(ring).op \in DriverOperations
    /\ request' = Head(ring)
    /\ ring' = Tail(ring)
    /\ callback' = FALSE
    /\ verdict' = IF "X03" \in Defects /\ Head(ring).op = "OTHER" THEN "FAIL" ELSE "OK"
    /\ state' = IF "L05" \in Defects /\ Head(ring).op # "NEGOTIATE" THEN "READY" ELSE state
    /\ UNCHANGED <<outmsg, timer, near, openers, owed, channelVars>>

(***************************************************************************)
(* A malformed packet is dropped, and the callback goes on to              *)
(* the next one (D12, W6).  hv_snapshot.c: hv_vss_onchannelcallback        *)
(***************************************************************************)
DropMalformed ==
    /\ TakesHead
    /\ Asked = Malformed
    /\ ring' = Tail(ring)
    /\ callback' = ("X04" \notin Defects)
    /\ UNCHANGED <<state, request, verdict, outmsg, timer, near, openers, owed, channelVars>>

(***************************************************************************)
(* The callback finds the ring empty and ends.  While the machine sleeps   *)
(* it does not run.  hv_snapshot.c: hv_vss_onchannelcallback               *)
(***************************************************************************)
CallbackEnds ==
    /\ callback
    /\ ~suspended
    /\ request = NoPacket
    /\ ring = <<>>
    /\ callback' = FALSE
    /\ UNCHANGED <<state, ring, request, verdict, outmsg, timer, near, openers, owed, channelVars>>

(***************************************************************************)
(* The request is offered to the daemon and its deadline runs              *)
(* from here (D3, D6).  hv_snapshot.c: vss_send_op                         *)
(***************************************************************************)
OfferMessage ==
    /\ state = "HOSTMSG_RECEIVED"
    /\ verdict = "NONE"
    /\ outmsg = "NONE" /\ ~NobodyListens
    /\ state' = "USERSPACE_REQ"
    /\ outmsg' = IF "X05" \in Defects THEN "FREEZE" ELSE request.op
    /\ timer' = IF "K02" \in Defects THEN 0 ELSE SecondsFor(request.op)
    /\ UNCHANGED <<ring, callback, request, verdict, near, openers, owed, channelVars>>

(***************************************************************************)
(* The request cannot be offered, because a version word or the THAW of a  *)
(* suspend that nobody read is in the way: it fails at once (D15).         *)
(* hv_utils_transport.c: hvutil_transport_send                             *)
(***************************************************************************)
FailToOffer ==
    /\ state = "HOSTMSG_RECEIVED"
    /\ verdict = "NONE"
    /\ outmsg # "NONE" \/ NobodyListens
    /\ verdict' = IF "X06" \in Defects THEN "OK" ELSE "FAIL"
    /\ outmsg' = IF "X71" \in Defects /\ outmsg = "FAKE_THAW" THEN "NONE" ELSE outmsg
    /\ UNCHANGED <<state, ring, callback, request, timer, near, openers, owed, channelVars>>

(***************************************************************************)
(* It failed without having been offered, or by a close.                   *)
(***************************************************************************)
FailedAtOnce ==
    request.op \in DaemonOperations /\ state \notin {"USERSPACE_REQ", "USERSPACE_RECV"}

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
    /\ callback' = ~(\/ "K06" \in Defects
                     \/ "K13" \in Defects /\ request.op \in DriverOperations
                     \/ "L03" \in Defects /\ request.op = "NEGOTIATE"
                     \/ "L04" \in Defects /\ FailedAtOnce)
    /\ UNCHANGED <<ring, outmsg, timer, near, openers, channelVars>>

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
    /\ UNCHANGED <<state, ring, callback, request, verdict, outmsg, timer, openers, owed, channelVars>>

(***************************************************************************)
(* The deadline of s seconds expires: the request fails, and a             *)
(* message that the daemon did not read is withdrawn (D6, D8).             *)
(* hv_snapshot.c: vss_timeout_func                                         *)
(***************************************************************************)
DeadlineExpires(s) ==
    /\ InStep
    /\ timer = s
    /\ near
    /\ timer' = 0
    /\ near' = FALSE
    /\ verdict' = IF "X19" \in Defects THEN "OK" ELSE "FAIL"
    /\ outmsg' = IF "X07" \in Defects THEN outmsg ELSE "NONE"
    /\ UNCHANGED <<state, ring, callback, request, openers, owed, channelVars>>

-----------------------------------------------------------------------------
(* The daemon at the device. *)

(***************************************************************************)
(* The only opener (H1).  hv_utils_transport.c: hvt_op_open                *)
(***************************************************************************)
DaemonOpens ==
    /\ CanOpen
    /\ state # "DEVICE_DYING" \/ "X63" \in Defects
    /\ openers' = openers + 1
    /\ UNCHANGED <<state, ring, callback, request, verdict, outmsg, timer, near, owed, channelVars>>

(***************************************************************************)
(* A second opener is refused: EBUSY (H1).                                 *)
(* hv_utils_transport.c: hvt_op_open                                       *)
(***************************************************************************)
DaemonOpenBusy ==
    /\ ~CanOpen
    /\ state # "DEVICE_DYING"
    /\ UNCHANGED vars

(***************************************************************************)
(* An open after the removal is refused: EBADF (H1, D13).                  *)
(* hv_utils_transport.c: hvt_op_open                                       *)
(***************************************************************************)
DaemonOpenGone ==
    /\ state = "DEVICE_DYING"
    /\ CanOpen => "X63" \notin Defects
    /\ UNCHANGED vars

(***************************************************************************)
(* REGISTER1: the driver's version word waits to be read (D11).            *)
(* hv_snapshot.c: vss_handle_handshake                                     *)
(***************************************************************************)
DaemonRegisters ==
    /\ CanUse
    /\ CanRegister
    /\ outmsg = "NONE"
    /\ outmsg' = "VERSION"
    /\ state' = IF "X08" \in Defects \/ state \in Transaction THEN "READY" ELSE state
    /\ verdict' = IF state \in Transaction /\ "X17" \in Defects THEN "FAIL" ELSE verdict
    /\ timer' = 0
    /\ near' = FALSE
    /\ UNCHANGED <<ring, callback, request, openers, owed, channelVars>>

(***************************************************************************)
(* A second REGISTER1 before the first answer was read, or one before the  *)
(* THAW of a suspend was read: EFAULT (H2).                                *)
(* hv_snapshot.c: vss_handle_handshake                                     *)
(***************************************************************************)
DaemonRegistersFault ==
    /\ CanUse
    /\ state \notin Transaction
    /\ outmsg # "NONE"
    /\ outmsg' = IF "X09" \in Defects /\ outmsg = "VERSION" THEN "NONE" ELSE outmsg
    /\ UNCHANGED <<state, ring, callback, request, verdict, timer, near, openers, owed, channelVars>>

(***************************************************************************)
(* REGISTER: no answer, ready at once, and the ring is polled              *)
(* (D9, D11).  hv_snapshot.c: vss_handle_handshake                         *)
(***************************************************************************)
DaemonRegistersLegacy ==
    /\ CanUse \/ ("X69" \in Defects /\ openers # 0)
    /\ state \notin Transaction
    /\ state' = IF Defects \cap {"L02", "X76"} # {} THEN state ELSE "READY"
    /\ IF Defects \cap {"K09", "L02"} # {} THEN UNCHANGED <<callback, raised>> ELSE Poll
    /\ UNCHANGED <<ring, request, verdict, outmsg, timer, near, openers, owed, suspended>>

(***************************************************************************)
(* A registration, old or new, during a transaction: EINVAL (D10).         *)
(* hv_snapshot.c: vss_on_msg                                               *)
(***************************************************************************)
DaemonRegistersInvalid(registration) ==
    /\ CanUse
    /\ state \in Transaction
    /\ registration = "REGISTER1" /\ outmsg = "NONE" => ~CanRegister
    /\ UNCHANGED vars

(***************************************************************************)
(* The daemon reads the version word: now it is registered, and            *)
(* the ring is polled (D9, D11).  hv_snapshot.c: vss_register_done         *)
(***************************************************************************)
DaemonReadsVersion ==
    /\ CanUse
    /\ outmsg = "VERSION"
    /\ outmsg' = "NONE"
    /\ state' = IF state = "DEVICE_INIT" THEN "READY" ELSE state
    /\ Poll
    /\ UNCHANGED <<ring, request, verdict, timer, near, openers, owed, suspended>>

(***************************************************************************)
(* The daemon reads the request, or the THAW of a suspend, which is like   *)
(* any other (D14).  hv_utils_transport.c: hvt_op_read                     *)
(***************************************************************************)
DaemonReads(op) ==
    /\ CanUse
    /\ outmsg = op \/ (outmsg = "FAKE_THAW" /\ op = "THAW")
    /\ op \in DaemonOperations
    /\ outmsg' = "NONE"
    /\ UNCHANGED <<state, ring, callback, request, verdict, timer, near, openers, owed, channelVars>>

(***************************************************************************)
(* A read finds no message and blocks (H3).                                *)
(* hv_utils_transport.c: hvt_op_read                                       *)
(***************************************************************************)
DaemonReadBlocks ==
    /\ CanUse \/ ("K25" \in Defects /\ openers # 0)
    /\ outmsg = "NONE"
    /\ UNCHANGED vars

(***************************************************************************)
(* A read after the removal, or one that the removal finds blocked: EBADF  *)
(* (H3, D13).  hv_utils_transport.c: hvt_op_read                           *)
(***************************************************************************)
DaemonReadGone ==
    /\ openers # 0
    /\ state = "DEVICE_DYING"
    /\ "K25" \notin Defects
    /\ UNCHANGED vars

(***************************************************************************)
(* A read with a buffer shorter than the message: EINVAL, and the          *)
(* message is kept (H3).  hv_utils_transport.c: hvt_op_read                *)
(***************************************************************************)
DaemonReadsShort ==
    /\ CanUse
    /\ outmsg # "NONE"
    /\ outmsg' = IF "X10" \in Defects /\ outmsg # "FAKE_THAW" THEN "NONE" ELSE outmsg
    /\ UNCHANGED <<state, ring, callback, request, verdict, timer, near, openers, owed, channelVars>>

(***************************************************************************)
(* The daemon's reply ends the transaction (D3, D7).                       *)
(* hv_snapshot.c: vss_on_msg                                               *)
(***************************************************************************)
DaemonReplies(word) ==
    /\ CanUse
    /\ AwaitsReply \/ AcceptsInSuspend
    /\ IF AcceptsInSuspend
       THEN UNCHANGED <<state, verdict, timer, near, outmsg>>
       ELSE /\ state' = "USERSPACE_RECV"
            /\ verdict' = IF "X11" \in Defects THEN "OK" ELSE word
            /\ timer' = IF "X12" \in Defects THEN timer ELSE 0
            /\ near' = FALSE
            /\ outmsg' = IF "L06" \in Defects THEN outmsg ELSE "NONE"
    /\ UNCHANGED <<ring, callback, request, openers, owed, channelVars>>

(***************************************************************************)
(* A reply to nothing, to a request that was not read, or one that         *)
(* comes too late: EINVAL (D7).  hv_snapshot.c: vss_on_msg                 *)
(***************************************************************************)
DaemonRepliesInvalid(word) ==
    /\ CanUse
    /\ ~AwaitsReply
    /\ ~AcceptsInSuspend
    /\ word \in Words
    /\ "K30" \notin Defects
    /\ UNCHANGED vars

(***************************************************************************)
(* EFAULT in its place would tell the daemon nothing that is true.  The    *)
(* reference never answers so (D7); K30 does.  hv_snapshot.c: vss_on_msg   *)
(***************************************************************************)
DaemonRepliesFault(word) ==
    /\ "K30" \in Defects
    /\ CanUse
    /\ ~AwaitsReply
    /\ word \in Words
    /\ UNCHANGED vars

(***************************************************************************)
(* A write of anything but 12 bytes: EINVAL (H2).                          *)
(* hv_snapshot.c: vss_on_msg                                               *)
(***************************************************************************)
DaemonWritesShort ==
    /\ CanUse
    /\ outmsg' = IF "X37" \in Defects /\ outmsg = "VERSION" THEN "NONE" ELSE outmsg
    /\ UNCHANGED <<state, ring, callback, request, verdict, timer, near, openers, owed, channelVars>>

(***************************************************************************)
(* A write of anything after the removal: EBADF (H2, D13).                 *)
(* hv_utils_transport.c: hvt_op_write                                      *)
(***************************************************************************)
DaemonWriteGone ==
    /\ openers # 0
    /\ state = "DEVICE_DYING"
    /\ "X69" \notin Defects
    /\ UNCHANGED vars

(***************************************************************************)
(* The daemon asks what it may do: read when a message is there; nothing   *)
(* but close after the removal (ERR and HUP); never write (H4).            *)
(* hv_utils_transport.c: hvt_op_poll                                       *)
(***************************************************************************)
DaemonPolls(events) ==
    /\ openers # 0
    /\ events = CASE state = "DEVICE_DYING" -> IF "X65" \in Defects THEN "NONE" ELSE "ERR_HUP"
                  [] state # "DEVICE_DYING" /\ outmsg # "NONE" ->
                        IF "X64" \in Defects THEN "NONE" ELSE "IN"
                  [] OTHER -> IF "X66" \in Defects THEN "OUT" ELSE "NONE"
    /\ UNCHANGED vars

(***************************************************************************)
(* The daemon closes the device, or dies: an unread message is             *)
(* discarded, a transaction in flight fails at once, and nobody is         *)
(* registered any more (H5).  A removed device goes (D13).                 *)
(* hv_snapshot.c: vss_on_reset; hv_utils_transport.c: hvt_op_release       *)
(***************************************************************************)
DaemonCloses ==
    /\ InStep
    /\ openers # 0
    /\ openers' = IF "X16" \in Defects THEN openers ELSE 0
    /\ outmsg' = "NONE"
    /\ IF "K07" \in Defects /\ state \in Transaction /\ verdict = "NONE"
       THEN UNCHANGED <<state, verdict, timer, near>>
       ELSE /\ state' = IF \/ state = "DEVICE_DYING" /\ "X68" \notin Defects
                           \/ "X15" \in Defects /\ state = "READY"
                        THEN state
                        ELSE "DEVICE_INIT"
            /\ verdict' = IF state \in Transaction /\ verdict = "NONE" /\ "X14" \notin Defects
                          THEN IF "X18" \in Defects THEN "OK" ELSE "FAIL"
                          ELSE verdict
            /\ timer' = 0
            /\ near' = FALSE
    /\ UNCHANGED <<ring, callback, request, owed, channelVars>>

-----------------------------------------------------------------------------

Input ==
    \/ \E id \in Ids, op \in Operations : HostSends(id, op)
    \/ \E kind \in Malformations : HostSendsMalformed(kind)
    \/ Interrupt
    \/ HostRemovesChannel
    \/ HostOffersChannel
    \/ MachineSuspends
    \/ MachineResumes
    \/ \E s \in Seconds : DeadlineNears(s)
    \/ \E s \in Seconds : DeadlineExpires(s)
    \/ DaemonOpens
    \/ DaemonOpenBusy
    \/ DaemonOpenGone
    \/ DaemonRegisters
    \/ DaemonRegistersFault
    \/ DaemonRegistersLegacy
    \/ \E registration \in Registrations : DaemonRegistersInvalid(registration)
    \/ DaemonReadsVersion
    \/ \E op \in DaemonOperations : DaemonReads(op)
    \/ DaemonReadBlocks
    \/ DaemonReadGone
    \/ DaemonReadsShort
    \/ \E word \in Words : DaemonReplies(word)
    \/ \E word \in Words : DaemonRepliesInvalid(word)
    \/ \E word \in Words : DaemonRepliesFault(word)
    \/ DaemonWritesShort
    \/ DaemonWriteGone
    \/ \E events \in PollEvents : DaemonPolls(events)
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
(* What the driver does at the ring and for a request; the end of a        *)
(* callback on an empty ring is not among it.                              *)
(***************************************************************************)
DriverSteps ==
    \/ ReceiveForDaemon
    \/ ReceiveUnserved
    \/ ReceiveForDriver
    \/ DropMalformed
    \/ OfferMessage
    \/ FailToOffer
    \/ Output

(***************************************************************************)
(* What S4 needs, and no more; without any one of the three it is false:   *)
(*   X60: the kernel runs the callback and the workers that it scheduled;  *)
(*   X61: time passes, for a daemon may never reply;                       *)
(*   X62: the interrupt of a packet that came into an empty ring comes.    *)
(* No other interrupt is assumed, so that a packet behind another one is   *)
(* reached by the driver's own look into the ring or never (D9).  Nothing  *)
(* is assumed of the daemon, of the host, or of a sleeping machine.        *)
(***************************************************************************)
Fairness ==
    /\ WF_vars("X60" \notin Defects /\ DriverSteps)
    /\ WF_vars("X61" \notin Defects /\ ClockSteps)
    /\ WF_vars("X62" \notin Defects /\ raised /\ Interrupt)

Spec == Init /\ [][Next]_vars /\ Fairness

-----------------------------------------------------------------------------
(* Invariants and properties, by clause. *)

InRing == {i \in 1..Len(ring) : ring[i].id # 0}

TypeOK ==
    /\ state \in DeviceStates
    /\ ring \in Seq(Packets \cup {Malformed})
    /\ Len(ring) <= RingLimit
    /\ callback \in BOOLEAN
    /\ request \in [id : Ids \cup {0}, op : Operations] \cup {NoPacket}
    /\ verdict \in Words \cup {"NONE"}
    /\ outmsg \in DaemonOperations \cup {"NONE", "VERSION", "FAKE_THAW"}
    /\ timer \in Seconds \cup {0}
    /\ near \in BOOLEAN
    /\ openers \in 0..2
    /\ owed \in SUBSET Ids
    /\ suspended \in BOOLEAN
    /\ raised \in BOOLEAN

(* A NEGOTIATE that the callback has before it is answered, daemon or not. *)
N1_AnsweredAnyway ==
    (callback /\ ~suspended /\ request = NoPacket /\ ring # <<>> /\ Head(ring).op = "NEGOTIATE") =>
        ENABLED ReceiveForDriver

ChannelCloses == (~suspended /\ suspended') \/ state' = "DEVICE_DYING"

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

(* Whoever is refused is told EINVAL.                                      *)
D7_RefusedAsInvalid == \A word \in Words : ~ENABLED DaemonRepliesFault(word)

(* An unread request is that of a transaction that still runs.             *)
D8_Withdrawn == outmsg \in DaemonOperations => state = "USERSPACE_REQ" /\ verdict = "NONE"

(* The end of a request looks into the ring, unless the channel went.      *)
D9_EndPolls ==
    [][request # NoPacket /\ request' = NoPacket /\ ~ChannelCloses => callback']_vars

D9_RegistrationPolls ==
    [][DaemonReadsVersion \/ DaemonRegistersLegacy => callback' \/ request # NoPacket]_vars

(* The callback ends with a request to serve or with an empty ring.        *)
D9_CallbackRunsDry == [][callback /\ ~callback' => request' # NoPacket \/ ring' = <<>>]_vars

(* Only an answer, or a close that fails or cancels it, ends a transaction. *)
D10_TransactionSurvives ==
    [][(state \in Transaction /\ state' \notin Transaction) =>
        verdict # "NONE" \/ openers' = 0 \/ ChannelCloses]_vars

(* Nobody is registered by a REGISTER1 whose answer nobody read.           *)
D11_ReadyWhenRead ==
    [][state = "DEVICE_INIT" /\ state' = "READY" => ~(outmsg = "NONE" /\ outmsg' = "VERSION")]_vars

(* A legacy registration makes ready at once; one without an effect is not seen as a step. *)
D11_LegacyIsReady ==
    CanUse /\ state \notin Transaction => ENABLED (DaemonRegistersLegacy /\ state' = "READY")

(* What is served has the id of a request.                                 *)
D12_MalformedNeverServed == request.id = 0 => request = NoPacket

(* After the removal no work goes on, and there is nothing to send.        *)
D13_NothingInFlight ==
    state = "DEVICE_DYING" =>
        /\ ring = <<>>
        /\ ~callback
        /\ request = NoPacket
        /\ verdict = "NONE"
        /\ timer = 0

(* Only a new instance ends the removal, and nobody has it open.           *)
D13_RemovalWaits ==
    [][state = "DEVICE_DYING" /\ state' # "DEVICE_DYING" =>
        state' = "DEVICE_INIT" /\ openers = 0]_vars

(* Nothing that was in flight, and no id, outlives a suspend.              *)
D14_NothingInFlight ==
    suspended =>
        /\ ring = <<>>
        /\ request = NoPacket
        /\ verdict = "NONE"
        /\ timer = 0
        /\ owed = {}

(* A registered daemon is handed a THAW, and a pending message is no       *)
(* excuse.                                                                 *)
D14_ThawIsHanded ==
    [][~suspended /\ suspended' /\ state # "DEVICE_INIT" => outmsg' = "FAKE_THAW"]_vars

(* It waits until it is read; only a close or the removal discards it.     *)
D14_ThawWaits ==
    [][outmsg = "FAKE_THAW" /\ outmsg' # "FAKE_THAW" =>
        DaemonReads("THAW") \/ openers' = 0 \/ state' = "DEVICE_DYING"]_vars

(* While the machine sleeps every reply is late, and refused.              *)
D14_LateReplyRefused == suspended => \A word \in Words : ~ENABLED DaemonReplies(word)

(* Who was registered is, for the next request, and nobody else.           *)
D14_RegisteredStays ==
    [][~suspended /\ suspended' =>
        state' = (IF state = "DEVICE_INIT" THEN "DEVICE_INIT" ELSE "READY")]_vars

D15_OfferFails == [][FailToOffer => verdict' = "FAIL"]_vars

H1_OneOpener == openers <= 1

H1_GoneOpensToNobody == [][DaemonOpens => state # "DEVICE_DYING"]_vars

H2_UnreadVersionStays == [][DaemonRegistersFault => outmsg' = outmsg]_vars

(* Whoever is told EINVAL changed nothing. *)
H2_RefusedChangesNothing ==
    [][DaemonWritesShort \/ (\E word \in Words : DaemonRepliesInvalid(word)) => UNCHANGED vars]_vars

H3_ShortReadKeeps == [][DaemonReadsShort => outmsg' = outmsg]_vars

H3_GoneNeverBlocks == state = "DEVICE_DYING" => ~ENABLED DaemonReadBlocks

H4_ReadableWhenMessage == CanUse => (ENABLED DaemonPolls("IN") <=> outmsg # "NONE")

H4_GoneHangsUp ==
    openers # 0 => (ENABLED DaemonPolls("ERR_HUP") <=> state = "DEVICE_DYING")

H4_NeverWritable == ~ENABLED DaemonPolls("OUT")

H5_CloseFails ==
    [][DaemonCloses /\ state \in Transaction /\ verdict = "NONE" => verdict' = "FAIL"]_vars

H5_NobodyRegistered ==
    openers = 0 => state \in {"DEVICE_INIT", "DEVICE_DYING"} /\ outmsg = "NONE"

S4_Answered == \A id \in Ids : id \in owed ~> id \notin owed
=============================================================================
