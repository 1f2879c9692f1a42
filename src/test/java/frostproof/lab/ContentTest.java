package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** F4: only what was completed is expected on a copy. */
class ContentTest {
  @Test
  void onlyCompletedWritesCount() {
    Content content = new Content();
    Content.Write first = content.next();
    Content.Write blocked = content.next();
    assertThat(content.expected()).isEmpty();
    content.completed(first);
    assertThat(content.expected()).isEqualTo(first.bytes());
    content.completed(blocked);
    assertThat(content.expected()).hasSize(2 * first.bytes().length).endsWith(blocked.bytes());
  }

  @Test
  void theFileStopsGrowingAndEveryWriteDiffers() {
    Content content = new Content();
    byte[] before = content.expected();
    for (int i = 0; i < 200; i++) {
      content.completed(content.next());
      assertThat(content.expected()).isNotEqualTo(before);
      before = content.expected();
    }
    assertThat(before).hasSizeLessThan(64 * 1024);
  }
}
