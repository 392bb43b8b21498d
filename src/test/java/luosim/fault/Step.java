package luosim.fault;

import luosim.host.Situation;
import luosim.luo.Operation;

/** A step of a host of tests; what is not said is the plainest. */
final class Step implements Situation {
  long nowNs = 1_000;
  int host;
  int attempt = 1;
  boolean newKernel;
  String handler = "";
  String subsystem = "";
  Operation request = Operation.GET_STATE;

  Step attempt(int number) {
    attempt = number;
    return this;
  }

  Step handler(String name) {
    handler = name;
    return this;
  }

  @Override public long nowNs() {
    return nowNs;
  }

  @Override public int host() {
    return host;
  }

  @Override public int zone() {
    return 0;
  }

  @Override public int rack() {
    return 0;
  }

  @Override public int hostClass() {
    return 0;
  }

  @Override public int attempt() {
    return attempt;
  }

  @Override public int kernel() {
    return newKernel ? 2 : 1;
  }

  @Override public boolean newKernel() {
    return newKernel;
  }

  @Override public String handler() {
    return handler;
  }

  @Override public String subsystem() {
    return subsystem;
  }

  @Override public int vm() {
    return -1;
  }

  @Override public int object() {
    return -1;
  }

  @Override public boolean during(Operation operation) {
    return operation == request;
  }
}
