package parley.rendition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.paper.Chancery;
import parley.world.Person;
import parley.world.Reply;

/** What people do with the language versions of a paper. */
public final class Rendered {
  public static final List<String> WATER =
      List.of(
          "Measure the water of the river before anybody divides it",
          "Open the seven gauging posts to the experts of all parties",
          "Count in this season and publish the figures in the next");

  private Rendered() {}

  /** A draft whose text is these paragraphs. */
  static String draft(Person home, String title, List<String> paragraphs) {
    String draft = Chancery.begins(home, title, "party").ok().at("/draft/id").textValue();
    writes(home, draft, 2, paragraphs).ok();
    return draft;
  }

  /** The document in JSON in the place of an empty one. */
  static Reply lays(Person home, String draft, String blocks) {
    ObjectNode body = home.write().put("version", Chancery.version(home, draft));
    ObjectNode step = body.putArray("steps").addObject();
    step.put("stepType", "replace").put("from", 0).put("to", 2);
    try {
      step.putObject("slice").set("content", Reply.JSON.readTree(blocks.replace('\'', '"')));
    } catch (java.io.IOException wrong) {
      throw new java.io.UncheckedIOException(wrong);
    }
    return home.post(Chancery.text(home, draft) + "/commits", body);
  }

  /** Puts these paragraphs in the place of all that a text holds, which is of that size. */
  static Reply writes(Person home, String draft, int size, List<String> paragraphs) {
    ObjectNode body = home.write().put("version", Chancery.version(home, draft));
    ObjectNode step = body.putArray("steps").addObject();
    step.put("stepType", "replace").put("from", 0).put("to", size);
    ArrayNode slice = step.putObject("slice").putArray("content");
    for (String words : paragraphs) {
      ObjectNode paragraph = slice.addObject().put("type", "paragraph");
      paragraph.putArray("content").addObject().put("type", "text").put("text", words);
    }
    return home.post(Chancery.text(home, draft) + "/commits", body);
  }

  /** The id of a paper that a party circulates to the plenary. */
  public static String paper(Chancery in, Person home, List<String> paragraphs) {
    String draft = draft(home, "Water first", paragraphs);
    return in.circulates(home, draft).ok().at("/paper/id").textValue();
  }

  /** Circulates these paragraphs as the next revision. */
  static void revises(Chancery in, Person home, String paper, List<String> paragraphs) {
    String draft = draft(home, "Water first", paragraphs);
    in.revises(home, draft, paper).ok();
  }

  static String path(Person person, String paper) {
    return Chancery.papers(person) + "/" + paper + "/renditions";
  }

  public static Reply lists(Person person, String paper) {
    return person.get(path(person, paper));
  }

  public static Reply reads(Person person, String paper, String language) {
    return person.get(path(person, paper) + "/" + language);
  }

  /** Which paragraph of which revision, over which words. */
  record At(String language, int revision, int paragraph, @Nullable String over) {
    static At of(int paragraph) {
      return new At("fa", 0, paragraph, null);
    }

    At in(int other) {
      return new At(language, other, paragraph, over);
    }

    At over(String words) {
      return new At(language, revision, paragraph, words);
    }
  }

  static ObjectNode words(Person person, At at, String words) {
    ObjectNode body = person.write().put("revision", at.revision);
    if (at.over != null) {
      body.put("over", at.over);
    }
    body.set("body", Person.words(words));
    return body;
  }

  static Reply sends(Person person, String paper, At at, JsonNode body) {
    String path = path(person, paper) + "/" + at.language + "/paragraphs/" + at.paragraph;
    return person.put(path, body);
  }

  static Reply renders(Person person, String paper, At at, String words) {
    return sends(person, paper, at, words(person, at, words));
  }

  /** All of a paper of these three paragraphs, with its title. */
  public static void rendersAll(Person person, String paper) {
    for (int i = 0; i <= WATER.size(); i++) {
      renders(person, paper, At.of(i), "پاره " + i).ok();
    }
  }

  static Reply declares(Person person, String paper, boolean authentic) {
    JsonNode page = reads(person, paper, "fa").ok();
    ObjectNode body = person.change().put("authentic", authentic);
    body.put("revision", page.get("revision").intValue());
    body.put("last", page.at("/rendition/last").asText());
    return person.put(path(person, paper) + "/fa/authenticity", body);
  }

  static Reply withdraws(Person person, String paper, String language) {
    JsonNode last = reads(person, paper, language).json().at("/rendition/last");
    return withdraws(person, paper, language, last.asText());
  }

  static Reply withdraws(Person person, String paper, String language, String seen) {
    ObjectNode body = person.change().put("last", seen);
    return person.put(path(person, paper) + "/" + language + "/withdrawal", body);
  }
}
