package parley.browser;

import java.util.stream.Collectors;
import parley.world.Person;

/** People on good lines, who speak without a browser under the sign-in of one. */
public final class Speaker {
  private Speaker() {}

  /** This person in the room that the demonstration furnished. */
  public static Person at(String login) {
    Reader reader = Stage.reader(login);
    String cookies =
        reader.page.context().cookies().stream()
            .filter(cookie -> "localhost".equals(cookie.domain))
            .map(cookie -> cookie.name + "=" + cookie.value)
            .collect(Collectors.joining("; "));
    String[] room = reader.room().split("/", -1);
    Person.Place place = new Person.Place(room[2], room[4]);
    return new Person(Stage.origin(), login, cookies, place, null, null);
  }
}
