/**
 * One machine: its kernels, virtual machines, agent and devices, driven over time on a list of its own.
 *
 * <p>Happy path of an update attempt:
 *
 * <ol>
 *   <li>The fleet orders {@code start}. The agent registers the files of every VM: address space, devices,
 *       memory.
 *   <li>It asks for prepare, loads the image of the next kernel, and stops the VMs with its workers.
 *   <li>It calls reboot. The kernel freezes every participant, shuts devices down and jumps.
 *   <li>The next kernel boots, takes over what the map names, starts its orchestrator and its user space.
 *   <li>The new agent's workers bring the VMs back: monitor, files, CPUs, run. Then it asks for finish.
 *   <li>The machine answers: it is not busy any more, and tells how the attempt ended.
 * </ol>
 *
 * <p>Unhappy paths; {@code docs/AGENT.md} has them as a table, {@code docs/HOST.md} says what befalls a
 * step where:
 *
 * <ul>
 *   <li>A failure before the jump: the agent cancels, lets the VMs run, takes the files out. The host can
 *       be tried again, or it is wedged.
 *   <li>A callback never returns: when nothing on the host can happen any more, the attempt ends as stuck.
 *   <li>A kernel stops, or the host crashes or falls silent: every VM on it is lost, and nothing follows.
 *   <li>Behind the jump there is no way back: VMs that cannot be restored are lost and start from nothing.
 *   <li>The fleet orders to give up: before the jump the agent asks for a cancel, which takes effect when
 *       the kernel lets it; behind it the order is recorded as too late.
 *   <li>The fleet falls back: VMs move away or stop, and a firmware reset starts the new kernel.
 *   <li>Memory that does not fit, a law that draws no length, an order to a busy host: refused by name.
 * </ul>
 */
package luosim.host;
