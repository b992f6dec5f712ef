package parley.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.described.Description;
import parley.handout.Handed;
import parley.store.Keys;
import parley.web.Ids;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.Reply;

/**
 * Everything that can be read in a room: each route of the description, filled in with what is
 * there. A new route is in all proofs at once; one whose ids nobody knows of fails them.
 *
 * @param ids by what stands in braces in the description
 */
record Reads(Place place, Map<String, List<String>> ids) {
  /** What is the same for all, or tells people about themselves and their browser only. */
  private static final Set<String> NO_ROOMS =
      Set.of(
          "/sign-in",
          "/sign-in/callback",
          "/sign-out",
          "/letters/off/{token}",
          "/api/calendars/{secret}",
          "/api/me",
          "/api/me/factors",
          "/api/me/sessions",
          "/api/me/letters",
          "/api/me/calendar",
          "/api/session",
          "/api/live",
          "/api/fora",
          "/api/fora/opening",
          "/api/proposals",
          "/api/about",
          "/api/config",
          "/api/mailbox",
          "/api/openapi.yaml",
          "/api/asyncapi.yaml",
          "/.well-known/security.txt");

  /** How else things are asked for, by how their address ends. */
  private static final Map<String, List<String>> QUESTIONS =
      Map.of(
          "/copy", List.of("?as=docx&in=en", "?as=pdf&in=en", "?as=docx&in=en&rendition=fr"),
          "/commits", List.of("?since=0"),
          "/version", List.of("?at=1"));

  private static final Pattern BRACES = Pattern.compile("\\{(\\w+)}");
  private static final Pattern ID = Pattern.compile("[\\w-]{22}");

  /** A handle in a file: drawn by lot, so that the file is compared in its words. */
  private static final Pattern LOT = Pattern.compile("\\d+(?= · name not shown)");

  private static final Pattern OPAQUE = Pattern.compile("[\\w-]{22,}|(?<=\"handle\":\")\\d+");

  /** The address of everything in the room and the forum. */
  List<String> paths() {
    List<String> paths = new ArrayList<>();
    for (Map.Entry<String, JsonNode> route :
        Description.OF_PARLEY.http.path("paths").properties()) {
      if (route.getValue().has("get") && !NO_ROOMS.contains(route.getKey())) {
        for (String path : filled(told(route.getKey()))) {
          asked(path).forEach(how -> paths.add(path + how));
        }
      }
    }
    assertThat(paths).hasSizeGreaterThan(40);
    return paths;
  }

  private List<String> asked(String path) {
    List<String> how =
        new ArrayList<>(QUESTIONS.getOrDefault(path.substring(path.lastIndexOf('/')), List.of("")));
    if (path.endsWith("/" + first("adopted") + "/agenda/copy")) {
      ids.getOrDefault("edition", List.of())
          .forEach(edition -> how.add("?as=pdf&in=en&edition=" + edition));
    }
    return how;
  }

  /** Demands that each is there for one of these: or nothing would be compared with nothing. */
  void answered(List<Person> insiders) {
    List<String> unanswered =
        paths().stream()
            .filter(path -> insiders.stream().noneMatch(each -> each.get(path).status() == 200))
            .toList();
    assertThat(unanswered).isEmpty();
  }

  /** Demands that in the room another is given what this member is given, and nothing else. */
  void sameFor(Person member, Person other) {
    String here = "/rooms/" + place.room();
    List<String> paths = paths().stream().filter(path -> path.contains(here)).toList();
    assertThat(paths.stream().filter(path -> reads(member, path))).hasSizeGreaterThan(40);
    assertThat(paths.stream().filter(path -> reads(member, path) != reads(other, path))).isEmpty();
  }

  private static boolean reads(Person person, String path) {
    return person.get(path).status() == 200;
  }

  /** The first of these that there is. */
  String first(String what) {
    return Objects.requireNonNull(ids.get(what)).getFirst();
  }

  /** Tells apart what one word stands for in several routes. */
  private static String told(String route) {
    return route
        .replaceFirst("[{]session}(?=/agenda/(amendments|editions))", "{adopted}")
        .replace("/nonpapers/{paper}", "/nonpapers/{nonPaper}")
        .replace("/{draft}/annexes/{annex}", "/{draft}/annexes/{laid}");
  }

  private List<String> filled(String route) {
    Matcher open = BRACES.matcher(route);
    if (!open.find()) {
      return List.of(route);
    }
    List<String> known = ids.getOrDefault(open.group(1), List.of());
    assertThat(known).as("ids of what %s reads", route).isNotEmpty();
    List<String> filled = new ArrayList<>();
    known.forEach(id -> filled.addAll(filled(route.replace(open.group(), id))));
    return filled;
  }

  /** The same address of what never was. */
  static String never(String path) {
    return ID.matcher(path).replaceAll(id -> Ids.random());
  }

  /** All that somebody is answered: page, size and all; of a file its sum. */
  String all(Person reader) {
    StringBuilder all = new StringBuilder();
    for (String path : paths()) {
      all.append(path).append(' ').append(seen(reader.get(path))).append('\n');
    }
    return all.toString();
  }

  static String seen(Reply reply) {
    String type = reply.headers().getOrDefault("content-type", "");
    if (type.isEmpty() || type.contains("json") || type.startsWith("text/")) {
      return reply.seen();
    }
    String words = words(type, reply.body());
    String told = LOT.matcher(words).replaceAll("");
    byte[] file = told.equals(words) ? reply.body() : told.getBytes(StandardCharsets.UTF_8);
    String sum = HexFormat.ofDelimiter(" ").formatHex(Keys.hash(file), 0, 8);
    return reply.status() + " " + type + ", " + file.length + " bytes, " + sum;
  }

  private static String words(String type, byte[] file) {
    return switch (type.replaceFirst(".*[./]", "")) {
      case "pdf" -> Handed.printed(file);
      case "document" -> Handed.unpacked(file);
      default -> "";
    };
  }

  /** Random ids, and what is made of them, by the order in which they come. */
  static String unnumbered(String text) {
    Map<String, String> numbers = new LinkedHashMap<>();
    return OPAQUE
        .matcher(text)
        .replaceAll(id -> numbers.computeIfAbsent(id.group(), x -> "#" + numbers.size()));
  }

  /** The first lines that are not the same, where two texts begin to differ; empty if nowhere. */
  static List<String> differing(String one, String other) {
    List<String> ones = one.lines().toList();
    List<String> others = other.lines().toList();
    for (int i = 0; i < Math.max(ones.size(), others.size()); i++) {
      String left = i < ones.size() ? ones.get(i) : "nothing";
      String right = i < others.size() ? others.get(i) : "nothing";
      if (!left.equals(right)) {
        return List.of(around(left, right), around(right, left));
      }
    }
    return List.of();
  }

  private static String around(String line, String other) {
    int at = 0;
    while (at < Math.min(line.length(), other.length()) && line.charAt(at) == other.charAt(at)) {
      at++;
    }
    String begun = line.substring(0, Math.min(80, at));
    return begun + " … " + line.substring(Math.max(0, at - 120), Math.min(line.length(), at + 120));
  }
}
