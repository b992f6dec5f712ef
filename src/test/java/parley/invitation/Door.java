package parley.invitation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.web.Ids;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.Reply;
import parley.world.World;

/** What organisers do to invite, and what those who were invited do at the door. */
public final class Door {
  public static final String PASSWORD = "a quiet river in May";
  private static final Pattern COOKIE = Pattern.compile("__Host-parley=[^;]+");

  private Door() {}

  public static String list(Person organiser) {
    return "/api/forums/" + organiser.place().forum() + "/invitations";
  }

  /** Somebody of a party, as a participant, reading all. */
  public static ObjectNode somebody(String name, String party) {
    ObjectNode one = Reply.JSON.createObjectNode();
    one.put("name", name).put("email", name.toLowerCase(java.util.Locale.ROOT) + "@far.example");
    one.put("language", "en").put("party", party).put("capacity", "personal");
    one.put("horizon", "all").putArray("roles").add("participant");
    one.putArray("groups");
    return one;
  }

  public static ObjectNode people(Person organiser, List<ObjectNode> people, String way) {
    ObjectNode body = organiser.change().put("days", 7).put("way", way);
    people.forEach(body.putArray("people")::add);
    return body;
  }

  public static Reply invites(Person organiser, ObjectNode... people) {
    return organiser.post(list(organiser), people(organiser, List.of(people), "code"));
  }

  /** Invites one person by a code; answers the code. */
  public static String code(Person organiser, ObjectNode person) {
    return invites(organiser, person).ok().at("/invitations/0/code").textValue();
  }

  public static JsonNode line(Person organiser, String name) {
    for (JsonNode line : organiser.get(list(organiser)).ok().get("invitations")) {
      if (line.get("name").textValue().equals(name)) {
        return line;
      }
    }
    throw new AssertionError("nobody of that name is on the list");
  }

  public static String state(Person organiser, String name) {
    return line(organiser, name).get("state").textValue();
  }

  public static Reply renews(Person organiser, String name, String way) {
    String one = list(organiser) + "/" + line(organiser, name).get("invitation").textValue();
    return organiser.put(one + "/renewal", organiser.change().put("days", 7).put("way", way));
  }

  public static Reply revokes(Person organiser, String name) {
    String one = list(organiser) + "/" + line(organiser, name).get("invitation").textValue();
    return organiser.put(one + "/revocation", organiser.change());
  }

  /** Somebody without a session. */
  public static Person stranger(World world) {
    return new Person(world.base, "", "", new Place(Ids.random(), Ids.random()), null, null);
  }

  public static Reply knocks(Person guest, String secret) {
    return guest.post("/api/invitation", Reply.JSON.createObjectNode().put("secret", secret));
  }

  public static Reply asksAnew(Person guest, String secret) {
    ObjectNode body = Reply.JSON.createObjectNode().put("secret", secret);
    return guest.post("/api/invitation/renewal", body);
  }

  public static Reply account(Person guest, String secret, String password) {
    ObjectNode body = Reply.JSON.createObjectNode().put("secret", secret);
    body.put("password", password).put("language", "en");
    return guest.post("/api/invitation/account", body);
  }

  /** Makes an account, and is signed in. */
  public static Person arrives(Person guest, String secret) {
    Reply made = account(guest, secret, PASSWORD);
    made.ok();
    Matcher cookie = COOKIE.matcher(String.valueOf(made.headers().get("set-cookie")));
    if (!cookie.find()) {
      throw new AssertionError("no session began");
    }
    return new Person(guest.base(), "", cookie.group(), guest.place(), null, null);
  }

  public static Reply accepts(Person guest, String secret) {
    return accepts(guest, secret, Map.of());
  }

  public static Reply accepts(Person guest, String secret, Map<String, String> other) {
    ObjectNode body = guest.change().put("secret", secret).put("capacity", "personal");
    body.put("language", "en");
    other.forEach(body::put);
    return guest.post("/api/invitation/acceptance", body);
  }

  /** Where the answer to an acceptance leads. */
  public static Person in(Person guest, Reply entered) {
    JsonNode where = entered.ok();
    return guest.in(new Place(where.get("forum").textValue(), where.get("room").textValue()));
  }
}
