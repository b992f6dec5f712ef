/**
 * What an operator does with a database that no server uses meanwhile: goes through its chains,
 * changes its master key, makes an older copy fit to serve. A command each of {@code parley.Main}.
 */
@NullMarked
package parley.upkeep;

import org.jspecify.annotations.NullMarked;
