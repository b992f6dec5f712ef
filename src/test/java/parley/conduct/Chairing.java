package parley.conduct;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.forum.Rule;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** What people do in chairing a room, and in being chaired. */
public final class Chairing {
  private Chairing() {}

  static Person seated(World world, Person olga, String login, @Nullable String... as) {
    Person person = world.visitor(login).in(olga.place());
    world.seats(olga, person, as[0], Objects.requireNonNull(as[1]), "all").ok(); // party, role
    return person;
  }

  private static String path(Person by, String what) {
    return by.place().path() + "/" + what;
  }

  static Reply cools(Person chair, @Nullable String thread, @Nullable Instant until) {
    ObjectNode body = chair.change();
    if (thread != null) {
      body.put("thread", thread);
    }
    if (until != null) {
      body.put("until", until.toString().replace("Z", ".000Z"));
    }
    return chair.put(path(chair, "cooling"), body);
  }

  static Reply conduct(Person reader) {
    return reader.get(path(reader, "conduct"));
  }

  static Reply balance(Person reader) {
    return reader.get(path(reader, "balance"));
  }

  static Reply lines(Person reader) {
    return reader.get(path(reader, "lines"));
  }

  static Reply writes(Person by, @Nullable String about, String text) {
    ObjectNode body = by.write().put("text", text);
    if (about != null) {
      body.put("about", about);
    }
    return by.post(path(by, "lines"), body);
  }

  static Reply adds(Person by, String line, String text) {
    return by.post(path(by, "lines/" + line + "/words"), by.write().put("text", text));
  }

  static Reply goesRound(Person chair, String... parties) {
    ObjectNode body = chair.change().put("question", "What would you need?");
    ArrayNode order = body.putArray("parties");
    List.of(parties).forEach(order::add);
    return chair.post(path(chair, "tours"), body);
  }

  static Reply takes(Person by, String tour, String party, boolean passed) {
    ObjectNode body = by.change().put("party", party).put("passed", passed);
    return by.put(path(by, "tours/" + tour + "/turn"), body);
  }

  static Reply closes(Person by, String tour) {
    return by.put(path(by, "tours/" + tour + "/closure"), by.change());
  }

  /** Everything that can be done in chairing, done once. */
  public static void everything(World world) {
    Person olga = world.organiser("olga-chairs", Rule.Preset.ATTRIBUTED.rule());
    Person chair = seated(world, olga, "chair-chairs", "US", "coChair");
    Person ben = seated(world, olga, "ben-chairs", "RU", "participant");
    try (Ear ear = ben.listens(ben.enters().cursor())) {
      ear.hears("subscribed");
      String thread = ben.opensThread("Heat").ok().at("/thread/id").textValue();
      String said = ben.contributes(thread, "Said").id();
      cools(chair, thread, World.NOON.plus(Duration.ofHours(1))).ok();
      cools(chair, null, World.NOON.plus(Duration.ofHours(2))).ok();
      ear.hears("conductChanged");
      String line = writes(ben, said, "In confidence").ok().at("/lines/0/id").textValue();
      adds(chair, line, "Thank you").ok();
      lines(ben).ok();
      balance(chair).ok();
      String tour = goesRound(chair, "RU", "US").ok().at("/tour/id").textValue();
      takes(ben, tour, "RU", true).ok();
      conduct(ben).ok();
      closes(chair, tour).ok();
      ear.heardSoFar();
    }
  }
}
