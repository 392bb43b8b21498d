package luosim.kho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/**
 * Scratch must have the sizes of spec kho-6.16 section 7, lie apart from everything else, or be absent by
 * name.
 */
final class MemoryLayoutTest {
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  @Test void scaledScratchIsAPercentageOfWhatTheKernelReservedRoundedUp() {
    var plan =
        ScratchPlan.scaled(200, 50 * MIB + 1, 300 * MIB, new long[] {120 * MIB, 80 * MIB + 1}, 4 * MIB);
    assertThat(plan.regions()).isEqualTo(4);
    assertThat(plan.bytes(0)).isEqualTo(104 * MIB);
    assertThat(plan.bytes(1)).isEqualTo(496 * MIB);
    assertThat(plan.bytes(2)).isEqualTo(240 * MIB);
    assertThat(plan.bytes(3)).isEqualTo(164 * MIB);
    assertThat(ScratchPlan.scaled(50, 100, 10, new long[] {1}, 4096).bytes(1)).isZero();
  }

  @Test void explicitScratchIsRoundedAndNeverZero() {
    var plan = ScratchPlan.explicit(1, 3 * MIB, 5 * MIB, 2, 2 * MIB);
    assertThat(plan.bytes(0)).isEqualTo(2 * MIB);
    assertThat(plan.bytes(1)).isEqualTo(4 * MIB);
    assertThat(plan.bytes(2)).isEqualTo(6 * MIB).isEqualTo(plan.bytes(3));
    assertThat(plan.nodes()).isEqualTo(2);
    assertThatThrownBy(() -> ScratchPlan.explicit(0, 1, 1, 1, 4096))
        .hasMessageContaining("three sizes above 0");
    assertThatThrownBy(() -> ScratchPlan.explicit(1, 1, 1, 1, 3000)).hasMessageContaining("found 3000");
    assertThatThrownBy(() -> ScratchPlan.scaled(0, 1, 1, new long[1], 4096)).hasMessageContaining("per cent");
    assertThatThrownBy(() -> ScratchPlan.scaled(1, -1, 1, new long[1], 4096))
        .hasMessageContaining("found -1");
  }

  @Test void scratchStandsAtTheTopOfLowMemoryOfTheLastNodeAndOfEachNode() {
    var plan = ScratchPlan.explicit(64 * MIB, 128 * MIB, 32 * MIB, 2, 2 * MIB);
    var layout = MemoryLayout.of(64 * GIB, 2, plan, 100 * MIB);
    assertThat(layout.scratchReserved()).isTrue();
    assertThat(layout.scratchRegions()).isEqualTo(4);
    assertThat(layout.scratchPhys(0)).isEqualTo(2 * GIB - 64 * MIB);
    assertThat(layout.scratchPhys(1)).isEqualTo(66 * GIB - 128 * MIB);
    assertThat(layout.scratchPhys(2)).isEqualTo(34 * GIB - 32 * MIB);
    assertThat(layout.scratchPhys(3)).isEqualTo(66 * GIB - 160 * MIB);
    assertThat(layout.scratchBytes(3)).isEqualTo(32 * MIB);
    assertThat(layout.freeBytes(0)).isEqualTo(32 * GIB - 16 * MIB - 64 * MIB - 32 * MIB - 100 * MIB);
    assertThat(layout.freeBytes(1)).isEqualTo(32 * GIB - 160 * MIB - 100 * MIB);
    assertThat(layout.memoryBytes()).isEqualTo(64 * GIB);
  }

  @Test void theHoleBelowFourGibibytesBelongsToNobody() {
    var layout = MemoryLayout.of(6 * GIB, 3, ScratchPlan.explicit(1, 1, 1, 3, 4096), 0);
    assertThat(layout.nodeOf(0)).isZero();
    assertThat(layout.nodeOf(2 * GIB - 1)).isZero();
    assertThat(layout.nodeOf(2 * GIB)).isEqualTo(-1);
    assertThat(layout.nodeOf(4 * GIB - 1)).isEqualTo(-1);
    assertThat(layout.nodeOf(4 * GIB)).isEqualTo(1);
    assertThat(layout.nodeOf(6 * GIB)).isEqualTo(2);
    assertThat(layout.nodeOf(8 * GIB)).isEqualTo(-1);
    assertThat(layout.nodeOf(-1)).isEqualTo(-1);
    assertThat(layout.isOnline(8 * GIB - 1)).isTrue();
    assertThat(layout.isOnline(3 * GIB)).isFalse();
  }

