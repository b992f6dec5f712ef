package parley.fora;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import parley.forum.Rule;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.Reply;
import parley.world.World;

/** Everything by which forums come to be, done once. */
public final class WholeOpening {
  private WholeOpening() {}

  public static void everything(World world) {
    Person opener = opener(world, "opener");
    opener.get("/api/fora/opening").ok();
    Person prue = world.visitor("prue");
    String id = proposes(prue, opener, terms("eurasian-security")).ok().at("/proposal").textValue();
    opener.put("/api/proposals/" + id + "/refusal", refusal("Not this year")).done();
    prue.get("/api/proposals").ok();
    Person pia = world.visitor("pia");
    String second = proposes(pia, opener, terms(null)).ok().at("/proposal").textValue();
    Place place = opens(opener, terms("eurasian-security"));
    opener.put("/api/proposals/" + second + "/acceptance", accepts(opener, place, true)).done();
    opener.get("/api/proposals").ok();
    opener.get("/api/forums/" + place.forum() + "/terms").ok();
    pia.get("/api/forums/" + place.forum()).ok();
  }

  /** Somebody who may open forums: the first to come with the link, again whenever they ask. */
  static Person opener(World world, String login) {
    Person opener = world.visitor(login);
    String secret = world.parley().identity().organiserLink().issue();
    ObjectNode use = Reply.JSON.createObjectNode();
    opener.put("/api/me/organiser", use.put("secret", Objects.requireNonNull(secret))).done();
    return opener;
  }

  static ObjectNode terms(@org.jspecify.annotations.Nullable String row) {
    ObjectNode terms = Reply.JSON.createObjectNode();
    if (row != null) {
      terms.put("row", row);
    }
    terms.putObject("name").put("en", "A sea of its own").put("ru", "Своё море");
    terms.putObject("issue").put("en", "Shipping in the strait");
    terms.put("track", "T2").putArray("goals").add("G2");
    terms.putArray("parties").add("FR").add("EU").add("TR");
    terms.putObject("charter").put("en", "We listen first.").put("fr", "Écoutons d’abord.");
    terms.put("decision", "eachParty").put("caucuses", true).put("symbol", "TST");
    JsonNode rule = World.rule(Rule.Preset.CHATHAM_HOUSE.rule());
    terms.set("rule", rule);
    ObjectNode group = terms.putArray("groups").addObject().put("symbol", "WG1");
    group.putObject("name").put("en", "Lanes");
    group.putObject("mandate").put("en", "To look at the lanes");
    group.set("rule", rule);
    return terms;
  }

  static Reply proposes(Person person, Person to, JsonNode terms) {
    String account = to.get("/api/me").ok().get("account").textValue();
    ObjectNode body = person.change().put("to", account).put("why", "It is time");
    body.set("terms", terms);
    return person.post("/api/proposals", body);
  }

  static ObjectNode refusal(String words) {
    return Reply.JSON.createObjectNode().put("answer", words);
  }

  static ObjectNode accepts(Person person, Place place, boolean seats) {
    return person.change().put("forum", place.forum()).put("seats", seats);
  }

  static Place opens(Person person, JsonNode terms) {
    ObjectNode body = person.change();
    body.set("terms", terms);
    String forum = person.post("/api/forums", body).ok().get("forum").textValue();
    return new Place(forum, "");
  }
}
