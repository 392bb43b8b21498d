package luosim.host;

import luosim.trace.TraceKind;
import luosim.trace.TraceSink;

/** A sink for what nobody is to hear, such as the start of a host before time began. */
enum Silence implements TraceSink {
  INSTANCE;

  @Override public void record(TraceKind kind, long timeNs, int host, int subject, long a, long b, long c) {}
}
