/**
 * LUO v3, posted on 2025-08-07: files are the subsystem {@code file-descriptors}, each with a state and
 * events of its own; tokens come from user space; the device has one opener, whose files go when it
 * closes.
 *
 * <p>Happy and unhappy paths are those of {@code luosim.luo.onelist}; here stand what makes the revision and
 * what user space meets at its device.
 */
package luosim.luo.revision.v3;
