package parley.oversight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** How a room is opened to somebody who is not in it. */
public final class Window {
  public static final String REASON = "A danger to life";

  private Window() {}

  public static Reply asks(Person person, Person reader, int hours) {
    return person.post(glasses(person), asking(person, World.participant(reader), hours));
  }

  static ObjectNode asking(Person person, String reader, int hours) {
    return person.change().put("reader", reader).put("hours", hours).put("reason", REASON);
  }

  /** By the decision of two. */
  public static void opens(Person one, Person other, Person reader, int hours) {
    Asking.answers(other, Asking.approval(asks(one, reader, hours)), true).done();
  }

  /** As somebody in the room is shown them. */
  static JsonNode shown(Person person) {
    return person.enters().ok().at("/audience/glasses");
  }

  static Reply ends(Person person, String glass) {
    return person.put(glasses(person) + "/" + glass + "/end", person.change());
  }

  static String glasses(Person person) {
    return person.place().path() + "/glasses";
  }
}
