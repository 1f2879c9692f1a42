package frostproof.lab;

/**
 * Why something of the lab cannot run here.
 *
 * @param reason what is missing, one line
 * @param remedy the command that helps, or in words what would
 */
public record Missing(String reason, String remedy) {
  @Override
  public String toString() {
    return reason + " (" + remedy + ")";
  }
}
