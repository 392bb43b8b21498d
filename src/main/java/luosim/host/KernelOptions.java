package luosim.host;

/**
 * How the kernels of a host are built and started; part of its class.
 *
 * @param deferredPages page structs are initialised by all processors of a node instead of one
 * @param parallelCpus processors are brought up together instead of one after the other
 * @param asyncShutdown devices shut down together instead of one after the other
 * @param hugetlb preserved folios above order 10 (1 GiB pages) can be handed over and restored
 * @param khoDebug Kexec HandOver publishes its trees in debugfs, which RFC v2 stumbles over
 */
public record KernelOptions(
    boolean deferredPages,
    boolean parallelCpus,
    boolean asyncShutdown,
    boolean hugetlb,
    boolean khoDebug) {}
