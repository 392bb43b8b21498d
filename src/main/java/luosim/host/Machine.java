package luosim.host;

import luosim.luo.Row;
import luosim.trace.TraceSink;

/**
 * One host in flight: its kernels, VMs, devices and agent, driven over time on an event list of its own.
 *
 * <p>Mutable and pooled: {@link #install} makes it another host. It never looks outside the host, so it may run ahead
 * alone; two executions with the same orders at the same times emit the same trace.
 */
public final class Machine implements Situation {
  /** A machine for hosts of a model; holds no host yet. */
  public Machine(HostModel model) {}

  /** Becomes a host at rest that booted cold before time began; everything of an earlier host is forgotten. */
  public void install(
      long seed, int replication, int host, int zone, int rack, int hostClass, Fates fates, TraceSink sink) {
    throw new UnsupportedOperationException();
  }

  /** Begins the next update attempt. */
  public void start(long timeNs) {
    throw new UnsupportedOperationException();
  }

  /** Orders the running attempt to be given up; after the jump that is too late, which is recorded. */
  public void orderCancel(long timeNs) {
    throw new UnsupportedOperationException();
  }

  /** Begins to bring a host at rest to the new kernel without live update; ends in {@link #runsNewKernel} or a loss. */
  public void fallBack(long timeNs, Fallback how) {
    throw new UnsupportedOperationException();
  }

  /** Crashes a host at rest. */
  public void crashAtRest(long timeNs) {
    throw new UnsupportedOperationException();
  }

  /** When the host's next event takes place; Long.MAX_VALUE when nothing is pending. */
  public long nextTimeNs() {
    throw new UnsupportedOperationException();
  }

  /** Lets the next event take place. */
  public void step() {
    throw new UnsupportedOperationException();
  }

  /** Whether an attempt or a fallback is under way. */
  public boolean busy() {
    throw new UnsupportedOperationException();
  }

  /** How the last attempt ended; only when one has ended. */
  public AttemptEnd end() {
    throw new UnsupportedOperationException();
  }

  /** The row of the failure matrix that decided it. */
  public Row endRow() {
    throw new UnsupportedOperationException();
  }

  /** When the last attempt or fallback ended. */
  public long endNs() {
    throw new UnsupportedOperationException();
  }

  /** VMs that this host carried when installed. */
  public int vms() {
    throw new UnsupportedOperationException();
  }

  /** The place of a VM's shape in its host class. */
  public int shape(int vm) {
    throw new UnsupportedOperationException();
  }

  public VmFate vmFate(int vm) {
    throw new UnsupportedOperationException();
  }

  /** Whether the running kernel is the new image. */
  public boolean runsNewKernel() {
    throw new UnsupportedOperationException();
  }

  /** False once the host crashed, or stopped answering. */
  public boolean serving() {
    throw new UnsupportedOperationException();
  }

  /** Callbacks executed since {@link #install}. */
  public long callbacks() {
    throw new UnsupportedOperationException();
  }

  /** Events that took place since {@link #install}. */
  public long events() {
    throw new UnsupportedOperationException();
  }

  /** The running kernel. */
  public Kernel runningKernel() {
    throw new UnsupportedOperationException();
  }

  @Override
  public long nowNs() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int host() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int zone() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int rack() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int hostClass() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int attempt() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int kernel() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean newKernel() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String handler() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String subsystem() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int vm() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int object() {
    throw new UnsupportedOperationException();
  }
}
