package parley.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import parley.agenda.Meeting.At;
import parley.forum.Rule;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** What people do in the sessions of a room, by chance; much of it is refused. */
final class Chance {
  private static final String[] LEVELS = {
    "exploratory", "expert", "nonPaper", "T1_5", "readyForOfficials"
  };
  private static final String[] CONSENTS = {"support", "canLiveWith", "reservation", "object"};
  private static final String[] OUTCOMES = {
    "agreed", "agreedToDiffer", "carriedOver", "forOfficials"
  };
  private final Meeting in;
  private final Random random;
  private final List<Person> people;
  private final List<String> sessions = new ArrayList<>();
  private final List<At> items = new ArrayList<>();
  private final List<String> threads = new ArrayList<>();
  private int named;

  Chance(Meeting in, List<Person> people, Random random) {
    this.in = in;
    this.people = people;
    this.random = random;
    plans(in.usa);
    proposes(in.ana);
    opens(in.ben);
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private String any(String[] some) {
    return some[random.nextInt(some.length)];
  }

  private static void fine(Reply reply) {
    assertThat(reply.status()).as(reply::text).isIn(200, 201, 400, 403, 404, 409);
  }

  void step() {
    Person who = any(people);
    int dice = random.nextInt(100);
    if (dice < 4) {
      plans(who);
    } else if (dice < 6) {
      rearranges(who);
    } else if (dice < 16) {
      fine(Meeting.attends(who, any(sessions), any(new String[] {"coming", "alternate", "not"})));
    } else if (dice < 28) {
      proposes(who);
    } else if (dice < 52) {
      drafts(who, any(items));
    } else if (dice < 72) {
      At lately = items.get(Math.max(0, items.size() - 1 - random.nextInt(2)));
      fine(lately.bids(who, any(LEVELS)));
    } else if (dice < 90) {
      Person chair = random.nextBoolean() ? in.usa : in.rus;
      settles(random.nextInt(4) == 0 ? who : chair, any(sessions));
    } else if (dice < 95) {
      opens(who);
    } else {
      governs();
    }
  }

  private void plans(Person who) {
    Reply made = Meeting.plans(who, "Session " + named++);
    fine(made);
    if (made.status() == 201) {
      sessions.add(made.json().at("/sessions/0/id").textValue());
    }
  }

  private void rearranges(Person who) {
    String session = any(sessions);
    if (random.nextInt(6) == 0) {
      fine(who.put(Meeting.session(who, session) + "/cancellation", who.change()));
    } else {
      ObjectNode plan = Meeting.plan(who, "Session " + named++, Duration.ofDays(named));
      fine(who.put(Meeting.session(who, session), plan));
    }
    ObjectNode rotation = who.change();
    rotation.putObject("zones").put(random.nextBoolean() ? "US" : "RU", "Asia/Kabul");
    rotation.putArray("holidays");
    fine(who.put(who.place().path() + "/rotation", rotation));
    fine(who.put(who.place().path() + "/live", who.change().put("live", random.nextBoolean())));
  }

  private void proposes(Person who) {
    String session = any(sessions);
    Reply made = Meeting.proposes(who, session, "Item " + named++);
    fine(made);
    if (made.status() == 201) {
      items.add(new At(session, made.json().at("/item/id").textValue()));
    }
  }

  private void opens(Person who) {
    Reply made = who.opensThread("Thread " + named++);
    fine(made);
    if (made.status() == 201) {
      threads.add(made.json().at("/thread/id").textValue());
    } else {
      fine(who.contributes(any(threads), "Something else"));
    }
  }

  private void drafts(Person who, At item) {
    ObjectNode body = who.change();
    switch (random.nextInt(9)) {
      case 0 -> fine(item.put(who, "place", body.put("after", any(items).item())));
      case 1 -> {
        body.putArray("threads").add(any(threads));
        fine(item.put(who, "links", body));
      }
      case 2 -> fine(item.put(who, "merger", body.put("into", any(items).item())));
      case 3, 7 -> defers(who, item);
      case 4 -> fine(item.put(who, "withdrawal", body));
      case 5 -> fine(item.put(who, "restoration", body));
      case 6 -> fine(item.put(in.usa, "outcome", in.usa.change().put("outcome", any(OUTCOMES))));
      default -> revises(who, item);
    }
  }

  private void revises(Person who, At item) {
    ObjectNode body = who.change().put("title", "Item " + named++).put("minutes", named);
    if (random.nextBoolean()) {
      body.putObject("lead").put(random.nextBoolean() ? "name" : "party", "CN");
    }
    body.putArray("affected").addObject().put("party", random.nextBoolean() ? "AF" : "CN");
    fine(item.put(who, "", body));
  }

  private void defers(Person who, At item) {
    String session = any(sessions);
    Reply reply = item.put(who, "deferral", who.change().put("session", session));
    fine(reply);
    if (reply.status() == 200) {
      items.add(new At(session, item.item()));
    }
  }

  private void settles(Person who, String session) {
    switch (random.nextInt(8)) {
      case 5, 6, 7 -> amends(who, session);
      case 0 -> fine(Meeting.asks(who, session, random.nextBoolean()));
      case 1 -> {
        String back = Meeting.agenda(who, session) + "/adoption/withdrawal";
        fine(who.put(back, who.change()));
      }
      case 2 -> {
        if (random.nextInt(6) == 0) {
          fine(who.put(Meeting.agenda(who, session) + "/summary/issue", who.change()));
        }
      }
      default -> fine(Meeting.consents(who, session, any(CONSENTS)));
    }
  }

  /** Proposes on top of what was adopted, or decides or withdraws what was. */
  private void amends(Person who, String session) {
    Proposing on = new Proposing(in, session);
    JsonNode amended = Meeting.reads(who, session).json().path("amended");
    JsonNode all = amended.path("amendments");
    if (all.isEmpty() || random.nextInt(3) == 0) {
      String item = any(items).item();
      int base = Math.max(1, amended.path("editions").size() - random.nextInt(2));
      ObjectNode body =
          on.proposal(
              who,
              base,
              changes -> {
                switch (random.nextInt(4)) {
                  case 0 -> on.retitle(changes, item, "Amended " + named++);
                  case 1 -> Proposing.remove(changes, item);
                  case 2 -> Proposing.move(changes, item, any(items).item());
                  default -> Proposing.add(changes, "new", "Added " + named++);
                }
              });
      fine(on.sends(who, body));
      return;
    }
    String amendment = all.get(random.nextInt(all.size())).get("id").textValue();
    switch (random.nextInt(5)) {
      case 0 -> fine(on.withdraws(who, amendment));
      case 1 -> fine(on.answers(who, amendment, any(CONSENTS)));
      default -> {
        fine(on.answers(in.usa, amendment, "support"));
        fine(on.answers(in.rus, amendment, "support"));
      }
    }
  }

  private void governs() {
    String chen = World.people(in.olga.place()) + "/" + World.participant(people.getLast());
    switch (random.nextInt(4)) {
      case 0 -> {
        in.olga.put(chen + "/suspension", in.olga.change()).ok();
        JsonNode asked = in.olga.put(chen + "/restoration", in.olga.change()).ok();
        String forum = "/api/forums/" + in.olga.place().forum();
        String answer = forum + "/approvals/" + asked.path("approval").asText() + "/answer";
        for (Person one : List.of(in.usa, in.rus)) {
          one.put(answer, one.change().put("agrees", true)).done();
        }
      }
      case 1 -> in.olga.tightens(World.rule(tighter(Rule.Inside.PARTY)));
      case 2 -> {
        if (random.nextInt(3) == 0) {
          in.olga.tightens(World.rule(tighter(Rule.Inside.ROLE)));
        }
      }
      default -> {
        String lock = in.usa.place().path() + "/lock";
        in.usa.put(lock, in.usa.change().put("locked", true)).ok();
        in.usa.put(lock, in.usa.change().put("locked", false)).ok();
      }
    }
  }

  private static Rule tighter(Rule.Inside inside) {
    return new Rule(inside, Rule.OutsideUse.NONE, Rule.ParticipantList.CLOSED, Rule.Existence.OPEN);
  }
}
