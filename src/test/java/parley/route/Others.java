package parley.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.described.Description;
import parley.web.Ids;
import parley.world.Person;
import parley.world.Reply;
import parley.world.Watch;
import parley.world.World;

/**
 * Whatever somebody does, others try at once: those who do not sit there get, byte for byte, what
 * they would get for what never existed; those who do and may not by {@link Matrix} are refused.
 */
final class Others implements Watch {
  private static final Pattern FORUM = Pattern.compile("/api/forums/([\\w-]{22})(/.*)?");
  private static final Pattern ID = Pattern.compile("[\\w-]{22}");
  private static final int OK_MAX = 299;
  private static final Set<Integer> REFUSED = Set.of(403, 404);

  /** What makes something a request of its own. */
  private static final Map<String, Supplier<JsonNode>> FRESH =
      Map.of(
          "command", () -> TextNode.valueOf(Ids.random()),
          "secretHash", () -> TextNode.valueOf(Ids.random() + Ids.random().substring(1)));

  private final World world;
  private final Matrix matrix = Matrix.read();
  private final Map<String, Cast> casts = new HashMap<>();
  private final Set<String> tried = new HashSet<>();
  private final Set<String> mistakes = new TreeSet<>();
  private final Traces traces;
  private @Nullable Person elsewhere;
  private boolean trying;

  private Others(World world, Traces traces) {
    this.world = world;
    this.traces = traces;
  }

  /** They look on from here; what is sent leaves its words. */
  static Others watch(World world, Traces traces) {
    Others others = new Others(world, traces);
    Watch.over(world.base, others);
    return others;
  }

  /** What somebody could do or learn who should not; and operations without a line. */
  Set<String> mistakes() {
    Watch.none(world.base);
    return mistakes;
  }

  @Override
  public void opened(Person organiser) {
    if (!trying) {
      trying = true;
      casts.put(organiser.place().forum(), Cast.of(world, organiser));
      trying = false;
    }
  }

  @Override
  public void answered(Person person, Sent sent, Reply reply) {
    if (sent.body() != null) {
      traces.sent(sent.body());
    }
    Matcher in = FORUM.matcher(sent.path().replaceFirst("\\?.*", ""));
    if (trying || reply.status() > OK_MAX || !in.matches() || !casts.containsKey(in.group(1))) {
      return;
    }
    trying = true;
    String route = Description.OF_PARLEY.route(sent.path().replaceFirst("\\?.*", ""));
    Attempt attempt = new Attempt(sent, sent.method() + " " + route, in.group(1));
    if (tried.add(attempt.operation + " " + kind(person, attempt))) {
      everybody(person, attempt);
    }
    trying = false;
  }

  /** Whether the room is a caucus, which even organisers know nothing of; empty without a room. */
  private static String kind(Person person, Attempt attempt) {
    for (JsonNode room : person.get("/api/forums/" + attempt.forum).json().path("rooms")) {
      if (room.get("id").textValue().equals(attempt.room())) {
        return room.get("kind").textValue().equals("caucus") ? "caucus" : "room";
      }
    }
    return "";
  }

  private void everybody(Person asked, Attempt attempt) {
    Cast cast = Objects.requireNonNull(casts.get(attempt.forum));
    for (Map.Entry<Character, Person> one : cast.seated().entrySet()) {
      boolean manages = one.getKey() == 'g' && !kind(asked, attempt).equals("caucus");
      if (!manages && attempt.room() != null && hidden(one.getValue(), attempt)) {
        same(one.getKey() + "", one.getValue(), attempt, attempt.elsewhereFrom(attempt.room()));
      } else if (!one.getValue().login().equals(asked.login())) {
        refused(one.getKey(), one.getValue(), attempt);
      }
    }
    same("stranger", cast.stranger(), attempt, attempt.elsewhereFrom(attempt.forum));
    same("removed", cast.removed(), attempt, attempt.elsewhereFrom(attempt.forum));
    same("of another forum", elsewhere(), attempt, attempt.elsewhereFrom(attempt.forum));
    crosses(attempt);
  }

  /** In a room of one's own, with what lies in somebody else's. */
  private void crosses(Attempt attempt) {
    if (attempt.room() != null && !attempt.path().endsWith(attempt.room())) {
      Person other = elsewhere();
      String here = attempt.moved(other.place());
      String never = Attempt.unlike(here, other.place().path().length());
      if (!here.equals(never)) {
        compare("from another room", other, attempt, new String[] {here, never});
      }
    }
  }

