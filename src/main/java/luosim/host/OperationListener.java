package luosim.host;

import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;

/** Who made the requests, and is told how they fare. */
interface OperationListener {

  /** A request has returned to user space; the token is 0 where a request has none. */
  void ended(Operation operation, long argument, long token, int result, long value, Row row);

  /** A callback of an event failed, so that the kernel gives up by itself. */
  void callbackFailed(Operation operation, long sinceNs);

  /** A request waits for a lock that another one holds. */
  void waits(Operation operation);

  /** The kernel stopped inside a request. */
  void stopped(Stop stop, Row row);
}
