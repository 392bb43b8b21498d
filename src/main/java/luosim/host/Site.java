package luosim.host;

/** A place in a host's update where something may befall it; the text is the word that scenarios use. */
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
  HOST_REST("host.rest");

  private final String text;

  Site(String text) {
    this.text = text;
  }

  /** The word that scenarios use. */
  public String text() {
    return text;
  }
}
