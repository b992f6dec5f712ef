package parley.comment;

import static parley.comment.Margin.id;

import parley.comment.Margin.Marked;
import parley.forum.Rule;
import parley.paper.Chancery;
import parley.world.Ear;
import parley.world.World;

/** Everything that can be done with comments, done once. */
public final class WholeMargin {
  private WholeMargin() {}

  public static void everything(World world) {
    Chancery in = new Chancery(world, Rule.Preset.ATTRIBUTED.rule(), "-margin");
    String draft = Chancery.draft(in.ana, "Rivers", "author");
    Margin margin = new Margin(draft);
    try (Ear ear = in.ben.listens(in.ben.enters().cursor())) {
      ear.hears("subscribed");
      Marked words = new Marked(Chancery.version(in.ana, draft), 10, 16);
      String made = id(margin.comments(in.ben, words, "Which?"));
      String answer =
          margin.answers(in.ana, made, "Both").ok().at("/comment/answers/0/id").textValue();
      margin.takesBack(in.ana, made, answer).ok();
      margin.settles(in.ben, made, "resolved").ok();
      String other = id(margin.suggests(in.ben, words, "Lakes"));
      margin.reads(in.ben).ok();
      margin.accepts(in.ana, other, words.version()).ok();
      margin.reads(in.ben).ok();
      ear.hears("commentChanged");
      ear.heardSoFar();
    }
  }
}
