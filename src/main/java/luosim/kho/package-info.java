/**
 * Kexec HandOver: the map of preserved memory that one kernel hands to the next, one era a file.
 */
package luosim.kho;