  private Person elsewhere() {
    if (elsewhere == null) {
      elsewhere = world.organiser("elsewhere", parley.forum.Rule.Preset.ATTRIBUTED.rule());
    }
    return elsewhere;
  }

  private static boolean hidden(Person person, Attempt attempt) {
    String room = "/api/forums/" + attempt.forum + "/rooms/" + attempt.room();
    return person.get(room).status() == 404;
  }

  private void same(String who, Person person, Attempt attempt, String never) {
    compare(who, person, attempt, new String[] {attempt.path(), never});
  }

  private void compare(String who, Person person, Attempt attempt, String[] paths) {
    Reply real = attempt.by(person, paths[0]);
    Reply never = attempt.by(person, paths[1]);
    if (real.status() <= OK_MAX || !real.seen().equals(never.seen())) {
      mistakes.add(attempt.operation + ": " + who + " got " + said(real) + ", not " + said(never));
    }
  }

  private static String said(Reply reply) {
    String text = reply.text();
    return reply.status() + " " + text.substring(0, Math.min(text.length(), 120));
  }

  private void refused(char letter, Person person, Attempt attempt) {
    Set<Character> may = matrix.may(attempt.operation);
    if (may == null) {
      mistakes.add(
          "no line in src/test/resources/trust/matrix.txt for "
              + attempt.operation
              + "; "
              + letter
              + " "
              + tried(person, attempt));
    } else if (!may.contains(letter)) {
      Reply reply = attempt.by(person, attempt.path());
      if (!REFUSED.contains(reply.status())) {
        mistakes.add(attempt.operation + ": " + letter + " is not refused, but " + said(reply));
      }
    }
  }

  private static int tried(Person person, Attempt attempt) {
    return attempt.by(person, attempt.path()).status();
  }

  /** The people of a forum whom others meet in it, and two who are not. */
  private record Cast(
      Person organiser, Map<Character, Person> seated, Person stranger, Person removed) {
    static Cast of(World world, Person olga) {
      String of = "-" + olga.login();
      Map<Character, Person> seated = new HashMap<>();
      seated.put('p', seat(world, olga, "pat" + of, "participant"));
      seated.put('o', seat(world, olga, "obi" + of, "observer"));
      seated.put('s', seat(world, olga, "sue" + of, "sponsor"));
      seated.put('i', seat(world, olga, "ira" + of, "interpreter"));
      seated.put('r', seat(world, olga, "rae" + of, "rapporteur"));
      seated.put('g', olga);
      Person removed = seat(world, olga, "rex" + of, "participant");
      olga.removes(World.participant(removed)).ok();
      return new Cast(olga, seated, world.visitor("strange" + of), removed);
    }

    private static Person seat(World world, Person olga, String login, String role) {
      Person person = world.visitor(login).in(olga.place());
      world.seats(olga, person, role.equals("participant") ? "US" : null, role, "all").ok();
      return person;
    }
  }

  /** What was asked, to be asked again by another. */
  private record Attempt(Sent sent, String operation, String forum) {
    String path() {
      return sent.path();
    }

    @Nullable String room() {
      String[] parts = path().replaceFirst("\\?.*", "").split("/");
      return parts.length > 5 && parts[4].equals("rooms") ? parts[5] : null;
    }

    /** With every id from this one on replaced by one that never was. */
    String elsewhereFrom(String id) {
      return unlike(path(), path().indexOf(id));
    }

    String moved(Person.Place place) {
      String old = "/api/forums/" + forum + "/rooms/" + room();
      return place.path() + path().substring(old.length());
    }

    static String unlike(String path, int from) {
      return path.substring(0, from)
          + ID.matcher(path.substring(from)).replaceAll(x -> Ids.random());
    }

    Reply by(Person person, String path) {
      if (sent.body() == null) {
        return person.get(path);
      }
      JsonNode body = sent.body().deepCopy();
      if (body instanceof ObjectNode object) {
        FRESH.forEach((field, value) -> {
          if (object.has(field)) {
            object.set(field, value.get());
          }
        });
      }
      return sent.method().equals("POST") ? person.post(path, body) : person.put(path, body);
    }
  }
}
