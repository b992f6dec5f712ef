package parley.draft;

import static parley.draft.Sheet.insert;
import static parley.draft.Sheet.paragraph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import parley.forum.Rule;
import parley.world.Ear;
import parley.world.Reply;
import parley.world.World;

/** Everything that can be done with a text that several write, done once. */
public final class WholeSheet {
  private WholeSheet() {}

  public static void everything(World world) {
    Sheet sheet = new Sheet(world, Rule.Preset.CHATHAM_HOUSE.rule(), "whole");
    try (Ear ear = sheet.listens(sheet.rus, 0)) {
      ear.hears("subscribed");
      sheet.writes(sheet.usa, 0, insert(1, "words"), paragraph(7, "more")).ok();
      sheet.writes(sheet.rus, 2, Sheet.delete(7, 13)).ok();
      sheet.writes(sheet.usa, 2, insert(9, "lost")).ok();
      sheet.reads(sheet.oscar).ok();
      sheet.usa.get(sheet.path() + "/commits?since=1").ok();
      sheet.usa.get(sheet.path() + "/changes").ok();
      sheet.usa.get(sheet.path() + "/version?at=1").ok();
      ObjectNode caret = Reply.JSON.createObjectNode().put("pen", Sheet.pen());
      caret.put("version", 3).put("anchor", 1).put("head", 2);
      sheet.usa.post(sheet.path() + "/carets", caret).done();
      ear.hears("caret");
      sheet.usa.get(sheet.path() + "/pieces?from=0&to=9").ok();
      sheet.takesOut(sheet.usa, 0, 1).ok();
      ear.hears("takenOut");
      sheet.asksAdoption(sheet.usa).ok();
      ear.hears("fenced");
      ObjectNode leave = Reply.JSON.createObjectNode().put("type", "unsubscribe");
      ear.say(leave.put("room", sheet.rus.place().room()).put("text", sheet.text));
      ear.heardSoFar();
    }
    try (Ear late = sheet.listens(sheet.rus, sheet.version(sheet.rus))) {
      late.hears("subscribed");
      sheet.olga.removes(World.participant(sheet.rus)).ok();
      late.hears("closed");
    }
    try (Ear far = sheet.listens(sheet.usa, 900)) {
      far.hears("startOver");
    }
  }
}
