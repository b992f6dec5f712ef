package parley.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import parley.world.Person;

/** People on good lines, who speak without a browser under the sign-in of one. */
public final class Speaker {
  private Speaker() {}

  /** This person in the first room they sit in. */
  public static Person at(String login) {
    Reader reader = Stage.reader(login);
    String cookies =
        reader.page.context().cookies().stream()
            .filter(cookie -> "localhost".equals(cookie.domain))
            .map(cookie -> cookie.name + "=" + cookie.value)
            .collect(Collectors.joining("; "));
    Person person =
        new Person(Stage.origin(), login, cookies, new Person.Place("", ""), null, null);
    JsonNode forum = person.get("/api/forums").ok().path("forums").path(0);
    for (JsonNode room : forum.path("rooms")) {
      if (room.path("kind").asText().equals("plenary")) {
        return person.in(new Person.Place(forum.path("id").asText(), room.path("id").asText()));
      }
    }
    throw new AssertionError(login + " sits in no plenary");
  }
}
