package parley.push;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import parley.web.Ids;
import parley.web.Json;
import parley.web.Problem;

/** What a client says on its socket. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Ask.Subscribe.class, name = "subscribe"),
  @JsonSubTypes.Type(value = Ask.Unsubscribe.class, name = "unsubscribe"),
  @JsonSubTypes.Type(value = Ask.Ping.class, name = "ping")
})
sealed interface Ask {
  /**
   * Reads what a client said.
   *
   * @throws Problem if it cannot be understood
   */
  static Ask of(String text) {
    return Json.decode(text, Ask.class);
  }

  /**
   * Tell me of this room, or of this text of it, from this cursor on.
   *
   * @param cursor absent: from now on
   */
  record Subscribe(String forum, String room, @Nullable String text, @Nullable String cursor)
      implements Ask {
    public Subscribe {
      id("forum", forum);
      id("room", room);
      if (text != null) {
        id("text", text);
      }
    }

    Topic topic() {
      return new Topic(forum, room, text);
    }
  }

  /** Tell me no more of this room, or of this text. */
  record Unsubscribe(String room, @Nullable String text) implements Ask {
    public Unsubscribe {
      id("room", room);
      if (text != null) {
        id("text", text);
      }
    }

    String key() {
      return text == null ? room : text;
    }
  }

  /** Are you there? */
  record Ping() implements Ask {}

  private static void id(String field, String text) {
    if (!Ids.valid(text)) {
      throw Problem.field(field, "must be an identifier");
    }
  }
}
