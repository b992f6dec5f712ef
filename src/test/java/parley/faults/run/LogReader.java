package parley.faults.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import parley.faults.judged.History.Logged;
import parley.store.Batch;
import parley.store.Database;
import parley.store.Journal;
import parley.store.Line;
import parley.world.Reply;

/**
 * The journal as it lies in the database, opened with the key.
 *
 * @param participants id → login
 */
record LogReader(Site site, Map<String, String> participants) {
  List<Logged> entries() throws IOException {
    List<Logged> entries = new ArrayList<>();
    long ahead = System.nanoTime() - nanos(Instant.now()); // of the clock of the facts
    try (Database database = site.database()) {
      Journal.forums(database)
          .from(
              site.place.forum(),
              1,
              batch -> {
                long at = nanos(batch.at()) + ahead;
                entries.addAll(of(batch, at));
              });
    }
    return entries;
  }

  private static long nanos(Instant time) {
    return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
  }

  private List<Logged> of(Batch batch, long at) {
    List<Logged> entries = new ArrayList<>();
    for (int i = 0; i < batch.lines().size(); i++) {
      Line line = batch.lines().get(i);
      JsonNode structure = json(line.structure());
      String type = structure.path("type").asText();
      String content =
          line.content() == null ? "" : new String(line.content(), StandardCharsets.UTF_8);
      String command = type.equals("contributed") ? Being.command(content) : null;
      String who = structure.path("participant").asText();
      String gone = type.equals("unseated") ? participants.get(who) : null;
      entries.add(new Logged(batch.n(), i, at, line.room(), command, gone));
    }
    return entries;
  }

  private static JsonNode json(byte @Nullable [] structure) {
    try {
      return Reply.JSON.readTree(structure == null ? new byte[] {'{', '}'} : structure);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
