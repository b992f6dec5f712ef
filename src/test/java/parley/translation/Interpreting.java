package parley.translation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import parley.forum.Rule;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** What people do with the languages of a room. */
public final class Interpreting {
  static final Rule HANDLES =
      new Rule(
          Rule.Inside.HANDLE,
          Rule.OutsideUse.NONE,
          Rule.ParticipantList.CLOSED,
          Rule.Existence.CLOSED);

  private Interpreting() {}

  static Person interpreter(World world, Person olga, String login) {
    Person person = world.visitor(login).in(olga.place());
    world.seats(olga, person, null, "interpreter", "all").ok();
    return person;
  }

  /** Seats somebody who speaks and translates. */
  static void seatsBoth(World world, Person olga, Person person) {
    ObjectNode body = olga.change().put("email", world.email(person));
    body.put("capacity", "personal").put("horizon", "all").put("party", "RU");
    body.putArray("roles").add("participant").add("interpreter");
    body.putArray("groups");
    olga.post(World.people(olga.place()), body).ok();
  }

  static Reply worksIn(Person chair, String... languages) {
    ObjectNode body = chair.change();
    ArrayNode list = body.putArray("languages");
    List.of(languages).forEach(list::add);
    return chair.put(chair.place().path() + "/languages", body);
  }

  /** What the room works in, alone. */
  static Reply working(Person reader) {
    return reader.get(reader.place().path() + "/languages?awaiting=no");
  }

  static Reply languages(Person reader) {
    return reader.get(reader.place().path() + "/languages");
  }

  /** A translation of a version: {@code of} is thread and contribution. */
  static Reply translates(Person by, List<String> of, int version, List<String> said) {
    ObjectNode body = by.write().put("version", version).put("language", said.getFirst());
    body.set("body", Person.words(said.getLast()));
    return by.post(path(by, of), body);
  }

  static Reply withdraws(Person by, List<String> of, String translation) {
    return by.put(path(by, of) + "/" + translation + "/withdrawal", by.change());
  }

  private static String path(Person by, List<String> of) {
    return by.place().contribution(of.getFirst(), of.getLast()) + "/translations";
  }

  static Reply beside(Person reader, String thread) {
    return reader.get(reader.place().thread(thread) + "/translations");
  }

  static String id(Reply made) {
    return made.ok().at("/translations/0/id").textValue();
  }

  /** Everything that can be done with languages, done once. */
  public static void everything(World world) {
    Person olga = world.organiser("olga-tongues", parley.forum.Rule.Preset.ATTRIBUTED.rule());
    Person ana = world.person(olga, "ana-tongues", "US");
    Person ira = interpreter(world, olga, "ira-tongues");
    try (parley.world.Ear ear = ana.listens(ana.enters().cursor())) {
      ear.hears("subscribed");
      worksIn(olga, "en", "ru").ok();
      ear.hears("languagesChanged");
      String thread = ana.opensThread("Words").ok().at("/thread/id").textValue();
      List<String> of = List.of(thread, ana.contributes(thread, "Peace").id());
      translates(ira, of, 1, List.of("ru", "Мир")).ok();
      ear.hears("translationsChanged");
      ana.edits(thread, of.getLast(), 1, Person.words("Quiet")).ok();
      languages(ana).ok();
      working(ana).ok();
      ana.searches("мир").ok();
      beside(ira, thread).ok();
      String made = id(translates(ira, of, 2, List.of("ru", "Тишина")));
      withdraws(ira, of, made).ok();
      translates(ira, of, 2, List.of("fr", "Silence")).ok();
      withdraws(ana, of, beside(ana, thread).ok().at("/translations/0/id").textValue()).ok();
      ear.heardSoFar();
    }
  }
}
