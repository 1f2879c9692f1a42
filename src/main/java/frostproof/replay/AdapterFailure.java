package frostproof.replay;

/** An implementation does not answer as an adapter must: it hangs, dies or writes garbage. */
public final class AdapterFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** In one line. */
  AdapterFailure(String message) {
    super(message);
  }
}
