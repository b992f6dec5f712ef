package parley.live;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import parley.forum.Attribution;
import parley.forum.Command;
import parley.forum.Event;
import parley.forum.Event.Entry;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.store.Batch;
import parley.store.Database;
import parley.store.Journal;
import parley.store.Keys;
import parley.store.Line;
import parley.store.Position;
import parley.store.Snapshots;

/** What all live forums of this process share. */
record Node(
    Journal journal,
    Snapshots snapshots,
    Keys keys,
    List<Feature<?>> features,
    EventCode code,
    Attribution attribution,
    Command.Limits limits,
    InstantSource clock,
    Deadlines deadlines) {

  static Node of(Forums.Parts parts, List<Feature<?>> features) {
    Database database = parts.database();
    return new Node(
        Journal.forums(database),
        new Snapshots(database),
        database.keys(),
        features,
        code(features),
        parts.attribution(),
        parts.limits(),
        parts.clock(),
        new Deadlines(database.documents("deadlines"), database.keys()));
  }

  private static EventCode code(List<Feature<?>> features) {
    List<Class<? extends Event>> types = new ArrayList<>();
    types(ForumEvent.class).distinct().forEach(types::add);
    features.forEach(feature -> types.addAll(feature.events()));
    return new EventCode(types);
  }

  /** The records of a sealed family. */
  private static Stream<Class<? extends Event>> types(Class<? extends Event> family) {
    return family.isRecord()
        ? Stream.of(family)
        : Arrays.stream(family.getPermittedSubclasses())
            .flatMap(type -> types(type.asSubclass(Event.class)));
  }

  /** What a command is decided with: time never falls. */
  Command.Context context(Forum state) {
    Instant now = clock.instant();
    return new Command.Context(now.isBefore(state.time()) ? state.time() : now, limits);
  }

  /** The entries of a batch that was read, their retries remembered. */
  List<Entry> entries(Batch batch, Retries retries) {
    List<Entry> entries = new ArrayList<>(batch.lines().size());
    for (int i = 0; i < batch.lines().size(); i++) {
      Position at = new Position(batch.n(), i);
      entries.add(entry(at, batch.at().toEpochMilli(), batch.lines().get(i), retries));
    }
    return entries;
  }

  Entry entry(Position at, long atMillis, Line line, Retries retries) {
    Event event = code.decode(line.room(), line.structure(), line.content());
    retries.remember(line, at, event.subject());
    return new Entry(at, Instant.ofEpochMilli(atMillis), event);
  }
}
