package parley.draft.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.prose.Step;
import parley.prose.blot.Cut;
import parley.prose.blot.Ink;
import parley.prose.model.Node;
import parley.prose.model.Schema;
import parley.store.Batch;
import parley.store.Checkpoints.Checkpoint;
import parley.store.Line;
import parley.web.Json;

/** Texts and their entries as they are stored. */
public final class TextCode {
  public static final Schema SCHEMA = Schema.text();

  private TextCode() {}

  /** A checkpoint's data. */
  private record Kept(JsonNode doc, List<Change> changes) {}

  /** An entry as a line of a batch. */
  public static Line line(String room, Committed entry) {
    byte[] steps = entry.steps().isEmpty() ? null : Json.encode(json(entry.steps()));
    return new Line(room, TextEntry.encode(entry.entry()), steps, entry.tag(), null);
  }

  /** The entries of a batch, in order. */
  static List<Committed> entries(Batch batch) {
    List<Committed> entries = new ArrayList<>(batch.lines().size());
    long version = batch.n();
    for (Line line : batch.lines()) {
      if (line.structure() == null) {
        continue; // its room was burned
      }
      TextEntry entry = TextEntry.decode(line.structure());
      Committed read = new Committed(version, batch.at(), entry, line.tag(), steps(line.content()));
      entries.add(read);
      version = read.to();
    }
    return entries;
  }

  private static List<Step> steps(byte @Nullable [] content) {
    if (content == null) {
      return List.of();
    }
    List<Step> steps = new ArrayList<>();
    try {
      TextEntry.CODE.readTree(content).forEach(step -> steps.add(Step.fromJson(SCHEMA, step)));
    } catch (IOException e) {
      throw new IllegalStateException("cannot decode the steps of a text", e);
    }
    return steps;
  }

  /** Steps as ProseMirror writes them. */
  public static ArrayNode json(List<Step> steps) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode(steps.size());
    steps.forEach(step -> array.add(step.toJson()));
    return array;
  }

  /**
   * The steps of a line without some of their words.
   *
   * @param cuts three numbers each, see {@link Cut}
   */
  static byte[] without(byte[] content, List<Integer> cuts) {
    try {
      JsonNode steps = TextEntry.CODE.readTree(content);
      List<Cut> all = new ArrayList<>();
      for (int i = 0; i + 2 < cuts.size(); i += 3) {
        all.add(new Cut(cuts.get(i), cuts.get(i + 1), cuts.get(i + 2)));
      }
      Ink.blot(steps, all);
      return Json.encode(steps);
    } catch (IOException e) {
      throw new IllegalStateException("cannot decode the steps of a text", e);
    }
  }

  static Checkpoint checkpoint(String room, String text, TextState state) {
    try {
      byte[] data =
          TextEntry.CODE.writeValueAsBytes(new Kept(state.doc().toJson(), state.changes()));
      return new Checkpoint(text, room, state.version(), data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot encode a text", e);
    }
  }

  static TextState state(Checkpoint kept) {
    try {
      Kept read = TextEntry.CODE.readValue(kept.data(), Kept.class);
      return new TextState(kept.version(), SCHEMA.document(read.doc()), read.changes());
    } catch (IOException e) {
      throw new IllegalStateException("cannot decode a text", e);
    }
  }

  /** A text in which nothing was written yet. */
  static TextState beginning(Json.@Nullable Raw initial) {
    return new TextState(0, document(initial), List.of());
  }

  private static Node document(Json.@Nullable Raw initial) {
    try {
      JsonNode json =
          initial == null
              ? TextEntry.CODE.readTree("{\"type\":\"doc\",\"content\":[{\"type\":\"paragraph\"}]}")
              : TextEntry.CODE.readTree(initial.utf8());
      return SCHEMA.document(json);
    } catch (IOException e) {
      throw new IllegalStateException("cannot decode the beginning of a text", e);
    }
  }
}
