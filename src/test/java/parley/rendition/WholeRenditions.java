package parley.rendition;

import static parley.rendition.Rendered.WATER;

import java.util.ArrayList;
import java.util.List;
import parley.forum.Rule;
import parley.paper.Chancery;
import parley.rendition.Rendered.At;
import parley.world.Ear;
import parley.world.Person;
import parley.world.World;

/** Everything that can be done with language versions, done once. */
public final class WholeRenditions {
  private WholeRenditions() {}

  public static void everything(World world) {
    Chancery in = new Chancery(world, Rule.Preset.ATTRIBUTED.rule(), "-renditions");
    Person ira = in.seat("ira-renditions", null, "interpreter");
    Person home = in.caucus(in.ana);
    String paper = Rendered.paper(in, home, WATER);
    try (Ear ear = in.ben.listens(in.ben.enters().cursor())) {
      ear.hears("subscribed");
      Rendered.rendersAll(ira, paper);
      Rendered.declares(in.ana, paper, true).ok();
      List<String> next = new ArrayList<>(WATER);
      next.set(0, WATER.getFirst() + " up");
      Rendered.revises(in, home, paper, next);
      Rendered.reads(in.ben, paper, "fa").ok();
      Rendered.reads(in.ben, RenditionCopyTest.rich(in, home), "fa").ok();
      Rendered.lists(in.ben, paper).ok();
      Rendered.renders(in.ana, paper, new At("fr", 1, 0, null), "D'abord l'eau").ok();
      Rendered.withdraws(in.ana, paper, "fr").ok();
      Rendered.withdraws(in.ana, paper, "fa").ok();
      ear.heardSoFar();
    }
  }
}
