package parley.comment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import parley.world.Person;
import parley.world.Reply;

/** The comments on one paper or text, as people make and read them. */
record Margin(String on) {
  String path(Person person) {
    return person.place().path() + "/comments/" + on;
  }

  Reply reads(Person person) {
    return person.get(path(person));
  }

  /** Marks a range of the text at a version, or of a paper's revision. */
  record Marked(long version, int from, int to) {}

  Reply comments(Person person, Marked marked, String words) {
    return person.post(path(person), marked(person, marked, words));
  }

  Reply suggests(Person person, Marked marked, String instead) {
    return person.post(path(person), marked(person, marked, "").put("instead", instead));
  }

  ObjectNode marked(Person person, Marked marked, String words) {
    return person
        .write()
        .put("version", marked.version())
        .put("from", marked.from())
        .put("to", marked.to())
        .put("words", words);
  }

  Reply answers(Person person, String comment, String words) {
    return person.post(
        path(person) + "/" + comment + "/answers", person.write().put("words", words));
  }

  Reply settles(Person person, String comment, String outcome) {
    ObjectNode body = person.change().put("outcome", outcome);
    return person.put(path(person) + "/" + comment + "/settlement", body);
  }

  Reply accepts(Person person, String comment, long version) {
    ObjectNode body = person.write().put("version", version);
    return person.put(path(person) + "/" + comment + "/acceptance", body);
  }

  Reply takesBack(Person person, String comment, @Nullable String answer) {
    ObjectNode body = person.change();
    if (answer != null) {
      body.put("answer", answer);
    }
    return person.put(path(person) + "/" + comment + "/withdrawal", body);
  }

  /** Where the words of a comment stand: "from-to", or "gone: quote". */
  String place(Person person, String comment) {
    for (JsonNode place : reads(person).ok().get("places")) {
      if (place.get("comment").textValue().equals(comment)) {
        return place.has("from")
            ? place.get("from").intValue() + "-" + place.get("to").intValue()
            : "gone: " + place.path("quote").asText("not to be read");
      }
    }
    throw new AssertionError("no place of " + comment);
  }

  static String id(Reply made) {
    return made.ok().at("/comment/id").textValue();
  }
}
