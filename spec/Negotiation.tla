----------------------------- MODULE Negotiation -----------------------------
(***************************************************************************)
(* How host and guest agree on versions before anything else: the host     *)
(* sends a list of framework versions and a list of service versions, and  *)
(* the guest answers with one of each, or with none.                       *)
(*                                                                         *)
(* The module is open.  The host and the driver's other business, a daemon *)
(* that comes and goes and a transaction that is under way, are the        *)
(* environment; the two answers are the outputs.  Nothing is internal.     *)
(*                                                                         *)
(* Clauses: N1-N3; of D1 and D9 what they say about NEGOTIATE.             *)
(*                                                                         *)
(* Not modelled: bytes (room protocol, which is held to this module's      *)
(* suite), the ring (one request waits at most), and what the host does    *)
(* with the answer.  The guest's preferences are constants, so that the    *)
(* choice is the same for any lists, although the reference has one        *)
(* version in each.                                                        *)
(***************************************************************************)
EXTENDS Naturals, Sequences

CONSTANTS
    GuestFrameworks, \* framework versions of the guest, in its order of preference
    GuestMessages,   \* its service versions, in its order of preference
    Longest,         \* the length of the host's longest list
    Defects          \* named deviations from the reference; {} is the reference

VARIABLES
    request,     \* a NEGOTIATE that waits for its answer, or "NONE"
    offer,       \* its two lists
    registered,  \* a daemon is registered
    transaction  \* a transaction is under way

vars == <<request, offer, registered, transaction>>

(* All versions that somebody may name, the lowest first.                  *)
FrameworkVersions == <<"1.0", "3.0", "4.0">>
MessageVersions == <<"1.0", "5.0", "6.0">>

OnlyFramework == <<"3.0">>
OnlyMessage == <<"5.0">>
TwoFrameworks == <<"3.0", "1.0">>
TwoMessages == <<"5.0", "6.0">>

Range(list) == {list[i] : i \in 1..Len(list)}
Frameworks == Range(FrameworkVersions)
Messages == Range(MessageVersions)
FrameworkLists == UNION {[1..n -> Frameworks] : n \in 0..Longest}
MessageLists == UNION {[1..n -> Messages] : n \in 0..Longest}
CountFaults == {"OVER_HUNDRED", "BEYOND_PACKET"}
NoOffer == [frameworks |-> <<>>, messages |-> <<>>]

(***************************************************************************)
(* The first in one list that is also in the other; there must be one.     *)
(***************************************************************************)
First(list, other) ==
    list[CHOOSE i \in 1..Len(list) :
        list[i] \in Range(other) /\ \A j \in 1..(i - 1) : list[j] \notin Range(other)]

Matches(list, other) == Range(list) \cap Range(other) # {}

(***************************************************************************)
(* The choice from one list: the guest's first that the host has exactly   *)
(* (N2).                                                                   *)
(***************************************************************************)
Chosen(guest, host, all) ==
    IF "K17" \in Defects
    THEN all[CHOOSE i \in 1..Len(all) :
             all[i] \in Range(host) /\ \A j \in (i + 1)..Len(all) : all[j] \notin Range(host)]
    ELSE IF "X53" \in Defects THEN First(host, guest)
    ELSE IF "X56" \in Defects /\ ~Matches(guest, host) THEN guest[1]
    ELSE First(guest, host)

FrameworkAgreed ==
    IF "X54" \in Defects /\ offer.frameworks # <<>>
    THEN offer.frameworks[1] \in Range(GuestFrameworks)
    ELSE Matches(GuestFrameworks, offer.frameworks)

MessageAgreed == Matches(GuestMessages, offer.messages) \/ "X56" \in Defects

Agreed ==
    \/ request = "LISTS" /\ FrameworkAgreed /\ MessageAgreed
    \/ request = "MALFORMED" /\ "X55" \in Defects

(***************************************************************************)
(* The driver looks into the ring, with or without a daemon, unless a      *)
(* transaction is under way (N1, D9).                                      *)
(***************************************************************************)
Looks ==
    /\ request # "NONE"
    /\ ~transaction \/ "X58" \in Defects
    /\ "K01" \in Defects => registered

Init ==
    /\ request = "NONE"
    /\ offer = NoOffer
    /\ registered = FALSE
    /\ transaction = FALSE

-----------------------------------------------------------------------------
(* The host. *)

(***************************************************************************)
(* The host offers two lists, which may be empty, repeat a version, or be  *)
(* in any order.                                                           *)
(***************************************************************************)
HostNegotiates(frameworks, messages) ==
    /\ request = "NONE"
    /\ request' = "LISTS"
    /\ offer' = [frameworks |-> frameworks, messages |-> messages]
    /\ UNCHANGED <<registered, transaction>>

(***************************************************************************)
(* The host sends a NEGOTIATE with a count over 100, or with counts that   *)
(* say more than the packet holds (N3).                                    *)
(***************************************************************************)
HostNegotiatesMalformed(fault) ==
    /\ request = "NONE"
    /\ request' = IF "X52" \in Defects THEN fault ELSE "MALFORMED"
    /\ UNCHANGED <<offer, registered, transaction>>

-----------------------------------------------------------------------------
(* The driver's other business. *)

(***************************************************************************)
(* A daemon registers.  hv_snapshot.c: vss_handle_handshake                *)
(***************************************************************************)
DaemonArrives ==
    /\ ~registered
    /\ registered' = TRUE
    /\ UNCHANGED <<request, offer, transaction>>

(***************************************************************************)
(* The daemon closes the device, which ends its transaction.               *)
(* hv_snapshot.c: vss_on_reset                                             *)
(***************************************************************************)
DaemonLeaves ==
    /\ registered
    /\ registered' = FALSE
    /\ transaction' = FALSE
    /\ UNCHANGED <<request, offer>>

(***************************************************************************)
(* A transaction begins.  Packets are taken in order, so it does not pass  *)
(* a NEGOTIATE that waits.  hv_snapshot.c: vss_handle_request              *)
(***************************************************************************)
TransactionBegins ==
    /\ registered
    /\ ~transaction
    /\ request = "NONE"
    /\ transaction' = TRUE
    /\ UNCHANGED <<request, offer, registered>>

(***************************************************************************)
(* It ends, by the daemon's reply or at its deadline.                      *)
(* hv_snapshot.c: vss_respond_to_host                                      *)
(***************************************************************************)
TransactionEnds ==
    /\ transaction
    /\ transaction' = FALSE
    /\ UNCHANGED <<request, offer, registered>>

-----------------------------------------------------------------------------
(* The guest's answers. *)

(***************************************************************************)
(* The request is answered and gone.                                       *)
(***************************************************************************)
Answers ==
    /\ request' = IF "X57" \in Defects /\ request = "LISTS" THEN "MALFORMED" ELSE "NONE"
    /\ offer' = NoOffer
    /\ UNCHANGED <<registered, transaction>>

(***************************************************************************)
(* Success: both counts are 1, and these are the two versions (N2).        *)
(* channel_mgmt.c: vmbus_prep_negotiate_resp                               *)
(***************************************************************************)
AnswerVersions(framework, message) ==
    /\ Looks
    /\ Agreed
    /\ IF request = "LISTS"
       THEN /\ framework = Chosen(GuestFrameworks, offer.frameworks, FrameworkVersions)
            /\ message = Chosen(GuestMessages, offer.messages, MessageVersions)
       ELSE framework = GuestFrameworks[1] /\ message = GuestMessages[1]
    /\ Answers

(***************************************************************************)
(* No match in either list, or malformed counts: both counts are 0, and no *)
(* version is claimed (N3).  channel_mgmt.c: vmbus_prep_negotiate_resp     *)
(***************************************************************************)
AnswerNone ==
    /\ Looks
    /\ ~Agreed
    /\ Answers

-----------------------------------------------------------------------------

Input ==
    \/ \E frameworks \in FrameworkLists, messages \in MessageLists :
           HostNegotiates(frameworks, messages)
    \/ \E fault \in CountFaults : HostNegotiatesMalformed(fault)
    \/ DaemonArrives
    \/ DaemonLeaves
    \/ TransactionBegins
    \/ TransactionEnds

Output ==
    \/ \E framework \in Frameworks, message \in Messages : AnswerVersions(framework, message)
    \/ AnswerNone

Next == Input \/ Output

(***************************************************************************)
(* The driver runs (X130); and a transaction ends at last, at the latest   *)
(* at its deadline, which this module does not have (X59).                 *)
(***************************************************************************)
Fairness ==
    /\ WF_vars("X130" \notin Defects /\ Output)
    /\ WF_vars("X59" \notin Defects /\ TransactionEnds)

Spec == Init /\ [][Next]_vars /\ Fairness

-----------------------------------------------------------------------------
(* Invariants and properties, by clause. *)

TypeOK ==
    /\ request \in {"NONE", "LISTS", "MALFORMED"}
    /\ offer \in [frameworks : FrameworkLists, messages : MessageLists]
    /\ registered \in BOOLEAN
    /\ transaction \in BOOLEAN

(* With or without a daemon.                                               *)
N1_Answered == request # "NONE" ~> request = "NONE"

(* Where there is a match it is the guest's first that is chosen.          *)
N2_FirstMatch ==
    [][\A framework \in Frameworks, message \in Messages :
        AnswerVersions(framework, message) =>
            /\ Matches(GuestFrameworks, offer.frameworks) =>
                   framework = First(GuestFrameworks, offer.frameworks)
            /\ Matches(GuestMessages, offer.messages) =>
                   message = First(GuestMessages, offer.messages)]_vars

(* Two matches are an agreement, wherever in the lists they are.           *)
N2_MatchIsTaken ==
    [][AnswerNone /\ request = "LISTS" =>
        \/ ~Matches(GuestFrameworks, offer.frameworks)
        \/ ~Matches(GuestMessages, offer.messages)]_vars

(* One match is none.                                                      *)
N3_NoMatchNoVersion ==
    [][\A framework \in Frameworks, message \in Messages :
        AnswerVersions(framework, message) /\ request = "LISTS" =>
            /\ Matches(GuestFrameworks, offer.frameworks)
            /\ Matches(GuestMessages, offer.messages)]_vars

N3_MalformedNoVersion ==
    [][\A framework \in Frameworks, message \in Messages :
        AnswerVersions(framework, message) => request # "MALFORMED"]_vars

D1_AnsweredOnce == [][request # "NONE" => request' \in {request, "NONE"}]_vars

(* In a transaction it stays in the ring.                                  *)
D9_WaitsForTheEnd == [][request # "NONE" /\ request' = "NONE" => ~transaction]_vars
=============================================================================
