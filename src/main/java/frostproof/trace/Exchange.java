package frostproof.trace;

import frostproof.machine.Action;
import frostproof.machine.Action.*;
import frostproof.machine.CountFault;
import frostproof.machine.DaemonAction;
import frostproof.machine.DaemonMountAction;
import frostproof.machine.DeviceAction;
import frostproof.machine.DriverAction;
import frostproof.machine.DriverCallAction;
import frostproof.machine.DriverCallAction.*;
import frostproof.machine.DriverStepsAction;
import frostproof.machine.DriverStepsAction.*;
import frostproof.machine.DriverWorkAction;
import frostproof.machine.DriverWorkAction.*;
import frostproof.machine.FileSystemAction;
import frostproof.machine.Malformation;
import frostproof.machine.Mount;
import frostproof.machine.NegotiationAction;
import frostproof.machine.NegotiationAction.*;
import frostproof.machine.Operation;
import frostproof.machine.PollEvents;
import frostproof.machine.Registration;
import frostproof.machine.Version;
import frostproof.machine.Word;
import java.util.List;

/**
 * An action as a call and its answer: who calls, what is called, with what, and what is answered.
 * The same exchange is seen from both sides: at the driver {@code DaemonOpenBusy} is the input
 * {@code open} with the answer EBUSY, at the daemon it is a call that the daemon makes and that the
 * environment answers by EBUSY.
 *
 * @param caller who begins it
 * @param verb what is called
 * @param object with what, empty for nothing
 * @param answer what the other side answers, empty where there is no answer
 */
public record Exchange(Caller caller, String verb, String object, String answer) {

  /** Who begins an exchange. */
  public enum Caller {
    /** The host: what it sends and what it does to the channel. */
    HOST,
    /** Time that passes. */
    CLOCK,
    /** The daemon, at the device, at the file systems and at its hooks. */
    DAEMON,
    /** The driver: what it tells the host, and what it does unseen. */
    DRIVER,
    /** Whoever else starts, ends or disturbs something, and every writer. */
    WORLD
  }

  /** The call and what it is about, such as {@code FIFREEZE(data)}. */
  public String call() {
    return object.isEmpty() ? verb : verb + "(" + object + ")";
  }

  /** An action of any component as an exchange. */
  public static Exchange of(Action action) {
    return switch (action) {
      case DeviceAction device -> device(device);
      case DriverAction driver -> driver(driver);
      case DaemonAction daemon -> daemon(daemon);
      case FileSystemAction fileSystem -> fileSystem(fileSystem);
      case NegotiationAction negotiation -> negotiation(negotiation);
      case DriverStepsAction step -> driverStep(step);
      case ForeignFreezes(Mount m) -> world("foreign FIFREEZE", m, "");
      case ForeignThaws(Mount m) -> world("foreign FITHAW", m, "");
    };
  }

  /** The daemon at the device: open, read, write, close. */
  private static Exchange device(DeviceAction action) {
    return switch (action) {
      case DaemonOpens _ -> daemon("open", "", "0");
      case DaemonOpenBusy _ -> daemon("open", "", "EBUSY");
      case DaemonOpenGone _ -> daemon("open", "", "EBADF");
      case DaemonRegisters _ -> daemon("write", "REGISTER1", "0");
      case DaemonRegistersFault _ -> daemon("write", "REGISTER1", "EFAULT");
      case DaemonRegistersLegacy _ -> daemon("write", "REGISTER", "0");
      case DaemonRegistersInvalid(Registration registration) ->
          daemon("write", registration.name(), "EINVAL");
      case DaemonReadsVersion _ -> daemon("read", "", "VERSION");
      case DaemonReads(Operation op) -> daemon("read", "", op.name());
      case DaemonReadBlocks _ -> daemon("read", "", "blocks");
      case DaemonReadGone _ -> daemon("read", "", "EBADF");
      case DaemonReadsShort _ -> daemon("short read", "", "EINVAL");
      case DaemonReplies(Word word) -> daemon("reply", word.name(), "0");
      case DaemonRepliesInvalid(Word word) -> daemon("reply", word.name(), "EINVAL");
      case DaemonRepliesFault(Word word) -> daemon("reply", word.name(), "EFAULT");
      case DaemonWritesShort _ -> daemon("short write", "", "EINVAL");
      case DaemonWriteGone _ -> daemon("write", "", "EBADF");
      case DaemonPolls(PollEvents events) -> daemon("poll", "", events.name());
      case DaemonCloses _ -> daemon("close", "", "0");
    };
  }

