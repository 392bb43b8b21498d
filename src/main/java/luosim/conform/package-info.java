/**
 * Conformance: observed traces replayed against our orchestrator and Kexec HandOver, and compared field by field.
 */
package luosim.conform;
