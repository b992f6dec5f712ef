package parley.store;

import java.time.Instant;
import java.util.List;

/**
 * What one insert commits: number {@code n} of a forum's journal, from 1 without gaps.
 *
 * @param id random; by it a node knows its own batch again after an answer was lost
 * @param at never before the batch in front of it
 */
public record Batch(String forum, long n, String id, Instant at, List<Line> lines) {}
