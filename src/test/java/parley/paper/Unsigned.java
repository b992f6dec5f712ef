package parley.paper;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import parley.store.Keys;
import parley.web.Ids;
import parley.world.Person;
import parley.world.Reply;

/** A non-paper in somebody's browser, with its secret. */
final class Unsigned {
  private final String secret = (Ids.random() + Ids.random()).substring(0, 43);

  static String path(Person person) {
    return person.place().path() + "/nonpapers";
  }

  Reply sent(Person person, String words) {
    byte[] hash = Keys.hash(secret.getBytes(StandardCharsets.UTF_8));
    ObjectNode body = Reply.JSON.createObjectNode().put("title", words).put("language", "en");
    body.set("doc", Person.words(words));
    body.put("secretHash", Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    return person.post(path(person), body);
  }

  Reply withdrawn(Person person, String paper) {
    ObjectNode body = Reply.JSON.createObjectNode().put("secret", secret);
    return person.put(path(person) + "/" + paper + "/withdrawal", body);
  }
}
