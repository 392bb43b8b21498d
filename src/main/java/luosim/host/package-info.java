/**
 * One machine: its kernels, virtual machines, agent and devices, driven over time on a list of its own.
 */
package luosim.host;
