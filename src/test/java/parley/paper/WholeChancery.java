package parley.paper;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import parley.forum.Rule;
import parley.world.Ear;
import parley.world.Person;
import parley.world.World;

/** Everything that can be done with papers, done once. */
public final class WholeChancery {
  private final Chancery in;

  private WholeChancery(World world) {
    this.in = new Chancery(world, Rule.Preset.ATTRIBUTED.rule(), "-papers");
  }

  public static void everything(World world) {
    WholeChancery it = new WholeChancery(world);
    try (Ear ear = it.in.ben.listens(it.in.ben.enters().cursor())) {
      ear.hears("subscribed");
      it.circulates();
      it.holds(world);
      it.isUnsigned();
      ear.heardSoFar();
    }
  }

  private void circulates() {
    Person ana = in.ana;
    String draft = Chancery.draft(ana, "Alone", "author");
    String path = Chancery.papers(ana) + "/drafts/" + draft;
    ObjectNode plan = Chancery.plan(ana, "Still alone", "author").put("issue", "Water");
    ana.put(path, plan.put("withoutPrejudice", false)).ok();
    in.circulates(ana, draft).ok();
    ana.put(path + "/end", ana.change()).ok();
    String paper = in.circulated(ana, "Rivers");
    Person home = in.caucus(ana);
    ObjectNode from = Chancery.plan(home, "Lakes", "party").put("from", paper);
    String next =
        home.post(Chancery.papers(home) + "/drafts", from).ok().at("/draft/id").textValue();
    in.revises(home, next, paper).ok();
    ana.get(Chancery.papers(ana) + "/" + paper + "/revisions/0").ok();
    Chancery.lists(ana).ok();
    Chancery.lists(home).ok();
    Chancery.reads(ana, paper).ok();
    ana.searches("Lakes").ok();
    Chancery.withdraws(ana, paper).ok();
  }

  private void holds(World world) {
    Person home = in.caucus(in.ana);
    in.embargoes(home, Chancery.draft(home, "Later", "party"), Duration.ofHours(30)).ok();
    String release =
        Chancery.asks(in.usa, World.NOON.plus(Duration.ofDays(9)))
            .ok()
            .at("/release/id")
            .textValue();
    in.deposits(in.ana, release).ok();
    Chancery.lists(in.ana).ok();
    in.deposits(in.ben, release).ok();
    Chancery.lists(in.ben).ok();
    world.later(Duration.ofSeconds(1));
  }

  private void isUnsigned() {
    Unsigned one = new Unsigned();
    String paper = one.sent(in.ana, "An idea").ok().at("/nonPaper/id").textValue();
    in.ben.get(Unsigned.path(in.ben) + "/" + paper).ok();
    Chancery.lists(in.ben).ok();
    one.withdrawn(in.ana, paper).ok();
  }
}
