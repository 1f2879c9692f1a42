package frostproof.lab;

import java.util.Arrays;
import java.util.Optional;

/**
 * A kernel under test: one of the series that Debian 12 ships for virtual machines. Which release
 * it is, its packages say on the day.
 */
public enum Kernel {
  /** The kernel of the release. */
  LINUX_6_1("6.1", "linux-image-cloud-amd64", "linux-headers-cloud-amd64"),
  /** The newer one, from backports through security updates. */
  LINUX_6_12("6.12", "linux-image-6.12-cloud-amd64", "linux-headers-6.12-cloud-amd64");

  private final String series;
  private final String image;
  private final String headers;

  Kernel(String series, String image, String headers) {
    this.series = series;
    this.image = image;
    this.headers = headers;
  }

  /** The kernel of a series, such as {@code 6.1}. */
  public static Optional<Kernel> of(String series) {
    return Arrays.stream(values()).filter(kernel -> kernel.series.equals(series)).findFirst();
  }

  /** The series, such as {@code 6.1}. */
  public String series() {
    return series;
  }

  /** Its name as a target, such as {@code linux-6.1}. */
  public String target() {
    return "linux-" + series;
  }

  /** The metapackage that depends on the newest image of the series. */
  String imagePackage() {
    return image;
  }

  /** The metapackage that depends on the headers of the same release. */
  String headersPackage() {
    return headers;
  }
}
