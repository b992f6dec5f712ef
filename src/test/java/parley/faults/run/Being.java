package parley.faults.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.world.Person;
import parley.world.Reply;

/** Somebody at the site, who goes to the other node when one does not answer. */
final class Being {
  /** The words of a contribution here are the id of the command that made it. */
  private static final Pattern WORDS = Pattern.compile("\"text\":\"([A-Za-z0-9_-]{22})\"");

  private final Site site;
  private final Site.Spot home;
  private final String login;
  private volatile Person person;
  private volatile Site.Spot at;

  Being(Site site, Site.Spot at, String login) {
    this.site = site;
    this.home = at;
    this.at = at;
    this.login = login;
    this.person = signedIn();
  }

  private Person signedIn() {
    String cookie = site.issuer.signIn(at.base, login);
    return new Person(at.base, login, cookie, site.place, null, null);
  }

  String login() {
    return login;
  }

  Person person() {
    return person;
  }

  /** Turns to the other node with the same session. */
  void moves() {
    turnsTo(at == site.a ? site.b : site.a);
  }

  /** Turns to the node where they began. */
  void goesHome() {
    turnsTo(home);
  }

  private void turnsTo(Site.Spot spot) {
    at = spot;
    Person before = person;
    person = new Person(at.base, login, before.cookie(), before.place(), null, before.shown());
  }

  void sees(String cursor) {
    person = person.seeing(cursor);
  }

  /** Signs in anew, where a refresh was cut off by the death of a node. */
  void signsInAgain() {
    try {
      String shown = person.shown();
      person = shown == null ? signedIn() : signedIn().seeing(shown);
    } catch (RuntimeException | AssertionError notNow) {
      pause();
    }
  }

  static void pause() {
    LockSupport.parkNanos(
        Duration.ofMillis(20 + ThreadLocalRandom.current().nextInt(40)).toNanos());
  }

  /** The command whose effect stands in this; null if none does. */
  static @Nullable String command(String json) {
    Matcher found = WORDS.matcher(json);
    return found.find() ? found.group(1) : null;
  }

  /** All that a thread shows, page by page; null if it is refused. */
  @Nullable List<String> reads(String thread) {
    List<String> commands = new ArrayList<>();
    Reply reply = person.reads(thread);
    while (reply.status() == 200) {
      JsonNode page = reply.json();
      String last = "";
      for (JsonNode one : page.get("contributions")) {
        last = one.get("id").textValue();
        String command = command(one.toString());
        if (command != null) {
          commands.add(command);
        }
      }
      if (!page.get("more").booleanValue()) {
        return commands;
      }
      reply = person.get(site.place.thread(thread) + "?after=" + last);
    }
    return null;
  }
}
