package parley.browser.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import parley.world.Person;

/** Every kind of page there is in the demonstration, as one person may open it. */
final class Spots {
  /** Leads into the three steps, once on a device. */
  static final String OFFER = ".offer .button";

  private final Person person;
  private final List<Spot> found = new ArrayList<>();

  private Spots(Person person) {
    this.person = person;
  }

  /** Without signing in. */
  static List<Spot> ofStrangers() {
    return List.of(
        Spot.at("landing", "/"),
        Spot.at("about", "/about"),
        Spot.at("fora-stranger", "/fora"),
        Spot.at("invitation", "/invitation"),
        Spot.at("signed-out", "/signed-out"),
        Spot.at("mailbox", "/mailbox"));
  }

  static List<Spot> of(Person person) {
    Spots spots = new Spots(person);
    spots.ofAll();
    JsonNode forum = person.get("/api/forums").ok().path("forums").path(0);
    spots.ofForum("/f/" + forum.path("id").asText(), forum);
    return spots.found;
  }

  private void ofAll() {
    add("forums", "/");
    add("help", "/", "key:?", "dialog[open]");
    add("go-to", "/", "key:Control+k", "dialog[open]");
    add("tour", "/", OFFER, ".tour[open] h2");
    add("fora", "/fora");
    add("map", "/fora", "main .row[role=group] button:nth-of-type(2)", "parley-map svg");
    add("me", "/me");
    add("search", "/search");
    add("calendar", "/calendar");
    add("proposals", "/proposals");
    add("opening", "/open");
    add("unknown", "/nothing-here");
  }

  private void ofForum(String path, JsonNode forum) {
    add("forum", path);
    add("organise", path + "/organise");
    List<String> plenaries = new ArrayList<>();
    List<String> caucuses = new ArrayList<>();
    for (JsonNode room : forum.path("rooms")) {
      boolean caucus = room.path("kind").asText().equals("caucus");
      (caucus ? caucuses : plenaries).add(path + "/r/" + room.path("id").asText());
    }
    add("group", path + "/g/" + forum.at("/rooms/0/group").asText());
    ofPlenaries(plenaries);
    add("caucus", caucuses.getFirst());
    one("draft", caucuses, Kind.DRAFT);
  }

  private void ofPlenaries(List<String> plenaries) {
    String room = plenaries.getFirst();
    add("room", room);
    add("audience", room, "parley-audience button", "dialog[open] .audience-list");
    add("steering", room, "parley-context:visible button:nth-of-type(3)", "dialog[open]");
    one("thread", plenaries, Kind.THREAD);
    add("writing", found.getLast().path(), ".composer-opener", "parley-editor [role=textbox]");
    String sessions = one("agenda", plenaries, Kind.SESSION) + "/s";
    add("sessions", sessions);
    String adopted = sessions + "/" + lastAdopted(sessions);
    add("adopted", adopted);
    add("amending", adopted, "[data-amend]", "parley-amend-form .input");
    String library = one("paper", plenaries, Kind.PAPER);
    String paper = found.getLast().path();
    add("papers", library + "/p");
    add("positions", library + "/m");
    add("rendition", paper + "/fa");
    add("commenting", paper, "parley-commented p > .plain", "dialog[open]");
    add("languages", room + "/l");
    add("conduct", room + "/c");
  }

  /** Changes to it are still proposed. */
  private String lastAdopted(String sessions) {
    String asked = asked(sessions.substring(0, sessions.length() - 2)) + "/sessions";
    String last = "";
    for (JsonNode session : person.get(asked).ok().path("sessions")) {
      last = session.path("status").asText().equals("adopted") ? session.path("id").asText() : last;
    }
    return last;
  }

  private static String asked(String room) {
    return room.replaceFirst("/f/", "/api/forums/").replaceFirst("/r/", "/rooms/");
  }

  /** The first of these in the first of the rooms that has one; this room. */
  private String one(String name, List<String> rooms, Kind kind) {
    for (String room : rooms) {
      String id = person.get(asked(room) + kind.list).ok().at(kind.first).asText();
      if (!id.isEmpty()) {
        add(name, room + kind.path + id);
        return room;
      }
    }
    throw new AssertionError("the demonstration furnishes no " + name);
  }

  private void add(String name, String path) {
    found.add(Spot.at(name, path));
  }

  private void add(String name, String path, String press, String shows) {
    found.add(new Spot(name, path, press, shows));
  }

  /** What is found in rooms: where the server lists it, and its place in an address. */
  private enum Kind {
    THREAD("", "/threads/0/id", "/t/"),
    SESSION("/sessions", "/sessions/0/id", "/s/"),
    PAPER("/papers", "/papers/0/id", "/p/"),
    DRAFT("/papers", "/drafts/0/id", "/d/");

    private final String list;
    private final String first;
    private final String path;

    Kind(String list, String first, String path) {
      this.list = list;
      this.first = first;
      this.path = path;
    }
  }
}
