package luosim.luo;

/** The global state of the orchestrator; spec luo-rfc-v2 section 2. */
public enum LuoState {
  NORMAL("normal"),
  PREPARED("prepared"),
  FROZEN("frozen"),
  UPDATED("updated"),
  /** Before its early initialisation, and for ever where it is switched off; later revisions only. */
  UNDEFINED("undefined");

  private final String text;

  LuoState(String text) {
    this.text = text;
  }

  /** The word that the state file shows. */
  public String text() {
    return text;
  }

  /** The number that GET_STATE copies out in RFC v2. */
  public int value() {
    return ordinal();
  }
}
