package parley.house;

import com.sun.source.tree.CompilationUnitTree;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Words that the glossary keeps out, as whole words of a name. */
final class Vocabulary {
  private static final Set<String> WRONG =
      Set.of(
          "user",
          "users",
          "post",
          "posts",
          "message",
          "messages",
          "admin",
          "admins",
          "country",
          "countries",
          "vote",
          "votes",
          "delete",
          "deletes",
          "deleted");

  /**
   * Here others' words are spoken: MongoDB's protocol, Keycloak's and OpenID Connect's, HTTP's
   * verbs.
   */
  private static final Set<String> ABROAD =
      Set.of(
          "parley.embedded.mongo",
          "parley.embedded.disk",
          "parley.embedded.keycloak",
          "parley.embedded.mail",
          "parley.identity.keycloak",
          "parley.identity.oidc");

  /** HTTP's verbs, and the catalogues of {@code config/messages}. */
  private static final Set<String> MEANT = Set.of("post", "delete", "messages");

  private Vocabulary() {}

  static List<String> wrongIn(CompilationUnitTree unit, String name) {
    String from = unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    if (ABROAD.contains(from) || MEANT.contains(name)) {
      return List.of();
    }
    return wrongIn(name);
  }

  static List<String> wrongIn(String name) {
    return Stream.of(name.split("(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z]+"))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(WRONG::contains)
        .toList();
  }
}
