package parley.store;

import java.time.Instant;
import java.util.List;

/**
 * What one insert commits: number {@code n} of a log. A forum's log counts its batches from 1
 * without gaps; a text's is numbered by the version that a batch begins at.
 *
 * @param log the id of the forum, or of the text
 * @param id random; by it a node knows its own batch again after an answer was lost
 * @param at never before the batch in front of it
 */
public record Batch(String log, long n, String id, Instant at, List<Line> lines) {}