  /** The host, the clock and the driver. The host gives its requests the smallest free id. */
  private static Exchange driver(DriverAction action) {
    return switch (action) {
      case DeviceAction device -> device(device);
      case HostSends(int id, Operation op) -> host("send", op.name(), "as " + id);
      case HostSendsMalformed(Malformation kind) -> host("send malformed", kind.name(), "");
      case Interrupt _ -> host("interrupt", "", "");
      case HostRemovesChannel _ -> host("remove channel", "", "");
      case HostOffersChannel _ -> host("offer channel", "", "");
      case MachineSuspends _ -> world("suspend", "");
      case MachineResumes _ -> world("resume", "");
      case DeadlineNears(int s) -> clock("just before deadline", s);
      case DeadlineExpires(int s) -> clock("deadline", s);
      case Respond(int id, Word status, int flags) ->
          driver("respond", id + ", " + status + ", " + flags);
      case ReceiveForDaemon _,
          ReceiveUnserved _,
          ReceiveForDriver _,
          DropMalformed _,
          CallbackEnds _,
          OfferMessage _,
          FailToOffer _ ->
          driver(action.getClass().getSimpleName(), "");
    };
  }

  /** The daemon's life, and its calls at the file systems. */
  private static Exchange daemon(DaemonAction action) {
    return switch (action) {
      case DeviceAction device -> device(device);
      case DaemonStarts _ -> world("start", "");
      case StopHookStarts _ -> world("stop hook", "");
      case SignalArrives _ -> world("signal", "");
      case DaemonExits _ -> daemon("exit", "", "0");
      case WatchdogExpires _ -> new Exchange(Caller.CLOCK, "watchdog", "", "");
      case DaemonLogs _ -> daemon("log", "", "0");
      case DaemonDies _ -> world("kill", "");
      case DeviceBreaks _ -> daemon("read", "", "EIO");
      case DaemonMountAction mount -> mount(mount);
    };
  }

  /** The daemon at its hooks and at the file systems. */
  private static Exchange mount(DaemonMountAction action) {
    return switch (action) {
      case FreezeHooksPass _ -> daemon("freeze hooks", "", "0");
      case FreezeHooksFail _ -> daemon("freeze hooks", "", "1");
      case ThawHooksRun _ -> daemon("thaw hooks", "", "0");
      case FreezeMount(Mount m) -> daemon("FIFREEZE", m.name(), "0");
      case FreezeMountBusy(Mount m) -> daemon("FIFREEZE", m.name(), "EBUSY");
      case FreezeMountUnsupported(Mount m) -> daemon("FIFREEZE", m.name(), "EOPNOTSUPP");
      case FreezeMountHangs(Mount m) -> daemon("FIFREEZE", m.name(), "hangs");
      case StuckFreezeCompletes(Mount m) -> world("hung FIFREEZE completes", m, "");
      case StuckFreezeFails(Mount m) -> world("hung FIFREEZE fails", m, "");
      case FreezeDeadlineExpires _ -> new Exchange(Caller.CLOCK, "freeze deadline", "", "");
      case ThawOrphan(Mount m) -> daemon("FITHAW", m.name(), "0");
      case MountVanishes(Mount m) -> world("umount", m, "");
      case MountAppears(Mount m) -> world("mount", m, "");
      case FreezeMountFails(Mount m) -> daemon("FIFREEZE", m.name(), "EIO");
      case ThawMount(Mount m) -> daemon("FITHAW", m.name(), "0");
      case ThawMountInvalid(Mount m) -> daemon("FITHAW", m.name(), "EINVAL");
      case ThawMountFails(Mount m) -> daemon("FITHAW", m.name(), "EIO");
      case AbandonFreeze _, FinishFreeze _, FinishRelease _, FinishThaw _ ->
          daemon(action.getClass().getSimpleName(), "", "");
    };
  }

