package luosim.kho;

/**
 * The chain that finalize and abort walk: members by descending priority, equal priorities in the order of
 * registration. Members are numbers of the caller's choice.
 */
public final class NotifierChain {
  private int[] members = new int[4];
  private int[] priorities = new int[4];
  private int size;

  public void register(int member, int priority) {
    if (size == members.length) {
      members = java.util.Arrays.copyOf(members, 2 * size);
      priorities = java.util.Arrays.copyOf(priorities, 2 * size);
    }
    int place = size;
    while (place > 0 && priorities[place - 1] < priority) {
      members[place] = members[place - 1];
      priorities[place] = priorities[place - 1];
      place--;
    }
    members[place] = member;
    priorities[place] = priority;
    size++;
  }

  /** False if it is no member. */
  public boolean unregister(int member) {
    for (int place = 0; place < size; place++) {
      if (members[place] == member) {
        System.arraycopy(members, place + 1, members, place, size - place - 1);
        System.arraycopy(priorities, place + 1, priorities, place, size - place - 1);
        size--;
        return true;
      }
    }
    return false;
  }

  public int size() {
    return size;
  }

  public int member(int place) {
    return members[java.util.Objects.checkIndex(place, size)];
  }
}
