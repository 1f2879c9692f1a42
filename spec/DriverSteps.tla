----------------------------- MODULE DriverSteps -----------------------------
(***************************************************************************)
(* The driver's transaction, one atomic step of the code at a time.  In    *)
(* Driver.tla one write decides and stops the deadline in one step; here   *)
(* the channel callback, the request worker, the deadline and the daemon's *)
(* thread in a system call each have a program counter, and run beside     *)
(* each other in any order.  What Driver.tla says of the transaction holds *)
(* under every interleaving.                                               *)
(*                                                                         *)
(* It takes three things.  One lock, the transport's own mutex             *)
(* (hvutil_transport.lock), is held by the worker from its test to the     *)
(* message at the device, by a reply from its test to its claim, by a      *)
(* registration, and by a close; no answer but that of a close is sent     *)
(* under it.  The deadline's place in the queue is the claim: whoever      *)
(* takes it out, by firing or by cancelling, answers, and nobody else      *)
(* does.  And whether the daemon has read this transaction's message is    *)
(* remembered, so that the reply to an old one completes no other.  No     *)
(* cancel waits for a deadline that runs.                                  *)
(*                                                                         *)
(* The module is open.  The host, the clock and what the daemon calls are  *)
(* inputs; answers to the host and what a write returns are outputs.       *)
(*                                                                         *)
(* Clauses: D1, D2, D6-D11, D15, H5, S4, as far as they are about          *)
(* interleavings.                                                          *)
(*                                                                         *)
(* Not modelled: what Driver.tla leaves out; moreover malformed packets,   *)
(* flags, the length of a deadline, HOT_BACKUP, REGISTER (128), a second   *)
(* opener, a read that blocks or is too short.  The daemon has one thread  *)
(* at the device.  A critical section's first statement and the taking of  *)
(* the lock are one step.  Memory is sequentially consistent.              *)
(***************************************************************************)
EXTENDS Naturals, Sequences, FiniteSets

CONSTANTS
    Ids,        \* the request ids the host uses, an interval 1..n
    Operations, \* what the host asks for, a subset of AllOperations
    RingLimit,  \* how many packets the ring holds
    Defects     \* named deviations from the reference; {} is the reference

VARIABLES
    state,     \* hv_utils: enum hvutil_device_state
    ring,      \* packets that the host sent and the callback did not take yet
    announced, \* an interrupt has come since the last packet did
    scheduled, \* the channel callback is scheduled
    callback,  \* where the callback is
    request,   \* the packet in the buffer, until its transaction has ended, or NoPacket
    queued,    \* the worker is queued
    worker,    \* where the worker is
    lock,      \* hvutil_transport.lock: who holds it over several steps
    outmsg,    \* hvutil_transport.outmsg: the message that waits for a read, or "NONE"
    delivered, \* the daemon has read this transaction's message
    timer,     \* the deadline's work is in the queue
    deadline,  \* where the deadline's work is
    caller,    \* where the daemon's thread is, or "USER"
    reply,     \* the word it is writing, or "NONE"
    open,      \* the device is open
    owed       \* ids that the host sent and got no answer for

vars == <<state, ring, announced, scheduled, callback, request, queued, worker, lock,
          outmsg, delivered, timer, deadline, caller, reply, open, owed>>

DaemonOperations == {"FREEZE", "THAW"}
DriverOperations == {"GET_DM_INFO"}
AllOperations == DaemonOperations \cup DriverOperations
Words == {"OK", "FAIL"}
NoPacket == [id |-> 0, op |-> "NONE"]
Packets == [id : Ids, op : Operations]

Transaction == {"HOSTMSG_RECEIVED", "USERSPACE_REQ", "USERSPACE_RECV"}
DeviceStates == {"DEVICE_INIT", "READY"} \cup Transaction

(***************************************************************************)
(* The callback takes a packet only when the buffer is free; that the      *)
(* state says nothing of a transaction is not enough, because the worker   *)
(* may not have begun.                                                     *)
(***************************************************************************)
MayReceive == request = NoPacket \/ ("X101" \in Defects /\ queued)

AwaitsReply == state = "USERSPACE_REQ" /\ (delivered \/ "X112" \in Defects)

WorkerHasLock == lock = "WORKER" \/ ("X111" \in Defects /\ lock = "NONE")

(***************************************************************************)
(* A transaction ends.  Where a close has been in between nobody is        *)
(* registered any more, and it stays so (H5).                              *)
(***************************************************************************)
Frees ==
    /\ state' = IF state \in Transaction \/ "X109" \in Defects THEN "READY" ELSE state
    /\ request' = NoPacket
    /\ delivered' = FALSE

(***************************************************************************)
(* The poll comes after the end: before it, it would find the buffer full  *)
(* and look no further (D9).                                               *)
(***************************************************************************)
PollsBefore(place, other) == IF "X108" \in Defects THEN other ELSE place

LosesAndResponds ==
    /\ "X110" \in Defects
    /\ caller = "WRITE_LOST"
    /\ reply # "NONE"
    /\ deadline = "RESPONDED"
    /\ request.id \notin owed

EndsWithoutPoll == "X107" \in Defects /\ request.op \in DaemonOperations

Init ==
    /\ state = "DEVICE_INIT"
    /\ ring = <<>>
    /\ announced = FALSE
    /\ scheduled = FALSE
    /\ callback = "IDLE"
    /\ request = NoPacket
    /\ queued = FALSE
    /\ worker = "IDLE"
    /\ lock = "NONE"
    /\ outmsg = "NONE"
    /\ delivered = FALSE
    /\ timer = "IDLE"
    /\ deadline = "IDLE"
    /\ caller = "USER"
    /\ reply = "NONE"
    /\ open = FALSE
    /\ owed = {}

-----------------------------------------------------------------------------
(* The host, and time. *)

(***************************************************************************)
(* The host puts a request into the ring.  Its interrupt is another step:  *)
(* a packet can be there, and be taken, before its interrupt has come.     *)
(***************************************************************************)
HostSends(id, op) ==
    /\ Len(ring) < RingLimit
    /\ id \notin owed
    /\ \A other \in Ids \ owed : id <= other
    /\ ring' = Append(ring, [id |-> id, op |-> op])
    /\ announced' = FALSE
    /\ owed' = owed \cup {id}
    /\ UNCHANGED <<state, scheduled, callback, request, queued, worker, lock, outmsg,
                   delivered, timer, deadline, caller, reply, open>>

(***************************************************************************)
(* The channel interrupts: the callback is scheduled, and has been told of *)
(* all that is in the ring.  vmbus_drv.c: vmbus_chan_sched                 *)
(***************************************************************************)
Interrupt ==
    /\ ~scheduled \/ (ring # <<>> /\ ~announced)
    /\ scheduled' = TRUE
    /\ announced' = (ring # <<>>)
    /\ UNCHANGED <<state, ring, callback, request, queued, worker, lock, outmsg, delivered,
                   timer, deadline, caller, reply, open, owed>>

(***************************************************************************)
(* The deadline's time is over: its work leaves the queue and can no       *)
(* longer be cancelled.  Whoever takes it from the queue, the clock here   *)
(* or a cancel elsewhere, has claimed the transaction, and nobody else     *)
(* answers (D1).  workqueue.c: delayed_work_timer_fn                       *)
(***************************************************************************)
DeadlineFires ==
    /\ timer = "ARMED"
    /\ deadline = "IDLE"
    /\ timer' = "IDLE"
    /\ deadline' = "FIRED"
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, queued, worker,
                   lock, outmsg, delivered, caller, reply, open, owed>>

-----------------------------------------------------------------------------
(* The channel callback. *)

(***************************************************************************)
(* It begins, and returns at once while a request is being served.         *)
(* hv_snapshot.c: hv_vss_onchannelcallback                                 *)
(***************************************************************************)
CallbackTests ==
    /\ scheduled
    /\ callback = "IDLE"
    /\ scheduled' = FALSE
    /\ callback' = IF MayReceive THEN "TESTED" ELSE "IDLE"
    /\ UNCHANGED <<state, ring, announced, request, queued, worker, lock, outmsg, delivered,
                   timer, deadline, caller, reply, open, owed>>

(***************************************************************************)
(* It takes a packet, if there is one, into the only buffer, and queues    *)
(* the worker.  Nobody reads the buffer in between, so this is one step.   *)
(* vmbus.h: vmbus_recvpacket; workqueue.h: schedule_work                   *)
(***************************************************************************)
CallbackReceives ==
    /\ callback = "TESTED"
    /\ "X101" \in Defects => request = NoPacket \/ queued
    /\ callback' = IF "X114" \in Defects THEN "LOST" ELSE "IDLE"
    /\ request' = IF ring = <<>> THEN request ELSE Head(ring)
    /\ ring' = IF ring = <<>> THEN ring ELSE Tail(ring)
    /\ announced' = (announced /\ Len(ring) > 1)
    /\ queued' = (queued \/ ring # <<>>)
    /\ UNCHANGED <<state, scheduled, worker, lock, outmsg, delivered, timer, deadline,
                   caller, reply, open, owed>>

-----------------------------------------------------------------------------
(* The request worker. *)

WorkerBegins == queued /\ worker = "IDLE"

(***************************************************************************)
(* A request that the driver answers by itself: the worker has claimed it. *)
(* hv_snapshot.c: vss_handle_request                                       *)
(***************************************************************************)
WorkerDecides ==
    /\ WorkerBegins
    /\ request.op \in DriverOperations
    /\ queued' = FALSE
    /\ worker' = "CLAIMED"
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, lock, outmsg,
                   delivered, timer, deadline, caller, reply, open, owed>>

(***************************************************************************)
(* Nobody is registered: the request fails (D2).  The test needs no lock:  *)
(* a daemon that registers at this moment comes too late. hv_snapshot.c:   *)
(* vss_handle_request                                                      *)
(***************************************************************************)
WorkerFails ==
    /\ WorkerBegins
    /\ request.op \in DaemonOperations
    /\ state = "DEVICE_INIT"
    /\ queued' = FALSE
    /\ worker' = "CLAIMED"
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, lock, outmsg,
                   delivered, timer, deadline, caller, reply, open, owed>>

(***************************************************************************)
(* A daemon is registered.  From here to the message at the device the     *)
(* worker holds the lock, so that a close comes before all of it or after. *)
(* hv_snapshot.c: vss_handle_request                                       *)
(***************************************************************************)
WorkerTests ==
    /\ WorkerBegins
    /\ request.op \in DaemonOperations
    /\ state # "DEVICE_INIT"
    /\ lock = "NONE" \/ "X104" \in Defects
    /\ queued' = FALSE
    /\ worker' = "TESTED"
    /\ lock' = IF "X104" \in Defects THEN lock ELSE "WORKER"
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, outmsg, delivered,
                   timer, deadline, caller, reply, open, owed>>

(***************************************************************************)
(* The transaction begins.  hv_snapshot.c: vss_handle_request              *)
(***************************************************************************)
WorkerReceives ==
    /\ worker = "TESTED"
    /\ lock = "WORKER" \/ ("X104" \in Defects /\ lock = "NONE")
    /\ worker' = "RECEIVED"
    /\ lock' = "WORKER"
    /\ state' = "HOSTMSG_RECEIVED"
    /\ UNCHANGED <<ring, announced, scheduled, callback, request, queued, outmsg, delivered,
                   timer, deadline, caller, reply, open, owed>>

(***************************************************************************)
(* hv_snapshot.c: vss_send_op                                              *)
(***************************************************************************)
WorkerRequests ==
    /\ worker = "RECEIVED"
    /\ worker' = "REQUESTED"
    /\ state' = "USERSPACE_REQ"
    /\ UNCHANGED <<ring, announced, scheduled, callback, request, queued, lock, outmsg,
                   delivered, timer, deadline, caller, reply, open, owed>>

(***************************************************************************)
(* The deadline runs from here (D6).  hv_snapshot.c: vss_send_op;          *)
(* workqueue.h: schedule_delayed_work                                      *)
(***************************************************************************)
WorkerArms ==
    /\ worker = "REQUESTED"
    /\ worker' = "ARMED"
    /\ timer' = IF "K02" \in Defects THEN timer ELSE "ARMED"
    /\ lock' = IF "X111" \in Defects THEN "NONE" ELSE lock
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, queued, outmsg,
                   delivered, deadline, caller, reply, open, owed>>

(***************************************************************************)
(* The message waits at the device, and the worker's turn is over.         *)
(* hv_utils_transport.c: hvutil_transport_send                             *)
(***************************************************************************)
WorkerSends ==
    /\ worker = "ARMED"
    /\ WorkerHasLock
    /\ open
    /\ outmsg = "NONE"
    /\ worker' = "IDLE"
    /\ outmsg' = request.op
    /\ lock' = "NONE"
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, queued, delivered,
                   timer, deadline, caller, reply, open, owed>>

(***************************************************************************)
(* A message that nobody read is in the way, or the device is closed       *)
(* (D15).  hv_utils_transport.c: hvutil_transport_send                     *)
(***************************************************************************)
WorkerSendFails ==
    /\ worker = "ARMED"
    /\ WorkerHasLock
    /\ ~open \/ outmsg # "NONE"
    /\ worker' = "FAILED"
    /\ lock' = "WORKER"
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, queued, outmsg,
                   delivered, timer, deadline, caller, reply, open, owed>>

(***************************************************************************)
(* The worker takes the transaction back, unless its deadline has fired in *)
(* the meantime.  hv_snapshot.c: vss_send_op; workqueue.c:                 *)
(* cancel_delayed_work                                                     *)
(***************************************************************************)
WorkerCancels ==
    /\ worker = "FAILED"
    /\ worker' = IF timer = "ARMED" THEN "CLAIMED" ELSE "IDLE"
    /\ timer' = "IDLE"
    /\ lock' = "NONE"
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, queued, outmsg,
                   delivered, deadline, caller, reply, open, owed>>

(***************************************************************************)
(* The host gets its answer, outside the lock.  hv_snapshot.c:             *)
(* vss_respond_to_host                                                     *)
(***************************************************************************)
WorkerResponds(id, status) ==
    /\ worker = "CLAIMED"
    /\ id = request.id
    /\ status = IF request.op \in DriverOperations THEN "OK" ELSE "FAIL"
    /\ worker' = PollsBefore("RESPONDED", "POLL")
    /\ owed' = owed \ {id}
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, queued, lock,
                   outmsg, delivered, timer, deadline, caller, reply, open>>

(***************************************************************************)
(* The transaction ends.  hv_snapshot.c: vss_poll_wrapper                  *)
(***************************************************************************)
WorkerReady ==
    /\ worker = "RESPONDED"
    /\ lock = "NONE"
    /\ worker' = IF EndsWithoutPoll THEN "IDLE" ELSE PollsBefore("POLL", "IDLE")
    /\ Frees
    /\ UNCHANGED <<ring, announced, scheduled, callback, queued, lock, outmsg, timer,
                   deadline, caller, reply, open, owed>>

(***************************************************************************)
(* The callback looks into the ring once more (D9).  hyperv_vmbus.h:       *)
(* hv_poll_channel                                                         *)
(***************************************************************************)
WorkerPolls ==
    /\ worker = "POLL"
    /\ worker' = PollsBefore("IDLE", "RESPONDED")
    /\ scheduled' = TRUE
    /\ UNCHANGED <<state, ring, announced, callback, request, queued, lock, outmsg,
                   delivered, timer, deadline, caller, reply, open, owed>>

-----------------------------------------------------------------------------
(* The deadline. *)

(***************************************************************************)
(* A message that the daemon did not read is withdrawn (D8).               *)
(* hv_snapshot.c: vss_timeout_func                                         *)
(***************************************************************************)
DeadlineWithdraws ==
    /\ deadline = "FIRED"
    /\ lock = "NONE"
    /\ deadline' = "WITHDRAWN"
    /\ outmsg' = IF outmsg \in DaemonOperations /\ "X103" \notin Defects THEN "NONE" ELSE outmsg
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, queued, worker,
                   lock, delivered, timer, caller, reply, open, owed>>

(***************************************************************************)
(* hv_snapshot.c: vss_timeout_func, vss_respond_to_host                    *)
(***************************************************************************)
DeadlineResponds(id, status) ==
    /\ deadline = "WITHDRAWN"
    /\ id = request.id
    /\ status = "FAIL"
    /\ deadline' = PollsBefore("RESPONDED", "POLL")
    /\ owed' = owed \ {id}
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, queued, worker,
                   lock, outmsg, delivered, timer, caller, reply, open>>

(***************************************************************************)
(* hv_snapshot.c: vss_timeout_func, vss_poll_wrapper                       *)
(***************************************************************************)
DeadlineReady ==
    /\ deadline = "RESPONDED"
    /\ lock = "NONE"
    /\ deadline' = PollsBefore("POLL", "IDLE")
    /\ Frees
    /\ UNCHANGED <<ring, announced, scheduled, callback, queued, worker, lock, outmsg,
                   timer, caller, reply, open, owed>>

(***************************************************************************)
(* hyperv_vmbus.h: hv_poll_channel                                         *)
(***************************************************************************)
DeadlinePolls ==
    /\ deadline = "POLL"
    /\ deadline' = PollsBefore("IDLE", "RESPONDED")
    /\ scheduled' = TRUE
    /\ UNCHANGED <<state, ring, announced, callback, request, queued, worker, lock, outmsg,
                   delivered, timer, caller, reply, open, owed>>

-----------------------------------------------------------------------------
(* The daemon's thread, in a write of its reply. *)

(***************************************************************************)
(* hv_utils_transport.c: hvt_op_open                                       *)
(***************************************************************************)
DaemonOpens ==
    /\ caller = "USER"
    /\ ~open
    /\ open' = TRUE
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, queued, worker,
                   lock, outmsg, delivered, timer, deadline, caller, reply, owed>>

(***************************************************************************)
(* The daemon writes a reply, asked for or not. hv_utils_transport.c:      *)
(* hvt_op_write                                                            *)
(***************************************************************************)
DaemonWritesReply(word) ==
    /\ caller = "USER"
    /\ open
    /\ caller' = "WRITE"
    /\ reply' = word
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, queued, worker,
                   lock, outmsg, delivered, timer, deadline, open, owed>>

(***************************************************************************)
(* Does this transaction await a reply, and has this daemon read its       *)
(* request (D7)?  If so the lock is held until the transaction is claimed. *)
(* hv_snapshot.c: vss_on_msg                                               *)
(***************************************************************************)
WriteTests ==
    /\ caller = "WRITE"
    /\ lock = "NONE" \/ "X100" \in Defects
    /\ caller' = IF AwaitsReply THEN "WRITE_TESTED" ELSE "WRITE_LOST"
    /\ lock' = IF AwaitsReply /\ "X100" \notin Defects THEN "CALLER" ELSE lock
    /\ reply' = IF AwaitsReply THEN reply ELSE "NONE"
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, queued, worker,
                   outmsg, delivered, timer, deadline, open, owed>>

(***************************************************************************)
(* hv_snapshot.c: vss_on_msg                                               *)
(***************************************************************************)
WriteSets ==
    /\ caller = "WRITE_TESTED"
    /\ caller' = "WRITE_SET"
    /\ state' = "USERSPACE_RECV"
    /\ outmsg' = IF "X112" \in Defects /\ outmsg \in DaemonOperations THEN "NONE" ELSE outmsg
    /\ UNCHANGED <<ring, announced, scheduled, callback, request, queued, worker, lock,
                   delivered, timer, deadline, reply, open, owed>>

(***************************************************************************)
(* The write claims the transaction by taking the deadline's work from the *)
(* queue.  If the deadline was faster the write is lost; the state stays,  *)
(* for the deadline that is on its way to READY. hv_snapshot.c:            *)
(* vss_on_msg; workqueue.c: cancel_delayed_work                            *)
(***************************************************************************)
WriteCancels ==
    /\ caller = "WRITE_SET"
    /\ caller' = IF timer = "ARMED" THEN "WRITE_CLAIMED" ELSE "WRITE_LOST"
    /\ timer' = "IDLE"
    /\ lock' = IF lock = "CALLER" THEN "NONE" ELSE lock
    /\ reply' = IF timer = "ARMED" \/ Defects \cap {"X102", "X110"} # {} THEN reply ELSE "NONE"
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, queued, worker,
                   outmsg, delivered, deadline, open, owed>>

(***************************************************************************)
(* The host gets the daemon's word (D3).  hv_snapshot.c: vss_on_msg,       *)
(* vss_respond_to_host                                                     *)
(***************************************************************************)
WriteResponds(id, status) ==
    /\ caller = "WRITE_CLAIMED" \/ LosesAndResponds
    /\ id = request.id
    /\ status = reply
    /\ caller' = IF LosesAndResponds THEN "WRITE_DONE" ELSE PollsBefore("WRITE_RESPONDED", "WRITE_POLL")
    /\ reply' = "NONE"
    /\ owed' = owed \ {id}
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, queued, worker,
                   lock, outmsg, delivered, timer, deadline, open>>

(***************************************************************************)
(* hv_snapshot.c: vss_on_msg, vss_poll_wrapper                             *)
(***************************************************************************)
WriteReady ==
    /\ caller = "WRITE_RESPONDED"
    /\ lock = "NONE"
    /\ caller' = PollsBefore("WRITE_POLL", "WRITE_DONE")
    /\ Frees
    /\ UNCHANGED <<ring, announced, scheduled, callback, queued, worker, lock, outmsg,
                   timer, deadline, reply, open, owed>>

(***************************************************************************)
(* hyperv_vmbus.h: hv_poll_channel                                         *)
(***************************************************************************)
WritePolls ==
    /\ caller = "WRITE_POLL"
    /\ caller' = PollsBefore("WRITE_DONE", "WRITE_RESPONDED")
    /\ scheduled' = TRUE
    /\ UNCHANGED <<state, ring, announced, callback, request, queued, worker, lock, outmsg,
                   delivered, timer, deadline, reply, open, owed>>

(***************************************************************************)
(* The write returns its length: what was written has had its effect.      *)
(* hv_utils_transport.c: hvt_op_write                                      *)
(***************************************************************************)
WriteAccepted ==
    /\ \/ caller = "WRITE_DONE"
       \/ "X102" \in Defects /\ caller = "WRITE_LOST" /\ reply # "NONE"
    /\ caller' = "USER"
    /\ reply' = "NONE"
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, queued, worker,
                   lock, outmsg, delivered, timer, deadline, open, owed>>

(***************************************************************************)
(* The write returns an errno, and has had no effect.  EINVAL (D7, D10)    *)
(* and EFAULT (H2) are one.  hv_utils_transport.c: hvt_op_write            *)
(***************************************************************************)
WriteRefused ==
    /\ caller = "WRITE_LOST"
    /\ caller' = "USER"
    /\ reply' = "NONE"
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, queued, worker,
                   lock, outmsg, delivered, timer, deadline, open, owed>>

-----------------------------------------------------------------------------
(* The daemon's thread, in a registration. *)

(***************************************************************************)
(* The daemon writes REGISTER1.  hv_utils_transport.c: hvt_op_write        *)
(***************************************************************************)
DaemonWritesRegister ==
    /\ caller = "USER"
    /\ open
    /\ caller' = "REGISTER"
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, queued, worker,
                   lock, outmsg, delivered, timer, deadline, reply, open, owed>>

(***************************************************************************)
(* Refused during a transaction (D10).  hv_snapshot.c: vss_on_msg          *)
(***************************************************************************)
RegisterTests ==
    /\ caller = "REGISTER"
    /\ lock = "NONE" \/ "X105" \in Defects
    /\ caller' = IF state \in Transaction THEN "WRITE_LOST" ELSE "REGISTER_TESTED"
    /\ lock' = IF state \in Transaction \/ "X105" \in Defects THEN lock ELSE "CALLER"
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, queued, worker,
                   outmsg, delivered, timer, deadline, reply, open, owed>>

(***************************************************************************)
(* The version word waits at the device, unless a message is there (H2).   *)
(* hv_snapshot.c: vss_handle_handshake; hv_utils_transport.c:              *)
(* hvutil_transport_send                                                   *)
(***************************************************************************)
RegisterSends ==
    /\ caller = "REGISTER_TESTED"
    /\ lock = "CALLER" \/ ("X105" \in Defects /\ lock = "NONE")
    /\ caller' = IF outmsg = "NONE" THEN "WRITE_DONE" ELSE "WRITE_LOST"
    /\ outmsg' = IF outmsg = "NONE" THEN "VERSION" ELSE outmsg
    /\ lock' = "NONE"
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, queued, worker,
                   delivered, timer, deadline, reply, open, owed>>

(***************************************************************************)
(* The daemon reads the version word.  hv_utils_transport.c: hvt_op_read   *)
(***************************************************************************)
DaemonReadsVersion ==
    /\ caller = "USER"
    /\ lock = "NONE"
    /\ outmsg = "VERSION"
    /\ caller' = "VERSION_READ"
    /\ outmsg' = "NONE"
    /\ lock' = IF "X105" \in Defects THEN lock ELSE "CALLER"
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, queued, worker,
                   delivered, timer, deadline, reply, open, owed>>

(***************************************************************************)
(* Now it is registered (D11).  During a transaction, which a version word *)
(* that was left unread can come into, the state is not touched (D10).     *)
(* hv_snapshot.c: vss_register_done, vss_poll_wrapper                      *)
(***************************************************************************)
RegisterDone ==
    /\ caller = "VERSION_READ"
    /\ caller' = "REGISTER_POLL"
    /\ state' = IF state = "DEVICE_INIT" \/ "X105" \in Defects THEN "READY" ELSE state
    /\ lock' = IF lock = "CALLER" THEN "NONE" ELSE lock
    /\ UNCHANGED <<ring, announced, scheduled, callback, request, queued, worker, outmsg,
                   delivered, timer, deadline, reply, open, owed>>

(***************************************************************************)
(* hyperv_vmbus.h: hv_poll_channel                                         *)
(***************************************************************************)
RegisterPolls ==
    /\ caller = "REGISTER_POLL"
    /\ caller' = "USER"
    /\ scheduled' = TRUE
    /\ UNCHANGED <<state, ring, announced, callback, request, queued, worker, lock, outmsg,
                   delivered, timer, deadline, reply, open, owed>>

-----------------------------------------------------------------------------
(* The daemon's thread, in a read or a close. *)

(***************************************************************************)
(* The daemon reads a request; from here its reply is asked for (D7).      *)
(* hv_utils_transport.c: hvt_op_read                                       *)
(***************************************************************************)
DaemonReads(op) ==
    /\ caller = "USER"
    /\ lock = "NONE"
    /\ outmsg = op
    /\ outmsg' = "NONE"
    /\ delivered' = TRUE
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, queued, worker,
                   lock, timer, deadline, caller, reply, open, owed>>

(***************************************************************************)
(* The daemon closes the device, or dies.  hv_utils_transport.c:           *)
(* hvt_op_release                                                          *)
(***************************************************************************)
DaemonCloses ==
    /\ caller = "USER"
    /\ open
    /\ caller' = "CLOSE"
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, queued, worker,
                   lock, outmsg, delivered, timer, deadline, reply, open, owed>>

(***************************************************************************)
(* An unread message is discarded (H5).  The lock is held until nobody is  *)
(* registered any more.  hv_utils_transport.c: hvt_op_release, hvt_reset   *)
(***************************************************************************)
CloseDiscards ==
    /\ caller = "CLOSE"
    /\ lock = "NONE"
    /\ caller' = "CLOSE_DISCARDED"
    /\ lock' = "CALLER"
    /\ outmsg' = "NONE"
    /\ open' = FALSE
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, queued, worker,
                   delivered, timer, deadline, reply, owed>>

(***************************************************************************)
(* The close claims the transaction that awaits a reply, if there is one.  *)
(* hv_snapshot.c: vss_on_reset; workqueue.c: cancel_delayed_work           *)
(***************************************************************************)
CloseCancels ==
    /\ caller = "CLOSE_DISCARDED"
    /\ caller' = IF timer = "ARMED" /\ "K07" \notin Defects THEN "CLOSE_CLAIMED" ELSE "CLOSE_UNCLAIMED"
    /\ timer' = IF "K07" \in Defects THEN timer ELSE "IDLE"
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, queued, worker,
                   lock, outmsg, delivered, deadline, reply, open, owed>>

(***************************************************************************)
(* hv_snapshot.c: vss_on_reset, vss_respond_to_host                        *)
(***************************************************************************)
CloseResponds(id, status) ==
    /\ caller = "CLOSE_CLAIMED"
    /\ id = request.id
    /\ status = "FAIL"
    /\ caller' = "CLOSE_RESPONDED"
    /\ owed' = owed \ {id}
    /\ UNCHANGED <<state, ring, announced, scheduled, callback, request, queued, worker,
                   lock, outmsg, delivered, timer, deadline, reply, open>>

(***************************************************************************)
(* Nobody is registered any more (H5).  Whoever else has claimed a         *)
(* transaction finds it so, and leaves it so.  hv_snapshot.c: vss_on_reset *)
(***************************************************************************)
CloseResets ==
    /\ caller \in {"CLOSE_RESPONDED", "CLOSE_UNCLAIMED"}
    /\ caller' = IF caller = "CLOSE_RESPONDED" /\ "X106" \notin Defects THEN "CLOSE_POLL" ELSE "USER"
    /\ lock' = "NONE"
    /\ state' = "DEVICE_INIT"
    /\ request' = IF caller = "CLOSE_RESPONDED" THEN NoPacket ELSE request
    /\ delivered' = IF caller = "CLOSE_RESPONDED" THEN FALSE ELSE delivered
    /\ UNCHANGED <<ring, announced, scheduled, callback, queued, worker, outmsg, timer,
                   deadline, reply, open, owed>>

(***************************************************************************)
(* What came during the transaction is processed without a further         *)
(* interrupt (D9). hyperv_vmbus.h: hv_poll_channel                         *)
(***************************************************************************)
ClosePolls ==
    /\ caller = "CLOSE_POLL"
    /\ caller' = "USER"
    /\ scheduled' = TRUE
    /\ UNCHANGED <<state, ring, announced, callback, request, queued, worker, lock, outmsg,
                   delivered, timer, deadline, reply, open, owed>>

-----------------------------------------------------------------------------

Input ==
    \/ \E id \in Ids, op \in Operations : HostSends(id, op)
    \/ Interrupt
    \/ DeadlineFires
    \/ DaemonOpens
    \/ \E word \in Words : DaemonWritesReply(word)
    \/ DaemonWritesRegister
    \/ DaemonReadsVersion
    \/ \E op \in DaemonOperations : DaemonReads(op)
    \/ DaemonCloses

CallbackSteps ==
    \/ CallbackTests
    \/ CallbackReceives

WorkerSteps ==
    \/ WorkerDecides
    \/ WorkerFails
    \/ WorkerTests
    \/ WorkerReceives
    \/ WorkerRequests
    \/ WorkerArms
    \/ WorkerSends
    \/ WorkerSendFails
    \/ WorkerCancels
    \/ WorkerReady
    \/ WorkerPolls

DeadlineSteps ==
    \/ DeadlineWithdraws
    \/ DeadlineReady
    \/ DeadlinePolls

CallerSteps ==
    \/ WriteTests
    \/ WriteSets
    \/ WriteCancels
    \/ WriteReady
    \/ WritePolls
    \/ RegisterTests
    \/ RegisterSends
    \/ RegisterDone
    \/ RegisterPolls
    \/ CloseDiscards
    \/ CloseCancels
    \/ CloseResets
    \/ ClosePolls

Internal ==
    \/ CallbackSteps
    \/ WorkerSteps
    \/ DeadlineSteps
    \/ CallerSteps

WorkerAnswers == \E id \in Ids, status \in Words : WorkerResponds(id, status)
DeadlineAnswers == \E id \in Ids, status \in Words : DeadlineResponds(id, status)
CallerAnswers ==
    \/ \E id \in Ids, status \in Words : WriteResponds(id, status)
    \/ \E id \in Ids, status \in Words : CloseResponds(id, status)

Output ==
    \/ WorkerAnswers
    \/ DeadlineAnswers
    \/ CallerAnswers
    \/ WriteAccepted
    \/ WriteRefused

Next == Input \/ Internal \/ Output

(***************************************************************************)
(* Callbacks run.  The worker and the deadline run, and get the lock at    *)
(* last even if the daemon's thread takes it again and again: a kernel     *)
(* mutex is handed over to who waits long, hence strong fairness (X133 and *)
(* X134 are weak fairness of the one and the other).  A system call that   *)
(* has begun goes on.  Time passes.  And some interrupt comes at last: a   *)
(* host whose interrupts are all lost is not owed an answer.  What the     *)
(* daemon calls is not assumed.                                            *)
(***************************************************************************)
Fairness ==
    /\ WF_vars("X116" \notin Defects /\ CallbackSteps)
    /\ WF_vars("X133" \in Defects /\ (WorkerSteps \/ WorkerAnswers))
    /\ SF_vars(Defects \cap {"X115", "X133"} = {} /\ (WorkerSteps \/ WorkerAnswers))
    /\ WF_vars("X134" \in Defects /\ (DeadlineSteps \/ DeadlineAnswers))
    /\ SF_vars(Defects \cap {"X117", "X134"} = {} /\ (DeadlineSteps \/ DeadlineAnswers))
    /\ WF_vars("X118" \notin Defects /\ (CallerSteps \/ CallerAnswers))
    /\ WF_vars("X119" \notin Defects /\ DeadlineFires)
    /\ WF_vars("X113" \notin Defects /\ Interrupt)

Spec == Init /\ [][Next]_vars /\ Fairness

-----------------------------------------------------------------------------
(* Invariants and properties, by clause. *)

TypeOK ==
    /\ state \in DeviceStates
    /\ ring \in Seq(Packets)
    /\ Len(ring) <= RingLimit
    /\ announced \in BOOLEAN
    /\ scheduled \in BOOLEAN
    /\ callback \in {"IDLE", "TESTED"}
    /\ request \in Packets \cup {NoPacket}
    /\ queued \in BOOLEAN
    /\ worker \in {"IDLE", "TESTED", "RECEIVED", "REQUESTED", "ARMED", "FAILED",
                   "CLAIMED", "RESPONDED", "POLL"}
    /\ lock \in {"NONE", "WORKER", "CALLER"}
    /\ outmsg \in DaemonOperations \cup {"NONE", "VERSION"}
    /\ delivered \in BOOLEAN
    /\ timer \in {"IDLE", "ARMED"}
    /\ deadline \in {"IDLE", "FIRED", "WITHDRAWN", "RESPONDED", "POLL"}
    /\ caller \in {"USER", "WRITE", "WRITE_TESTED", "WRITE_SET", "WRITE_CLAIMED",
                   "WRITE_RESPONDED", "WRITE_POLL", "WRITE_DONE", "WRITE_LOST",
                   "REGISTER", "REGISTER_TESTED", "VERSION_READ", "REGISTER_POLL",
                   "CLOSE", "CLOSE_DISCARDED", "CLOSE_CLAIMED", "CLOSE_UNCLAIMED",
                   "CLOSE_RESPONDED", "CLOSE_POLL"}
    /\ reply \in Words \cup {"NONE"}
    /\ open \in BOOLEAN
    /\ owed \in SUBSET Ids

(* Each id that the host waits for is in the ring or being served.         *)
D1_OwedMeansHeld ==
    Cardinality(owed) <= Len(ring) + (IF request = NoPacket THEN 0 ELSE 1)

(* What is answered has not been answered yet.                             *)
D1_AnsweredOnce ==
    [][(\E id \in Ids, status \in Words :
           \/ WorkerResponds(id, status)
           \/ DeadlineResponds(id, status)
           \/ WriteResponds(id, status)
           \/ CloseResponds(id, status)) => request.id \in owed]_vars

(* A transaction that awaits a reply has a deadline, or somebody is about  *)
(* to end it.                                                              *)
D6_DeadlineRuns ==
    state = "USERSPACE_REQ" /\ lock # "WORKER" =>
        \/ timer = "ARMED"
        \/ worker \in {"CLAIMED", "RESPONDED"}
        \/ deadline \in {"FIRED", "WITHDRAWN", "RESPONDED"}
        \/ caller \in {"WRITE_CLAIMED", "WRITE_RESPONDED", "CLOSE_CLAIMED", "CLOSE_RESPONDED"}

(* A reply completes only a request that was read, in its transaction.     *)
D7_OnlyWhatWasRead ==
    [][(caller = "WRITE_SET" /\ caller' = "WRITE_CLAIMED") => delivered]_vars

(* A reply that was lost to the deadline is told so.                       *)
D7_LostIsRefused == caller = "WRITE_LOST" => ~ENABLED WriteAccepted

(* An unread message is that of a request that is still to be answered.    *)
D8_Withdrawn == outmsg \in DaemonOperations => request.op = outmsg /\ request.id \in owed

(* What an interrupt has announced is looked at without another one.       *)
D9_NothingForgotten ==
    announced /\ request = NoPacket =>
        \/ scheduled
        \/ callback = "TESTED"
        \/ worker = "POLL"
        \/ deadline = "POLL"
        \/ caller \in {"WRITE_POLL", "CLOSE_POLL"}

(* Only its answer, or the close that fails it, ends a transaction.        *)
D10_TransactionSurvives ==
    [][(state \in Transaction /\ state' \notin Transaction) => (~open \/ request' = NoPacket)]_vars

(* A close leaves no transaction to its deadline.                          *)
H5_CloseFails == caller = "USER" /\ ~open /\ lock # "WORKER" => timer = "IDLE"

H5_NobodyRegistered == caller = "USER" /\ ~open => state = "DEVICE_INIT"

S4_Answered == \A id \in Ids : id \in owed ~> id \notin owed
=============================================================================
