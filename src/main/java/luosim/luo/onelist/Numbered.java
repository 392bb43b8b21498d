package luosim.luo.onelist;

import luosim.luo.Participants;
import luosim.luo.tree.FilesTree;

/** The participants under the numbers of the list, where the files are one of the subsystems. */
final class Numbered implements Participants {
  private final Kernel kernel;

  Numbered(Kernel kernel) {
    this.kernel = kernel;
  }

  @Override public String compatible(int handler) {
    return kernel.participants().compatible(handler);
  }

  @Override public int handlerCallbacks(int handler) {
    return kernel.participants().handlerCallbacks(handler);
  }

  @Override public String subsystemName(int number) {
    return number == Kernel.FILES ? FilesTree.NAME : kernel.participants().subsystemName(number - 1);
  }

  @Override public int subsystemCallbacks(int number) {
    return number == Kernel.FILES ? 0 : kernel.participants().subsystemCallbacks(number - 1);
  }
}
