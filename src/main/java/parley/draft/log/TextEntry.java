package parley.draft.log;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import parley.forum.Attribution;
import parley.forum.Attribution.Author;
import parley.forum.Rule;
import parley.store.Position;
import parley.web.Json;

/** An entry of a text's journal, without the steps: those are its content, kept apart. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TextEntry.Stepped.class, name = "stepped"),
  @JsonSubTypes.Type(value = TextEntry.TakenOut.class, name = "takenOut"),
  @JsonSubTypes.Type(value = TextEntry.Fenced.class, name = "fenced")
})
public sealed interface TextEntry {
  JsonMapper CODE = Json.own(Attribution.forJournal());

  /** The place in the forum's journal at whose state it was decided; never decreasing. */
  Position under();

  /** By how much it moves the version. */
  int moves();

  /**
   * Somebody wrote.
   *
   * @param commit the name of the commit, chosen by the client
   * @param moves the number of its steps
   * @param continues whether it belongs to the same change as the entry before: same person, no
   *     pause
   */
  record Stepped(
      Position under, String commit, int moves, Author author, Rule rule, boolean continues)
      implements TextEntry {}

  /**
   * Somebody took words of their own out of the text and its history; the steps take away what of
   * them still stood.
   *
   * @param moves the number of its steps; one where there are none
   */
  record TakenOut(Position under, String commit, int moves, Author author, Rule rule)
      implements TextEntry {}

  /** Whatever was decided before the place {@code under} stands before this. */
  record Fenced(Position under) implements TextEntry {
    @Override
    public int moves() {
      return 1;
    }
  }

  static byte[] encode(TextEntry entry) {
    try {
      return CODE.writerFor(TextEntry.class).writeValueAsBytes(entry);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot encode an entry of a text", e);
    }
  }

  static TextEntry decode(byte[] structure) {
    try {
      return CODE.readValue(structure, TextEntry.class);
    } catch (IOException e) {
      throw new IllegalStateException("cannot decode an entry of a text", e);
    }
  }
}
