/**
 * Where everything durable lives: two MongoDB databases (content, and keys apart from it), the
 * journal of each forum, its snapshots, and small encrypted documents. Nothing readable leaves this
 * package towards the database: names, titles and texts are ciphertext there.
 */
@NullMarked
package parley.store;

import org.jspecify.annotations.NullMarked;
