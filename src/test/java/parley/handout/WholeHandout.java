package parley.handout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import parley.document.Spoilt;
import parley.forum.Rule;
import parley.paper.Chancery;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** Everything that is handed out, once. */
public final class WholeHandout {
  private WholeHandout() {}

  public static void everything(World world) {
    Chancery in = new Chancery(world, Rule.Preset.ATTRIBUTED.rule(), "-handout");
    Person ana = in.ana;
    String draft = Chancery.draft(ana, "Copied", "author");
    Handed.taken(ana, Handed.draft(draft));
    String annex = Enclosed.id(Enclosed.laid(ana, draft, Spoilt.png()));
    Enclosed.taken(Enclosed.ofDraft(ana, draft, annex));
    Enclosed.laid(ana, draft, Enclosed.pdf());
    String paper = in.circulates(ana, draft).ok().at("/paper/id").textValue();
    String there = Enclosed.id(Enclosed.annexes(in.ben, paper).get(0));
    Enclosed.taken(Enclosed.ofPaper(in.ben, paper, there));
    Enclosed.removes(ana, draft, annex).ok();
    Handed.taken(in.ben, Handed.paper(paper));
    Handed.taken(in.ben, "/nonpapers/" + Handed.idea(ana, "An idea") + "/copy");
    String session = Handed.planned(in.usa, "Second session");
    reads(in, session, paper);
    Handed.taken(in.ben, Handed.agenda(session));
    Handed.taken(in.usa, Handed.summary(session));
  }

  private static void reads(Chancery in, String session, String paper) {
    String agenda = in.usa.place().path() + "/sessions/" + session + "/agenda";
    ObjectNode body = in.usa.change().put("title", "Read before").put("minutes", 20);
    String item = in.usa.post(agenda + "/items", body).ok().at("/item/id").textValue();
    ObjectNode links = in.usa.change();
    links.putArray("threads");
    links.putArray("papers").add(paper);
    in.usa.put(agenda + "/items/" + item + "/links", links).ok();
    in.ben.get(agenda).ok();
    ObjectNode mark = Reply.JSON.createObjectNode().put("paper", paper).put("revision", 0);
    in.ben.put(in.ben.place().path() + "/reading", mark).ok();
    in.ben.get(in.ben.place().path() + "/reading").ok();
  }
}
