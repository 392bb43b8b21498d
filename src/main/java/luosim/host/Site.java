package luosim.host;

/**
 * A place in a host's update where something may befall it; the text is the word that scenarios use. The
 * order is part of the trace: new places go to the end.
 */
public enum Site {
  FILE_CAN_PRESERVE("file.canPreserve"),
  FILE_PREPARE("file.prepare"),
  FILE_FREEZE("file.freeze"),
  FILE_CANCEL("file.cancel"),
  FILE_FINISH("file.finish"),
  FILE_RETRIEVE("file.retrieve"),
  SUBSYSTEM_PREPARE("subsystem.prepare"),
  SUBSYSTEM_FREEZE("subsystem.freeze"),
  SUBSYSTEM_CANCEL("subsystem.cancel"),
  SUBSYSTEM_FINISH("subsystem.finish"),
  ALLOC("alloc"),
  FDT_WRITE("fdt.write"),
  KHO_PRESERVE("kho.preserve"),
  KHO_UNPRESERVE("kho.unpreserve"),
  KHO_FINALIZE("kho.finalize"),
  KHO_ABORT("kho.abort"),
  LOCK("lock"),
  COPY_IN("copy.in"),
  COPY_OUT("copy.out"),
  KEXEC_LOAD("kexec.load"),
  KEXEC_JUMP("kexec.jump"),
  BOOT("boot"),
  AGENT("agent"),
  DEVICE("device"),
  VM("vm"),
  HOST_PREPARE("host.prepare"),
  HOST_FREEZE("host.freeze"),
  HOST_BLACKOUT("host.blackout"),
  HOST_UP("host.up"),
  HOST_REST("host.rest"),
  FILE_PRESERVE("file.preserve"),
  FILE_UNPRESERVE("file.unpreserve"),
  FILE_UNFREEZE("file.unfreeze"),
  FILE_CAN_FINISH("file.canFinish"),
  FLB_PRESERVE("flb.preserve"),
  FLB_UNPRESERVE("flb.unpreserve"),
  FLB_RETRIEVE("flb.retrieve"),
  FLB_FINISH("flb.finish"),
  SESSION_CREATE("session.create"),
  SESSION_RETRIEVE("session.retrieve"),
  SESSION_FINISH("session.finish");

  private final String text;

  Site(String text) {
    this.text = text;
  }

  /** The word that scenarios use. */
  public String text() {
    return text;
  }
}
