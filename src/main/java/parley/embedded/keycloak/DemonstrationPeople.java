package parley.embedded.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The invented people of the demonstration, as {@code demo-people.json} has them: the one list that
 * Keycloak imports and the demonstration's forums refer to.
 */
public record DemonstrationPeople(List<Person> people) {

  /**
   * One account.
   *
   * @param username what is typed at sign-in, such as {@code chair-ru}
   * @param subject the {@code sub} of this person's tokens, the same in every installation
   * @param name as its owner writes it, in its own script
   * @param email at a domain that no mail reaches
   * @param language of the pages, such as {@code ru}
   * @param password of the demonstration only, shown to whoever starts it
   */
  public record Person(
      String username,
      String subject,
      String name,
      String email,
      String language,
      String password) {}

  public DemonstrationPeople {
    people = List.copyOf(people);
  }

  /**
   * @param realm the folder {@code config/realm}
   */
  public static DemonstrationPeople read(Path realm) throws IOException {
    JsonNode file = new ObjectMapper().readTree(realm.resolve("demo-people.json").toFile());
    List<Person> people = new ArrayList<>();
    for (JsonNode person : file.path("users")) {
      JsonNode attributes = person.path("attributes");
      people.add(
          new Person(
              person.path("username").asText(),
              person.path("id").asText(),
              attributes.path("displayName").path(0).asText(),
              person.path("email").asText(),
              attributes.path("locale").path(0).asText(),
              person.path("credentials").path(0).path("value").asText()));
    }
    return new DemonstrationPeople(people);
  }

  /** The person with this username; they are fixed, so a wrong one is a mistake in the code. */
  public Person person(String username) {
    return people.stream()
        .filter(person -> person.username().equals(username))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("no such sign-in: " + username));
  }
}