  @Test void scratchThatDoesNotFitIsAbsent() {
    var layout = MemoryLayout.of(GIB, 1, ScratchPlan.explicit(2 * GIB, 1, 1, 1, 4096), 0);
    assertThat(layout.scratchReserved()).isFalse();
    assertThat(layout.scratchRegions()).isZero();
  }

  @Test void layoutsThatCannotBeAreRefusedWithPlaceExpectationAndFinding() {
    var plan = ScratchPlan.explicit(1, 1, 1, 1, 4096);
    assertThatThrownBy(() -> MemoryLayout.of(GIB, 0, plan, 0)).hasMessage(
        "memory layout, nodes: expected 1 to 64, found 0");
    assertThatThrownBy(() -> MemoryLayout.of(GIB, 2, plan, 0))
        .hasMessageContaining("each of 2 nodes, found 1");
    assertThatThrownBy(() -> MemoryLayout.of(MIB, 1, plan, 0)).hasMessageContaining("at least 64 MiB");
    assertThatThrownBy(() -> MemoryLayout.of(1L << 51, 1, plan, 0)).hasMessageContaining("at most 2^50");
    assertThatThrownBy(() -> MemoryLayout.of(GIB, 1, plan, 2 * GIB)).hasMessageContaining("room on node 0");
    assertThatThrownBy(() -> MemoryLayout.of(GIB, 1, plan, -1)).hasMessageContaining("0 or more, found -1");
  }

  @Test void whatLiesAboveAnAlignedRegionStaysFree() {
    var plan = ScratchPlan.explicit(MIB, MIB, MIB, 1, 64 * MIB);
    var layout = MemoryLayout.of(GIB + 16 * MIB, 1, plan, 0);
    assertThat(layout.scratchPhys(0)).isEqualTo(960 * MIB);
    assertThat(layout.scratchPhys(1)).isEqualTo(896 * MIB);
    assertThat(layout.scratchPhys(2)).isEqualTo(832 * MIB);
    assertThat(layout.freeBytes(0)).isEqualTo(GIB - 3 * 64 * MIB);
    var allocator = new FolioAllocator(layout);
    var runs = new FolioRuns();
    assertThat(allocator.allocate(0, layout.freeBytes(0), 12, 0, 0, runs)).isTrue();
    assertThat(runs.firstUnit(0)).isEqualTo(1);
    assertThat(runs.units(0)).isEqualTo(51);
    assertThat(runs.firstUnit(1)).isEqualTo(64);
    assertThat(runs.units(1)).isEqualTo(1);
  }

  @Test void limitsThemselvesAreAllowed() {
    var one = ScratchPlan.explicit(4096, 4096, 4096, 1, 4096);
    assertThat(MemoryLayout.of(64 * MIB, 1, one, 0).freeBytes(0)).isEqualTo(48 * MIB - 3 * 4096);
    assertThat(MemoryLayout.of(1L << 50, 1, one, 0).memoryBytes()).isEqualTo(1L << 50);
    var many = ScratchPlan.explicit(4096, 4096, 4096, 64, 4096);
    assertThat(MemoryLayout.of(4 * GIB, 64, many, 0).nodes()).isEqualTo(64);
    assertThatThrownBy(() -> MemoryLayout.of(127 * MIB, 2, ScratchPlan.explicit(1, 1, 1, 2, 4096), 0))
        .hasMessageContaining("found 133169152");
    var full = MemoryLayout.of(GIB, 1, one, GIB - 16 * MIB - 3 * 4096);
    assertThat(full.freeBytes(0)).isZero();
    assertThatThrownBy(() -> MemoryLayout.of(GIB, 1, one, GIB - 16 * MIB - 2 * 4096))
        .hasMessageContaining("room on node 0");
    assertThat(ScratchPlan.scaled(200, 0, 0, new long[] {0}, 4096).bytes(2)).isZero();
    assertThatThrownBy(() -> ScratchPlan.explicit(1, 0, 1, 1, 4096)).hasMessageContaining("1, 0, 1");
    assertThatThrownBy(() -> ScratchPlan.explicit(1, 1, 0, 1, 4096)).hasMessageContaining("1, 1, 0");
    assertThatThrownBy(() -> ScratchPlan.scaled(100, 1, 1, new long[1], 2048))
        .hasMessageContaining("found 2048");
    assertThatThrownBy(() -> ScratchPlan.scaled(200, Long.MAX_VALUE / 2, 1, new long[1], 4096))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
