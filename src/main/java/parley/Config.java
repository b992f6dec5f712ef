package parley;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.forum.Command;
import parley.server.Settings;
import parley.web.Json;

/**
 * All settings, read once. {@code config/parley.json} holds every one with its default; a file of
 * the operator's may replace some, and environment variables some again: {@code server.port} is
 * {@code PARLEY_SERVER_PORT}. Secrets come from the environment only.
 */
public record Config(
    Mode mode,
    String data,
    boolean testLanguage,
    Operator operator,
    Server server,
    Store database,
    KeyFile keys,
    Identity identity,
    Mail mail,
    Idle forums,
    Discussion discussion,
    Searching search) {
  static final String EMBEDDED = "embedded";

  /** What this process is for. */
  public enum Mode {
    /** Everything in one command, on loopback, with invented people. */
    DEMONSTRATION,
    /** Real people: nothing of the demonstration may be in it. */
    PRODUCTION
  }

  /** Who runs this server and where, for {@code /about}. */
  public record Operator(String name, String place, String contact) {}

  /**
   * Where browsers reach it; an empty {@code origin} is http://localhost with the port; {@code
   * origin} is what stands in their address bar.
   */
  public record Server(
      String host,
      int port,
      String origin,
      int eventLoops,
      int managementPort,
      String pages,
      String securityContact) {
    Settings settings(String shownOrigin) {
      return new Settings(
          host,
          port,
          eventLoops,
          List.of(shownOrigin),
          pages.isEmpty() ? null : Path.of(pages),
          contact(),
          managementPort,
          Settings.Limits.USUAL);
    }

    @Nullable String contact() {
      return securityContact.isEmpty() ? null : securityContact;
    }
  }

  /** {@code mongodb://…}, or "embedded". */
  public record Store(String uri, int answerSecondsMax) {}

  public record KeyFile(String file) {}

  /** Any OpenID Connect issuer, or "embedded" for a Keycloak of our own. */
  public record Identity(
      String issuer,
      int keycloakPort,
      String clientId,
      String clientSecret,
      String accountsClientId,
      String accountsClientSecret,
      String audience,
      Set<String> programs,
      Set<String> operators,
      int checkSecondsMax,
      int issuerAwaySecondsMax,
      int idleMinutesMax,
      int sessionHoursMax) {}

  /** Where letters are handed in; an empty host is none, "embedded" the demonstration's own. */
  public record Mail(String host, int port, String sender, String login, String password) {}

  /** After how long without use a forum leaves memory. */
  public record Idle(int idleMinutes) {}

  public record Discussion(int editMinutes, int titleCharactersMax, int textCharactersMax) {
    public Command.Limits limits() {
      return new Command.Limits(editMinutes, titleCharactersMax, textCharactersMax);
    }
  }

  /** What the indexes of all rooms together may keep of memory. */
  public record Searching(int indexMegabytesMax) {}

  /** The settings are not usable; one sentence for each mistake. */
  public static final class Mistaken extends Exception {
    private static final long serialVersionUID = 1L;

    Mistaken(List<String> mistakes) {
      super(String.join("\n", mistakes));
    }
  }

  /**
   * Reads the defaults, the operator's file if there is one, and the environment.
   *
   * @throws Mistaken with all mistakes at once
   */
  public static Config read(Path defaults, @Nullable Path own, Map<String, String> environment)
      throws Mistaken {
    List<String> mistakes = new ArrayList<>();
    ObjectNode settings = object(defaults, mistakes);
    if (own != null) {
      overlay(settings, object(own, mistakes), "", mistakes);
    }
    environ(settings, "PARLEY", environment, mistakes);
    if (!mistakes.isEmpty()) {
      throw new Mistaken(mistakes);
    }
    Config config;
    try {
      config =
          Json.read(
              settings.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8), Config.class);
    } catch (IllegalStateException e) {
      throw new Mistaken(List.of("the settings do not fit: " + e.getMessage()));
    }
    mistakes.addAll(ConfigRules.mistakes(config));
    if (!mistakes.isEmpty()) {
      throw new Mistaken(mistakes);
    }
    return config;
  }

  private static ObjectNode object(Path file, List<String> mistakes) {
    ObjectMapper mapper = new ObjectMapper();
    try {
      if (mapper.readTree(Files.readString(file)) instanceof ObjectNode object) {
        return object;
      }
      mistakes.add(file + " must hold a JSON object");
    } catch (JsonProcessingException e) {
      mistakes.add(file + " is not JSON: line " + e.getLocation().getLineNr());
    } catch (IOException e) {
      mistakes.add(file + " cannot be read");
    }
    return mapper.createObjectNode();
  }

  private static void overlay(
      ObjectNode settings, ObjectNode own, String path, List<String> mistakes) {
    for (Map.Entry<String, JsonNode> field : own.properties()) {
      String name = path + field.getKey();
      JsonNode known = settings.get(field.getKey());
      if (known == null) {
        mistakes.add(name + " is not a setting");
      } else if (known.getNodeType() != field.getValue().getNodeType()) {
        mistakes.add(name + " must be a " + kind(known));
      } else if (known instanceof ObjectNode inner && field.getValue() instanceof ObjectNode with) {
        overlay(inner, with, name + ".", mistakes);
      } else {
        settings.set(field.getKey(), field.getValue());
      }
    }
  }

  private static void environ(
      ObjectNode settings, String prefix, Map<String, String> environment, List<String> mistakes) {
    for (Map.Entry<String, JsonNode> field : List.copyOf(settings.properties())) {
      String name = prefix + "_" + upper(field.getKey());
      String given = environment.get(name);
      if (field.getValue() instanceof ObjectNode inner) {
        environ(inner, name, environment, mistakes);
      } else if (given != null) {
        JsonNode value = value(field.getValue(), given);
        if (value == null) {
          mistakes.add(name + " must be a " + kind(field.getValue()));
        } else {
          settings.set(field.getKey(), value);
        }
      }
    }
  }

  /** What is given as a value of the same kind as the default; null if it is none. */
  private static @Nullable JsonNode value(JsonNode known, String given) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (known.isInt() && given.matches("-?[0-9]{1,9}")) {
      return nodes.numberNode(Integer.parseInt(given));
    }
    if (known.isBoolean() && (given.equals("true") || given.equals("false"))) {
      return nodes.booleanNode(given.equals("true"));
    }
    if (known.isArray()) {
      ArrayNode list = nodes.arrayNode();
      Pattern.compile(",")
          .splitAsStream(given)
          .map(String::strip)
          .filter(s -> !s.isEmpty())
          .forEach(list::add);
      return list;
    }
    return known.isTextual() ? nodes.textNode(given) : null;
  }

  private static String kind(JsonNode node) {
    return node.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  /** {@code eventLoops} → {@code EVENT_LOOPS}. */
  private static String upper(String camel) {
    return camel.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "Config[" + mode + "]"; // a secret from the environment must not reach a log
  }
}
