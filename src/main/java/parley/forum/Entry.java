package parley.forum;

import java.time.Instant;
import parley.store.Position;

/** An event at its place in the forum's journal, at the time the journal gives it. */
public record Entry(Position at, Instant time, Event event) {}
