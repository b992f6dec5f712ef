package parley.embedded.keycloak;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How to run the embedded Keycloak.
 *
 * @param folders where it finds and keeps things
 * @param port on which people reach it as {@code http://localhost:PORT}; 0 takes a free one
 * @param web origin of Parley as people's browsers see it, such as {@code http://localhost:8080}
 * @param demonstration whether the people of {@code demo-people.json} get accounts
 * @param variables further variables of the realm file, such as {@code PARLEY_SMTP_HOST}
 */
public record KeycloakOptions(
    Folders folders, int port, URI web, boolean demonstration, Map<String, String> variables) {

  /** The version that realm, theme and options were tried with. */
  public static final String VERSION = "26.7.3";

  /** The oldest accounts are as old as {@code data}; the others can be made again at any time. */
  public record Folders(Path data, Path realm, Path distribution, Path cache) {}

  public KeycloakOptions {
    variables = Map.copyOf(variables);
  }

  /**
   * The demonstration, with the distribution where the build unpacks it.
   *
   * @param data folder of its database, secrets and log; made if it does not exist
   * @param realm the folder {@code config/realm}
   */
  public static KeycloakOptions demonstration(Path data, Path realm, int port, URI web) {
    Path cache = cache();
    return new KeycloakOptions(
        new Folders(data, realm, distribution(cache), cache), port, web, true, Map.of());
  }

  /** The same with one more variable of the realm file. */
  public KeycloakOptions with(String variable, String value) {
    var more = new HashMap<>(variables);
    more.put(variable, value);
    return new KeycloakOptions(folders, port, web, demonstration, more);
  }

  private static Path cache() {
    String set = System.getenv("PARLEY_CACHE");
    return set == null || set.isBlank()
        ? Path.of(System.getProperty("user.home"), ".cache", "parley")
        : Path.of(set);
  }

  private static Path distribution(Path cache) {
    String set = System.getProperty("parley.keycloak.dist");
    return set == null || set.isBlank() ? cache.resolve("keycloak-" + VERSION) : Path.of(set);
  }
}
