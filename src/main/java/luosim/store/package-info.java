/**
 * The result folder: a campaign's files, written beside their final place and published whole.
 *
 * <p>Happy path: 1. {@link luosim.store.ResultFolder#open} makes a working folder next to the final one and
 * locks it; 2. files and row parts are written into it; 3. {@link luosim.store.ResultFolder#publish} joins
 * the row parts in the order of replications, forces everything to disk and renames the working folder into
 * place.
 *
 * <p>Unhappy paths: a final folder that holds something else is refused before anything runs; a folder that
 * cannot be created is a {@link luosim.store.CannotCreateException}; an error while writing is an
 * {@link java.io.UncheckedIOException} and leaves no final folder; a kill leaves the working folder, which
 * the next run of the same campaign removes.
 */
package luosim.store;
