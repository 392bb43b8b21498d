/**
 * Flattened device trees and the packed structs that two kernels agree on.
 */
package luosim.wire;
