package parley.live;

import parley.forum.Forum;
import parley.store.Position;

/**
 * A command that took effect, now or when it was first asked.
 *
 * @param forum a state in which it is folded in
 * @param at its last entry
 * @param subject the id of what its first entry made or changed
 * @param fences whether one of its entries takes a right to a text away, or may have
 */
public record Done(Forum forum, Position at, String subject, boolean fences) {}
