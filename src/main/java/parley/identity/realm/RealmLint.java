package parley.identity.realm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Looks through a realm file: {@code parley.Main realm FILE}, where the file is the one that comes
 * with Parley or one that Keycloak exported.
 */
public final class RealmLint {
  public static final String COMMAND = "realm";

  private RealmLint() {}

  /** Returns what the process ends with: 0 if all rules hold. */
  public static int run(String[] arguments, PrintStream out) throws IOException {
    if (arguments.length != 2) {
      out.println("Say which file: realm config/realm/parley-realm.json");
      return 2;
    }
    JsonNode realm;
    try {
      realm = new ObjectMapper().readTree(Files.readString(Path.of(arguments[1])));
    } catch (JsonProcessingException e) {
      out.println(arguments[1] + " is not JSON.");
      return 2;
    }
    List<String> broken = broken(realm);
    broken.forEach(rule -> out.println("does not hold: " + rule));
    out.println(RealmRules.all().size() + " rules, " + broken.size() + " do not hold");
    return broken.isEmpty() ? 0 : 1;
  }

  /** The rules that do not hold in a realm, in words. */
  static List<String> broken(JsonNode realm) {
    return RealmRules.all().stream()
        .filter(rule -> !rule.holds().test(realm))
        .map(RealmRules.Rule::says)
        .toList();
  }
}
