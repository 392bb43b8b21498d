/**
 * The Live Update Orchestrator: what every revision shares, a protocol without clock, memory map, chance or thread.
 */
package luosim.luo;
