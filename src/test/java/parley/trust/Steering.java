package parley.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import parley.forum.Rule;
import parley.forum.Rule.Existence;
import parley.forum.Rule.Inside;
import parley.forum.Rule.OutsideUse;
import parley.forum.Rule.ParticipantList;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** What a co-chair changes for all in a room, and changes back: for histories by chance. */
record Steering(Person chair, Random random) {
  /** Locks the room, and unlocks it. */
  void locks() {
    String lock = chair.place().path() + "/lock";
    chair.put(lock, chair.change().put("locked", true)).ok();
    chair.put(lock, chair.change().put("locked", false)).ok();
  }

  /** Something happens off the record. */
  void offRecord(Runnable said) {
    String record = chair.place().path() + "/record";
    chair.put(record, chair.change().put("offRecord", true)).ok();
    said.run();
    chair.put(record, chair.change().put("offRecord", false)).ok();
  }

  void suspendsAndRestores(String participant) {
    String person = "/api/forums/" + chair.place().forum() + "/people/" + participant;
    chair.put(person + "/suspension", chair.change()).ok();
    chair.put(person + "/restoration", chair.change()).ok();
  }

  /** Freer outside, and stricter inside where it was free: whoever listens reads anew. */
  void loosens() {
    Inside inside = random.nextBoolean() ? Inside.NAME : Inside.PARTY;
    Rule rule = new Rule(inside, OutsideUse.ATTRIBUTABLE, ParticipantList.PUBLIC, Existence.OPEN);
    var body = chair.change();
    body.set("rule", World.rule(rule));
    Reply reply = chair.put(chair.place().path() + "/loosening", body);
    assertThat(reply.status()).as(reply::text).isIn(200, 409);
  }

  private static final Rule[] TIGHTER = {
    new Rule(Inside.NAME, OutsideUse.NONE, ParticipantList.PUBLIC, Existence.OPEN),
    new Rule(Inside.PARTY, OutsideUse.NONE, ParticipantList.PARTIES, Existence.OPEN),
    new Rule(Inside.ROLE, OutsideUse.NONE, ParticipantList.CLOSED, Existence.OPEN)
  };

  /** One step stricter; false where there is none. */
  boolean tightens(Person organiser, int steps) {
    if (steps == TIGHTER.length) {
      return false;
    }
    // after a loosening that hid names the first one would show them again
    Reply reply = organiser.tightens(World.rule(TIGHTER[steps]));
    assertThat(reply.status()).as(reply::text).isIn(200, 409);
    return true;
  }
}
