package parley.oversight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import parley.forum.Rule;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** How co-chairs ask for what needs two, and answer. */
public final class Asking {
  private Asking() {}

  public static Person coChair(World world, Person olga, String login, String party) {
    Person person = world.visitor(login).in(olga.place());
    world.seats(olga, person, party, "coChair", "all").ok();
    return person;
  }

  public static Reply loosens(Person person) {
    ObjectNode body = person.change();
    body.set("rule", World.rule(Rule.Preset.ATTRIBUTED.rule()));
    return person.put(person.place().path() + "/loosening", body);
  }

  public static String approval(Reply asked) {
    return asked.ok().get("approval").textValue();
  }

  public static Reply answers(Person person, String approval, boolean agrees) {
    String answer = approvals(person) + "/" + approval + "/answer";
    return person.put(answer, person.change().put("agrees", agrees));
  }

  public static JsonNode waiting(Person person) {
    return person.get(approvals(person)).ok().get("approvals");
  }

  private static String approvals(Person person) {
    return "/api/forums/" + person.place().forum() + "/approvals";
  }
}