  /** System calls of anybody. A remount asks for the mode that the file system does not have. */
  private static Exchange fileSystem(FileSystemAction action) {
    return switch (action) {
      case DaemonAction shared -> daemon(shared);
      case FreezeReadOnlyBind(Mount m) -> world("FIFREEZE by a read-only bind", m, "0");
      case FreezeOtherUnsupported(Mount o) -> daemon("FIFREEZE", o.name(), "EOPNOTSUPP");
      case ThawOtherInvalid(Mount o) -> daemon("FITHAW", o.name(), "EINVAL");
      case FreezeMountUnprivileged(Mount m) -> world("FIFREEZE unprivileged", m, "EPERM");
      case ThawMountUnprivileged(Mount m) -> world("FITHAW unprivileged", m, "EPERM");
      case FreezePathBad(Mount m) -> world("FIFREEZE by an O_PATH descriptor", m, "EBADF");
      case ThawPathBad(Mount m) -> world("FITHAW by an O_PATH descriptor", m, "EBADF");
      case WriteMount(Mount m) -> world("write", m, "0");
      case WriteMountBlocks(Mount m) -> world("write", m, "blocks");
      case WriteMountReadOnly(Mount m) -> world("write", m, "EROFS");
      case RemountReadOnly(Mount m) -> world("remount", m, "read-only");
      case RemountReadWrite(Mount m) -> world("remount", m, "read-write");
      case RemountMountBusy(Mount m) -> world("remount", m, "EBUSY");
      case CopyDevice(Mount m) -> world("copy", m, "consistent");
    };
  }

  /** The host's two lists, and what the driver answers. */
  private static Exchange negotiation(NegotiationAction action) {
    return switch (action) {
      case HostNegotiates(List<Version> frameworks, List<Version> messages) ->
          host("negotiate", frameworks + ", " + messages, "");
      case HostNegotiatesMalformed(CountFault fault) ->
          host("negotiate malformed", fault.name(), "");
      case DaemonArrives _ -> world("daemon registers", "");
      case DaemonLeaves _ -> world("daemon closes", "");
      case TransactionBegins _ -> world("transaction begins", "");
      case TransactionEnds _ -> world("transaction ends", "");
      case AnswerVersions(Version framework, Version message) ->
          driver("answer", framework + ", " + message);
      case AnswerNone _ -> driver("answer", "none");
    };
  }

  /** The driver's inner steps: what a system call answers is a step of its own. */
  private static Exchange driverStep(DriverStepsAction action) {
    return switch (action) {
      case DriverAction shared -> driver(shared);
      case DeadlineFires _ -> new Exchange(Caller.CLOCK, "deadline", "", "");
      case DaemonWritesReply(Word word) -> daemon("reply", word.name(), "");
      case DaemonWritesRegister _ -> daemon("write", "REGISTER1", "");
      case WorkerResponds(int id, Word status) -> driver("respond", id + ", " + status);
      case DeadlineResponds(int id, Word status) -> driver("respond", id + ", " + status);
      case WriteResponds(int id, Word status) -> driver("respond", id + ", " + status);
      case CloseResponds(int id, Word status) -> driver("respond", id + ", " + status);
      case CallbackTests _, CallbackReceives _, DriverWorkAction _, DriverCallAction _ ->
          driver(action.getClass().getSimpleName(), "");
    };
  }

  private static Exchange daemon(String verb, String object, String answer) {
    return new Exchange(Caller.DAEMON, verb, object, answer);
  }

  private static Exchange driver(String verb, String object) {
    return new Exchange(Caller.DRIVER, verb, object, "");
  }

  private static Exchange host(String verb, String object, String answer) {
    return new Exchange(Caller.HOST, verb, object, answer);
  }

  private static Exchange clock(String verb, int seconds) {
    return new Exchange(Caller.CLOCK, verb, seconds + " s", "");
  }

  private static Exchange world(String verb, String object) {
    return new Exchange(Caller.WORLD, verb, object, "");
  }

  private static Exchange world(String verb, Mount m, String answer) {
    return new Exchange(Caller.WORLD, verb, m.name(), answer);
  }
}
