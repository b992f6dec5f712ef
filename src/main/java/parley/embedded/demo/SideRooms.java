package parley.embedded.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import parley.discussion.Doc;
import parley.discussion.Replay;
import parley.embedded.demo.ForumFile.BurningOf;
import parley.embedded.demo.ForumFile.GlassOf;
import parley.embedded.demo.ForumFile.OpeningOf;
import parley.embedded.demo.ForumFile.SideRoomOf;
import parley.forum.Command;
import parley.forum.Room;
import parley.oversight.Burnings;
import parley.oversight.Burnings.Opens;
import parley.oversight.glass.Glasses;
import parley.room.RoomCommand;
import parley.web.Json;

/** Rooms that were opened beside the others: what was said there, and which of them is to burn. */
final class SideRooms {
  private final ForumFile file;
  private final Names names;
  private final LocalDate firstDay;
  private final String forum;
  private final List<Deed> deeds = new ArrayList<>();

  SideRooms(ForumFile file, Names names, LocalDate firstDay) {
    this.file = file;
    this.names = names;
    this.firstDay = firstDay;
    this.forum = names.id("forum", file.row());
  }

  List<Deed> deeds() {
    file.sideRooms().forEach(this::tell);
    return deeds;
  }

  private void tell(SideRoomOf one) {
    String room = names.id("room", one.key());
    List<String> members =
        one.members().stream().map(each -> names.id("participant", each)).toList();
    var made = new RoomCommand.NewRoom(room, Room.Kind.SIDE_ROOM, one.name(), one.preset().rule());
    Command open = new RoomCommand.Open(forum, names.id("group", one.group()), made, members);
    add(one.opened(), one.by(), "side-room/" + one.key(), open);
    OpeningOf said = one.said();
    if (said != null) {
      Replay.Place place =
          new Replay.Place(
              room, names.id("thread", one.key()), names.id("contribution", one.key()));
      Replay.Words words = new Replay.Words(said.language(), doc(said.words()));
      deeds.add(
          new Deed(
              said.at().from(firstDay),
              said.by(),
              room,
              "side-room-said/" + one.key(),
              shown -> Replay.opening(place, shown, said.title(), words)));
    }
    if (one.glass() != null) {
      open(one.key(), room, one.glass());
    }
    burn(one.key(), room, one.burn());
  }

  private void open(String key, String room, GlassOf glass) {
    String id = names.id("glass", key);
    String reader = names.id("participant", glass.reader());
    Command asked =
        Burnings.opens(forum, id, room, new Opens(reader, glass.hours(), glass.reason()));
    add(glass.asked(), glass.by(), "glass-asked/" + key, asked);
    add(glass.agreed(), glass.agreedBy(), "glass-agreed/" + key, Burnings.agreed(forum, id));
    add(glass.ended(), glass.endedBy(), "glass-ended/" + key, Glasses.ends(room, id));
  }

  private void burn(String key, String room, BurningOf burn) {
    String approval = names.id("approval", key);
    add(burn.asked(), burn.by(), "burn-asked/" + key, Burnings.asked(forum, approval, room));
    if (burn.agreedBy() != null && burn.agreed() != null) {
      Command agreed = Burnings.agreed(forum, approval);
      add(burn.agreed(), burn.agreedBy(), "burn-agreed/" + key, agreed);
    }
  }

  private void add(ForumFile.Date at, String by, String name, Command command) {
    deeds.add(new Deed(at.from(firstDay), by, null, name, shown -> command));
  }

  private static Doc doc(String words) {
    ObjectNode doc = JsonNodeFactory.instance.objectNode().put("type", "doc");
    ObjectNode paragraph = doc.putArray("content").addObject().put("type", "paragraph");
    paragraph.putArray("content").addObject().put("type", "text").put("text", words);
    JsonNode whole = doc;
    return Json.decode(whole.toString(), Doc.class);
  }
}
