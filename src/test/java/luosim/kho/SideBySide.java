package luosim.kho;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;

/** A structure of ranges and one that is built piece by piece, to which the same is done. */
record SideBySide(Kho kho, PieceByPiece pages) {

  /** One random call of any kind, with units that the caller chose; what it was. */
  String step(SplittableRandom random, int order, long unit, int units) {
    long phys = 4096 * (1 + random.nextLong(1 << random.nextInt(1, 21)));
    long size = 4096 * random.nextLong(1 << random.nextInt(1, 19));
    switch (random.nextInt(9)) {
      case 0 -> same(kho.preserveFolio(unit << order, order), pages.preserve(unit << order, order));
      case 1 -> same(kho.unpreserveFolio(unit << order, order), pages.unpreserve(unit << order, order));
      case 2 -> same(kho.preservePhys(phys, size), pages.preservePhys(phys, size));
      case 3 -> same(kho.unpreservePhys(phys, size), pages.unpreservePhys(phys, size));
      case 4, 5 -> preserveRun(unit, units, order);
      case 6 -> same(kho.unpreserveRun(unit, units, order), unpreserveRun(unit, units, order));
      case 7 -> preserveComb(random, Math.min(order, 12));
      default -> unpreserveComb(random, Math.min(order, 12));
    }
    return order + " " + unit + " " + units + " " + phys + " " + size;
  }

  private static void same(int ours, int theirs) {
    assertThat(ours).isEqualTo(theirs);
  }

  private void preserveRun(long unit, int units, int order) {
    int code = 0;
    int done = 0;
    while (done < units && code == 0) {
      code = pages.preserve(unit + done << order, order);
      done += code == 0 ? 1 : 0;
    }
    same(kho.preserveRun(unit, units, order), code);
    assertThat(kho.lastRunUnits()).isEqualTo(done);
  }

  private int unpreserveRun(long unit, int units, int order) {
    for (int i = 0; i < units; i++) {
      pages.unpreserve(unit + i << order, order);
    }
    return 0;
  }

  private void preserveComb(SplittableRandom random, int order) {
    int columns = 4096 >> order;
    int units = random.nextInt(0, columns + 1);
    int repeat = random.nextInt(0, 40);
    long first = random.nextLong(50) * columns + random.nextInt(columns - units + 1);
    int code = 0;
    long done = 0;
    for (int row = 0; row < repeat && code == 0; row++) {
      for (int i = 0; i < units && code == 0; i++) {
        code = pages.preserve(first + (long) row * columns + i << order, order);
        done += code == 0 ? 1 : 0;
      }
    }
    same(kho.preserveComb(first, units, repeat, order), code);
    assertThat(kho.lastRunUnits()).isEqualTo(done);
  }

  private void unpreserveComb(SplittableRandom random, int order) {
    int columns = 4096 >> order;
    int units = random.nextInt(0, columns + 1);
    int repeat = random.nextInt(0, 40);
    long first = random.nextLong(50) * columns + random.nextInt(columns - units + 1);
    for (int row = 0; row < repeat; row++) {
      unpreserveRun(first + (long) row * columns, units, order);
    }
    same(kho.unpreserveComb(first, units, repeat, order), 0);
  }
}
