package luosim.spec;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that another process of a host asks of the orchestrator out of turn, by the word that it has in
 * scenario files. Objects are chosen by a rule and not named, so that a word means the same on every host.
 */
public enum Ask {
  // One state for the machine.

  /** PREPARE. */
  PREPARE("prepare", FaultPoint.Era.RFC),
  /** FREEZE by a request of its own. */
  FREEZE("freeze", FaultPoint.Era.RFC),
  /** CANCEL. */
  CANCEL("cancel", FaultPoint.Era.RFC),
  /** A look at the state. */
  GET_STATE("getState", FaultPoint.Era.RFC),
  /** Takes the file with the lowest token back. */
  UNPRESERVE("unpreserve", FaultPoint.Era.RFC),
  /** Asks for the file with the host's first token. */
  RESTORE("restore", FaultPoint.Era.RFC),
  /** Two processes ask for that file, and meet between looking whether it is taken and taking it. */
  RESTORE_TWICE("restoreTwice", FaultPoint.Era.RFC),
  /** Finalize through the handover's own file. */
  FINALIZE("finalize", FaultPoint.Era.RFC),
  /** Abort through the handover's own file. */
  ABORT("abort", FaultPoint.Era.RFC),
  /** Kernel code registers a subsystem: the first that is not registered, or one that is new here. */
  REGISTER_SUBSYSTEM("registerSubsystem", FaultPoint.Era.RFC),
  /** Kernel code unregisters the subsystem that was registered last. */
  UNREGISTER_SUBSYSTEM("unregisterSubsystem", FaultPoint.Era.RFC),

  // Either family.

  /** FINISH; of a session, where there are sessions. */
  FINISH("finish", FaultPoint.Era.BOTH),
  /** Hands over the host's first file once more. */
  PRESERVE("preserve", FaultPoint.Era.BOTH),
  /** Kernel code unregisters the handler of the host's first file. */
  UNREGISTER_HANDLER("unregisterHandler", FaultPoint.Era.BOTH),
  /** The monitor that has the first retrieved file closes it, and ends. */
  CLOSE_FILE("closeFile", FaultPoint.Era.BOTH),
  /** reboot(KEXEC): jumps with the VMs as they are. */
  REBOOT("reboot", FaultPoint.Era.BOTH),

  // Sessions.

  /** Creates a session under a name that is in use. */
  CREATE_SESSION("createSession", FaultPoint.Era.MAINLINE),
  /** Creates sessions until a block of them is full. */
  FILL_BLOCK("fillBlock", FaultPoint.Era.MAINLINE),
  /** Closes the host's first session. */
  CLOSE_SESSION("closeSession", FaultPoint.Era.MAINLINE),
  /** Retrieves the host's first file once more. */
  RETRIEVE("retrieve", FaultPoint.Era.MAINLINE),
  /** Kernel code asks for the first received global. */
  FLB_GET_INCOMING("flbGetIncoming", FaultPoint.Era.MAINLINE),
  /** Opens the device, of which one process at a time may have one. */
  OPEN_DEVICE("openDevice", FaultPoint.Era.MAINLINE),

  // One state for the machine, and one for each file.

  /** PREPARE for the host's first file alone. */
  PREPARE_FILE("prepareFile", FaultPoint.Era.RFC, true),
  /** FREEZE for it alone. */
  FREEZE_FILE("freezeFile", FaultPoint.Era.RFC, true),
  /** CANCEL for it alone. */
  CANCEL_FILE("cancelFile", FaultPoint.Era.RFC, true),
  /** FINISH for the first received file alone. */
  FINISH_FILE("finishFile", FaultPoint.Era.RFC, true),
  /** A look at the state of the first file. */
  GET_FILE_STATE("getFileState", FaultPoint.Era.RFC, true),
  /** The one opener of the device closes it, and its files go. */
  CLOSE_DEVICE("closeDevice", FaultPoint.Era.RFC, true);

  private final String word;
  private final FaultPoint.Era era;
  private final boolean ofOneFile;

  Ask(String word, FaultPoint.Era era) {
    this(word, era, false);
  }

  Ask(String word, FaultPoint.Era era, boolean ofOneFile) {
    this.word = word;
    this.era = era;
    this.ofOneFile = ofOneFile;
  }

  /** The word that scenarios use. */
  public String word() {
    return word;
  }

  /** Whether revisions of the given era (not {@link FaultPoint.Era#BOTH}) can be asked this. */
  public boolean existsIn(FaultPoint.Era asked) {
    return era == FaultPoint.Era.BOTH || era == asked;
  }

  /**
   * Whether only a revision can be asked this in which each file has a state of its own and the device one
   * opener.
   */
  public boolean ofOneFile() {
    return ofOneFile;
  }

  /** What this word says, if it is one of these. */
  public static Optional<Ask> named(String word) {
    return Stream.of(values()).filter(ask -> ask.word.equals(word)).findFirst();
  }

  /**
   * All words of an era, in declared order.
   *
   * @param filesAlone whether each file has a state of its own
   */
  public static List<String> words(FaultPoint.Era era, boolean filesAlone) {
    return Stream.of(values()).filter(ask -> ask.existsIn(era) && (filesAlone || !ask.ofOneFile))
        .map(Ask::word).toList();
  }
}
