package luosim.luo;

/** The declared participants of one kernel, by id; ids are small integers given by the host. */
public interface Participants {

  /** The string that names a file handler in the tree. */
  String compatible(int handler);

  /** The {@link Callback#bit bits} of the callbacks that a handler has. */
  int handlerCallbacks(int handler);

  /** The name of a subsystem. */
  String subsystemName(int subsystem);

  int subsystemCallbacks(int subsystem);
}
