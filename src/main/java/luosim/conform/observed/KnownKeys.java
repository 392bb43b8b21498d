package luosim.conform.observed;

import java.util.List;
import java.util.Optional;

/**
 * Looks in one record for keys that nobody knows: what they mean cannot be replayed, so each is a difference
 * in itself.
 *
 * @param line of the record in its file
 * @param id of the record
 */
public record KnownKeys(int line, String id) {

  /** The first unknown key of the objects in a list; none if it is no list. */
  public Optional<Mismatch> inItems(Json items, List<String> known, String where) {
    Optional<Mismatch> found = Optional.empty();
    if (items instanceof Json.Items list) {
      for (int i = 0; i < list.values().size() && found.isEmpty(); i++) {
        found = inFields(list.values().get(i), known, -1, where + "[" + i + "].");
      }
    }
    return found;
  }

  /**
   * The first unknown key of an object; none if it is no object.
   *
   * @param op the request that it belongs to, -1 for none
   * @param where what stands before the key in the message
   */
  public Optional<Mismatch> inFields(Json value, List<String> known, int op, String where) {
    if (value instanceof Json.Fields fields) {
      for (String key : fields.values().keySet()) {
        if (!known.contains(key)) {
          return Optional.of(difference(op, where + key, "a key that we know", "'" + key + "'"));
        }
      }
    }
    return Optional.empty();
  }

  /** A difference somewhere in the record. */
  public Mismatch difference(int op, String where, String expected, String found) {
    return new Mismatch(line, id, op, where, expected, found);
  }
}
