package luosim.kho;

/**
 * How a kernel was built and booted, as far as Kexec HandOver cares.
 *
 * @param enabled boot option {@code kho}
 * @param debugfs the debug option is built in, so that trees are published as files
 * @param rootPagePhys physical address of the root tree's page; page aligned
 * @param metadataPhys where the addresses of chunks and bitmaps start; they are made up, as any allocator
 *     would
 */
public record KhoConfig(boolean enabled, boolean debugfs, long rootPagePhys, long metadataPhys) {}
