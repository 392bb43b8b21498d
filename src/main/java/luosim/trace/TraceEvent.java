package luosim.trace;

/** A kept trace event; see {@link TraceKind} for its fields. */
public record TraceEvent(TraceKind kind, long timeNs, int host, int subject, long a, long b, long c) {}
