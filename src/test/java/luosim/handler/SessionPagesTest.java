package luosim.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import luosim.kho.Handover;
import luosim.kho.Kho73;
import luosim.kho.KhoConfig;
import luosim.kho.KhoServices;
import luosim.kho.Receiver73;
import luosim.wire.KexecMetadata;
import org.junit.jupiter.api.Test;

/** A page that the orchestrator asks for is in exactly one place: free, preserved, or received. */
final class SessionPagesTest {
  private static final KhoConfig CONFIG = new KhoConfig(true, false, 0x5c4000, 0x5c5000);

  private final List<Long> free = new ArrayList<>(List.of(300L, 200L, 100L));
  private boolean nodes = true;
  private final Kho73 kho = new Kho73(new Nodes(), CONFIG);
  private final Receiver73 receiver = new Receiver73();
  private final SessionPages pages = new SessionPages(kho, receiver, new Stack(), () -> {
    throw new IllegalStateException("read");
  });

  /** Grants nodes or none. */
  private final class Nodes implements KhoServices {
    @Override public boolean allocate(int what) {
      return nodes;
    }

    @Override public int insert() {
      return 0;
    }

    @Override public int fdt() {
      return 0;
    }
  }

  /** The free pages. */
  private final class Stack implements SessionPages.Source {
    @Override public long allocate() {
      return free.isEmpty() ? -1 : free.remove(free.size() - 1);
    }

    @Override public void release(long pfn) {
      free.add(pfn);
    }
  }

  private void boot() {
    kho.boot(new KexecMetadata(1, "7.3.4", 0), 0x5cc000, false);
  }

  @Test void aPageIsPreservedAndGivenUp() {
    assertThat(pages.enabled()).isFalse();
    boot();
    assertThat(pages.enabled()).isTrue();
    assertThat(pages.preservePage()).isEqualTo(100 << 12);
    assertThat(kho.preserved(100, 0)).isTrue();
    pages.unpreservePage(100 << 12);
    assertThat(kho.preserved(100, 0)).isFalse();
    assertThat(free).containsExactly(300L, 200L, 100L);
  }

  @Test void withoutAPageOrANodeThereIsNone() {
    boot();
    nodes = false;
    free.clear();
    free.add(1L << 30);
    assertThat(pages.preservePage()).isZero();
    assertThat(free).containsExactly(1L << 30);
    free.clear();
    assertThat(pages.preservePage()).isZero();
  }

  @Test void aReceivedPageIsTakenOverOnce() {
    boot();
    long page = pages.preservePage();
    assertThat(pages.addSubtree("LUO", page, 32)).isZero();
    assertThat(pages.addSubtree("LUO", page, 32)).isEqualTo(-17);
    var handover = new Handover();
    kho.take(handover);
    assertThat(pages.hasSubtree("LUO")).isFalse();
    receiver.populate(handover, true);
    receiver.initialiseMemory();
    assertThat(pages.hasSubtree("LUO")).isTrue();
    assertThatThrownBy(pages::incomingSessions).hasMessage("read");
    pages.restorePage(page);
    pages.restorePage(page);
    pages.restorePage(0x777000);
    assertThat(free).containsExactly(300L, 200L, 100L);
    assertThat(receiver.missingPages()).isEqualTo(2);
  }
}
