package frostproof.machine;

import frostproof.machine.Action.*;
import java.util.function.Predicate;

/**
 * The invariants and step properties of spec/Driver.tla, with their names. Where the specification
 * says that an action is not enabled, it is not taken here; where it says that one is, no other is
 * taken in its place.
 */
public enum DriverProperty implements Property<DriverState> {
  /** Every type is a Java type; what is left is that the ids are ids. */
  TypeOK(s -> s.owed().stream().allMatch(id -> id >= 1) && s.openers() >= 0),
  N1_AnsweredAnyway((before, action, _) ->
      !before.callback()
          || before.suspended()
          || !before.request().equals(Packet.NONE)
          || before.head().op() != Operation.NEGOTIATE
          || !(action instanceof ReceiveForDaemon
              || action instanceof ReceiveUnserved
              || action instanceof DropMalformed
              || action instanceof CallbackEnds)),
  D1_OwedMeansHeld(s ->
      s.owed().size()
          <= s.ring().stream().filter(p -> p.id() != 0).count() + (s.request().id() == 0 ? 0 : 1)),
  D1_AnsweredOnce(s ->
      s.verdict() == Word.NONE || s.request().id() == 0 || s.owed().contains(s.request().id())),
  D2_UnservedFails(
      (_, action, after) -> !(action instanceof ReceiveUnserved) || after.verdict() == Word.FAIL),
  D3_Forwarded((before, action, _) ->
      !(action instanceof ReceiveUnserved) || before.state() == DeviceState.DEVICE_INIT),
  D3_MessageIsTheRequest(s ->
      !s.outmsg().isRequest()
          || s.timer() == 0
          || (s.request().op().isForDaemon() && s.outmsg() == Message.of(s.request().op()))),
  D3_WordIsStatus((_, action, after) ->
      !(action instanceof DaemonReplies(Word word)) || after.verdict() == word),
  D4_BackupFlags((before, action, _) ->
      !(action instanceof Respond(int _, Word status, int flags))
          || (flags == 5) == (before.request().op() == Operation.HOT_BACKUP && status == Word.OK)),
  D5_DriverAnswersOk((before, action, after) ->
      !(action instanceof ReceiveForDriver)
          || (after.verdict() == Word.OK
              && after.state() == before.state()
              && after.outmsg() == before.outmsg()
              && after.timer() == before.timer())),
  D6_DeadlineFails(
      (_, action, after) -> !(action instanceof DeadlineExpires) || after.verdict() == Word.FAIL),
  D6_DeadlineRuns(s ->
      (s.timer() != 0) == (s.state() == DeviceState.USERSPACE_REQ && s.verdict() == Word.NONE)),
  D6_DeadlineLength(s ->
      s.timer() == 0
          || s.verdict() != Word.NONE
          || s.state() != DeviceState.USERSPACE_REQ
          || s.timer() == (s.request().op() == Operation.FREEZE ? 900 : 30)),
  D7_OnlyWhatWasRead(
      (before, action, _) -> !(action instanceof DaemonReplies) || before.outmsg() == Message.NONE),
  D7_DecidedStays((before, _, after) ->
      before.verdict() == Word.NONE
          || !after.request().equals(before.request())
          || after.verdict() == before.verdict()),
  D7_RefusedAsInvalid((_, action, _) -> !(action instanceof DaemonRepliesFault)),
  D8_Withdrawn(s ->
      !s.outmsg().isRequest()
          || (s.state() == DeviceState.USERSPACE_REQ && s.verdict() == Word.NONE)),
  D9_EndPolls((before, _, after) ->
      before.request().equals(Packet.NONE)
          || !after.request().equals(Packet.NONE)
          || channelCloses(before, after)
          || after.callback()),
  D9_RegistrationPolls((before, action, after) ->
      !(action instanceof DaemonReadsVersion || action instanceof DaemonRegistersLegacy)
          || after.callback()
          || !before.request().equals(Packet.NONE)),
  D9_CallbackRunsDry((before, _, after) ->
      !before.callback()
          || after.callback()
          || !after.request().equals(Packet.NONE)
          || after.ring().isEmpty()),
  D10_TransactionSurvives((before, _, after) ->
      !before.state().inTransaction()
          || after.state().inTransaction()
          || before.verdict() != Word.NONE
          || after.openers() == 0
          || channelCloses(before, after)),
  D11_ReadyWhenRead((before, _, after) ->
      before.state() != DeviceState.DEVICE_INIT
          || after.state() != DeviceState.READY
          || !(before.outmsg() == Message.NONE && after.outmsg() == Message.VERSION)),
  D11_LegacyIsReady((_, action, after) ->
      !(action instanceof DaemonRegistersLegacy) || after.state() == DeviceState.READY),
  D12_MalformedNeverServed(s -> s.request().id() != 0 || s.request().equals(Packet.NONE)),
  D13_NothingInFlight(
      s -> s.state() != DeviceState.DEVICE_DYING || (!s.callback() && nothingInFlight(s))),
  D13_RemovalWaits((before, _, after) ->
      before.state() != DeviceState.DEVICE_DYING
          || after.state() == DeviceState.DEVICE_DYING
          || (after.state() == DeviceState.DEVICE_INIT && before.openers() == 0)),
  D14_NothingInFlight(s -> !s.suspended() || (nothingInFlight(s) && s.owed().isEmpty())),
  D14_ThawIsHanded((before, _, after) ->
      !suspends(before, after)
          || before.state() == DeviceState.DEVICE_INIT
          || after.outmsg() == Message.FAKE_THAW),
  D14_ThawWaits((before, action, after) ->
      before.outmsg() != Message.FAKE_THAW
          || after.outmsg() == Message.FAKE_THAW
          || action.equals(new DaemonReads(Operation.THAW))
          || after.openers() == 0
          || after.state() == DeviceState.DEVICE_DYING),
  D14_LateReplyRefused(
      (before, action, _) -> !(action instanceof DaemonReplies) || !before.suspended()),
  D14_RegisteredStays((before, _, after) ->
      !suspends(before, after)
          || after.state()
              == (before.state() == DeviceState.DEVICE_INIT
                  ? DeviceState.DEVICE_INIT
                  : DeviceState.READY)),
  D15_OfferFails(
      (_, action, after) -> !(action instanceof FailToOffer) || after.verdict() == Word.FAIL),
  H1_OneOpener(s -> s.openers() <= 1),
  H1_GoneOpensToNobody((before, action, _) ->
      !(action instanceof DaemonOpens) || before.state() != DeviceState.DEVICE_DYING),
  H2_UnreadVersionStays((before, action, after) ->
      !(action instanceof DaemonRegistersFault) || after.outmsg() == before.outmsg()),
  H2_RefusedChangesNothing((before, action, after) ->
      !(action instanceof DaemonWritesShort || action instanceof DaemonRepliesInvalid)
          || after.equals(before)),
  H3_ShortReadKeeps((before, action, after) ->
      !(action instanceof DaemonReadsShort) || after.outmsg() == before.outmsg()),
  H3_GoneNeverBlocks((before, action, _) ->
      !(action instanceof DaemonReadBlocks) || before.state() != DeviceState.DEVICE_DYING),
  H4_ReadableWhenMessage((before, action, _) ->
      !(action instanceof DaemonPolls(PollEvents events))
          || before.state() == DeviceState.DEVICE_DYING
          || (events == PollEvents.IN) == (before.outmsg() != Message.NONE)),
  H4_GoneHangsUp((before, action, _) ->
      !(action instanceof DaemonPolls(PollEvents events))
          || (events == PollEvents.ERR_HUP) == (before.state() == DeviceState.DEVICE_DYING)),
  H4_NeverWritable((_, action, _) -> !action.equals(new DaemonPolls(PollEvents.OUT))),
  H5_CloseFails((before, action, after) ->
      !(action instanceof DaemonCloses)
          || !before.state().inTransaction()
          || before.verdict() != Word.NONE
          || after.verdict() == Word.FAIL),
  H5_NobodyRegistered(s ->
      s.openers() != 0
          || ((s.state() == DeviceState.DEVICE_INIT || s.state() == DeviceState.DEVICE_DYING)
              && s.outmsg() == Message.NONE));

  private final StepPredicate<DriverState> predicate;

  DriverProperty(Predicate<DriverState> invariant) {
    this.predicate = (_, _, after) -> invariant.test(after);
  }

  DriverProperty(StepPredicate<DriverState> predicate) {
    this.predicate = predicate;
  }

  private static boolean nothingInFlight(DriverState s) {
    return s.ring().isEmpty()
        && s.request().equals(Packet.NONE)
        && s.verdict() == Word.NONE
        && s.timer() == 0;
  }

  private static boolean suspends(DriverState before, DriverState after) {
    return !before.suspended() && after.suspended();
  }

  /** ChannelCloses of Driver.tla. */
  private static boolean channelCloses(DriverState before, DriverState after) {
    return suspends(before, after) || after.state() == DeviceState.DEVICE_DYING;
  }

  @Override
  public boolean holds(DriverState before, Action action, DriverState after) {
    return predicate.test(before, action, after);
  }
}
