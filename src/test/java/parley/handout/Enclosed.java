package parley.handout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import parley.annex.Uploads;
import parley.document.Spoilt;
import parley.paper.Chancery;
import parley.web.Ids;
import parley.world.Person;
import parley.world.Reply;

/** What people do with files that go with papers. */
public final class Enclosed {
  private Enclosed() {}

  static String draft(Person person, String draft) {
    return Chancery.papers(person) + "/drafts/" + draft;
  }

  /** Sends a file in parts. @return how many */
  static int sends(Person person, String draft, String upload, byte[] file) {
    int parts = Math.ceilDiv(file.length, Uploads.PART_BYTES_MAX);
    for (int i = 0; i < parts; i++) {
      int from = i * Uploads.PART_BYTES_MAX;
      int to = Math.min(file.length, from + Uploads.PART_BYTES_MAX);
      part(person, draft, upload + "/parts/" + i, Arrays.copyOfRange(file, from, to)).done();
    }
    return parts;
  }

  static Reply part(Person person, String draft, String part, byte[] bytes) {
    ObjectNode body = Reply.JSON.createObjectNode();
    body.put("data", Base64.getEncoder().encodeToString(bytes));
    return person.put(draft(person, draft) + "/uploads/" + part, body);
  }

  static ObjectNode laying(Person person, String upload, int parts, @Nullable String alt) {
    ObjectNode body = person.change().put("upload", upload).put("parts", parts);
    body.put("title", "River basins");
    return alt == null ? body : body.put("alt", alt);
  }

  static Reply lays(Person person, String draft, ObjectNode laying) {
    return person.post(draft(person, draft) + "/annexes", laying);
  }

  /** Sends a picture and lays it to a draft: what the server keeps of it. */
  public static JsonNode laid(Person person, String draft, byte[] file) {
    String upload = Ids.random();
    int parts = sends(person, draft, upload, file);
    ObjectNode laying = laying(person, upload, parts, "A map of three basins");
    return lays(person, draft, laying).ok().get("annex");
  }

  /** A file with words, and more than words, in it. */
  public static byte[] pdf() {
    try {
      return Spoilt.pdf();
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  /** The id of a file. */
  public static String id(JsonNode annex) {
    return annex.get("id").textValue();
  }

  static Reply removes(Person person, String draft, String annex) {
    String path = draft(person, draft) + "/annexes/" + annex + "/removal";
    return person.put(path, person.change());
  }

  static Reply ofDraft(Person person, String draft, String annex) {
    return person.get(draft(person, draft) + "/annexes/" + annex);
  }

  static Reply ofPaper(Person person, String paper, String annex) {
    return person.get(Chancery.papers(person) + "/" + paper + "/annexes/" + annex);
  }

  /** The bytes of a file that may only be taken away. */
  static byte[] taken(Reply reply) {
    assertThat(reply.status()).as(reply::text).isEqualTo(200);
    assertThat(reply.headers().get("content-disposition"))
        .matches("attachment; filename=\"annex-\\d+\\.(png|jpg|pdf)\"");
    assertThat(reply.headers().get("content-security-policy")).contains("sandbox");
    assertThat(reply.headers().get("x-content-type-options")).isEqualTo("nosniff");
    assertThat(reply.headers().get("cache-control")).isEqualTo("no-store");
    return reply.body();
  }

  /** What goes with a paper, as a person reads it. */
  public static JsonNode annexes(Person person, String paper) {
    return Chancery.reads(person, paper).ok().get("annexes");
  }
}
