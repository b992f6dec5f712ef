/**
 * Letters by mail: an outbox that survives a restart and a mail server that is away, and the one
 * wording each kind of letter has, which names nobody and nothing. Read {@code Outbox} first.
 */
@NullMarked
package parley.notice;

import org.jspecify.annotations.NullMarked;
