package frostproof.lab;

import frostproof.freeze.Errno;
import frostproof.freeze.LinuxSeccomp;
import frostproof.freeze.LinuxSeccomp.Held;
import java.io.IOException;
import java.util.Optional;

/**
 * What the tester's answers do: a call that is refused does not happen, and one that succeeds at a
 * file system happens for real.
 */
final class Answers {
  private final int listener;
  private final DeviceSide device;
  private final Disks disks;
  private final HeldCalls calls;
  private final OutlivingFreeze outliving;
  private Optional<Held> hung = Optional.empty();
  private String hungMount = "";

  Answers(int listener, DeviceSide device, Disks disks, HeldCalls calls) {
    this.listener = listener;
    this.device = device;
    this.disks = disks;
    this.calls = calls;
    outliving = new OutlivingFreeze(listener);
  }

  /** The freeze that hangs. */
  Optional<Held> hung() {
    return hung;
  }

  /** The daemon is about to be killed; a call that it waits for is cut, or outlives it. */
  void kill() throws IOException {
    calls.cut().kill(calls.calls(), hung.map(_ -> hungMount));
    if (hung.isPresent()) {
      outliving.begin(hung.get(), hungMount);
    }
    hung = Optional.empty();
    calls.served().hangs(false);
  }

  /** The process that a freeze keeps, 0 for none. */
  int kept() {
    return outliving.process();
  }

  /** No freeze hangs any more. */
  void forget() {
    outliving.ends();
    hung = Optional.empty();
    calls.served().hangs(false);
  }

  /** The freeze that hangs comes to pass, whether who asked for it lives or not. */
  void completes() {
    if (kept() == 0) {
      disks.freeze(hungMount);
      hung.ifPresent(call -> LinuxSeccomp.answer(listener, call, 0));
    } else {
      outliving.ends();
      disks.frozeUnseen(hungMount);
    }
    forget();
  }

  /** The freeze that hangs fails after all; one that outlived its process is undone at once. */
  void fails() {
    if (kept() != 0) {
      outliving.ends();
      disks.thaw(hungMount);
    }
    calls.cut().givenUp(hungMount);
    hung.ifPresent(call -> LinuxSeccomp.refuse(listener, call, Errno.EIO));
    forget();
  }

  /**
   * Answers a call that waits.
   *
   * @param call in the words of the model
   * @param answer likewise
   */
  void give(String call, String answer) throws IOException {
    Optional<Held> held = calls.answered(call);
    calls.cut().answered(call.endsWith(")") ? mount(call) : "");
    switch (call.replaceAll("\\(.*", "")) {
      case "open" -> answerOpen(held.orElseThrow(), answer);
      case "read" -> answerRead(held, answer);
      case "write", "reply" -> {
        if (answer.equals("0")) {
          device.accepts(held.orElseThrow(), call);
        } else {
          device.refuses(held.orElseThrow(), errno(answer));
        }
      }
      case "close" -> {
        device.closes();
        LinuxSeccomp.goOn(listener, held.orElseThrow());
      }
      case "FIFREEZE" -> answerFreeze(held.orElseThrow(), mount(call), answer);
      case "FITHAW" -> answerThaw(held.orElseThrow(), mount(call), answer);
      case "freeze hooks", "thaw hooks" -> {
        if (answer.equals("0")) {
          LinuxSeccomp.goOn(listener, held.orElseThrow());
        } else {
          calls.served().fails();
          LinuxSeccomp.refuse(listener, held.orElseThrow(), errno(answer));
        }
      }
      case "log" -> held.ifPresent(h -> LinuxSeccomp.goOn(listener, h));
      case "exit" -> held.ifPresent(h -> LinuxSeccomp.goOn(listener, h));
      case String other -> throw new IOException("no such call: " + other);
    }
  }

  /** What a call is about, in the words of the model. */
  static String mount(String call) {
    return call.substring(call.indexOf('(') + 1, call.length() - 1);
  }

  private static Errno errno(String name) {
    return switch (name) {
      case "EBUSY" -> Errno.EBUSY;
      case "EBADF" -> Errno.EBADF;
      case "EINVAL" -> Errno.EINVAL;
      case "EOPNOTSUPP" -> Errno.EOPNOTSUPP;
      default -> Errno.EIO;
    };
  }

  private void answerOpen(Held held, String answer) throws IOException {
    if (answer.equals("0")) {
      device.opens(held);
    } else {
      calls.served().leaves();
      LinuxSeccomp.refuse(listener, held, errno(answer));
    }
  }

  private void answerRead(Optional<Held> held, String answer) {
    if (answer.equals("EIO")) {
      device.breaks();
    } else {
      device.offers(answer);
      if (!answer.equals("VERSION")) {
        calls.begins(answer);
      }
    }
    held.ifPresent(calls::serves);
  }

  private void answerFreeze(Held held, String mount, String answer) {
    if (answer.equals("hangs")) {
      hung = Optional.of(held);
      hungMount = mount;
      calls.served().hangs(true);
      calls.served().fails();
    } else if (answer.equals("0")) {
      disks.freeze(mount);
      LinuxSeccomp.answer(listener, held, 0);
    } else {
      if (!answer.equals("EOPNOTSUPP")) {
        calls.served().fails();
      }
      LinuxSeccomp.refuse(listener, held, errno(answer));
    }
  }

  private void answerThaw(Held held, String mount, String answer) {
    if (answer.equals("0")) {
      disks.thaw(mount);
      LinuxSeccomp.answer(listener, held, 0);
    } else {
      if (answer.equals("EINVAL")) {
        disks.thaw(mount); // that is what somebody else did before
      }
      LinuxSeccomp.refuse(listener, held, errno(answer));
    }
  }
}
