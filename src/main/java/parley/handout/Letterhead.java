package parley.handout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parley.forum.Attribution.Shown;
import parley.forum.Forum;
import parley.forum.Participant;
import parley.forum.Role;
import parley.forum.Room;
import parley.forum.Rule;
import parley.forum.View;
import parley.web.Text;

/** What stands around a text on paper: the room, its rule, and whoever the room shows. */
record Letterhead(View view, Speech speech) {
  /** A plenary goes by the name of its working group. */
  String room() {
    Room room = view.room();
    Forum.Group group = view.forum().groups().get(room.group());
    return speech.text(
        room.kind() != Room.Kind.PLENARY || group == null ? room.name() : group.name());
  }

  /** What may be done with it. */
  String rule() {
    Rule rule = view.room().rule();
    Rule.Preset preset = rule.preset();
    String outside = camel(rule.outsideUse());
    String name =
        preset != null
            ? speech.say("rule." + camel(preset))
            : speech.say(
                "rule.own",
                "inside",
                speech.say("rule.inside." + camel(rule.inside())),
                "outside",
                speech.say("rule.outside." + outside));
    return name + ". " + speech.say("rule.outsideLong." + outside);
  }

  String party(String code) {
    Text name = view.forum().parties().get(code);
    return name == null ? code : speech.text(name);
  }

  String role(Role role) {
    return speech.say("role." + camel(role));
  }

  /** Who submits it, as the room shows it; null where it shows nobody. */
  @Nullable String submitter(@Nullable String party, @Nullable Shown author) {
    if (author != null) {
      return author(author);
    }
    return party == null ? null : party(party);
  }

  private String author(Shown author) {
    if (author.name() != null) {
      return named(author, author.name());
    }
    if (author.handle() != null) {
      return author.handle() + " · " + speech.say("contribution.handle");
    }
    if (author.party() != null) {
      String key = "audience.as." + author.party();
      String who =
          speech.says(key)
              ? speech.say(key)
              : speech.say("audience.asOther", "party", party(author.party()));
      return speech.begun(who);
    }
    return speech.begun(role(author.role() == null ? Role.PARTICIPANT : author.role()));
  }

  private String named(Shown author, String name) {
    List<String> parts = new ArrayList<>(List.of(name));
    if (author.party() != null) {
      parts.add(party(author.party()));
    }
    Participant.Capacity capacity = author.capacity();
    if (capacity != null) {
      parts.add(speech.say("capacity." + camel(capacity)));
    }
    for (Role role : author.roles() == null ? List.<Role>of() : author.roles()) {
      boolean repeats = capacity != null && role.name().equals(capacity.name());
      if (role != Role.PARTICIPANT && !repeats) {
        parts.add(role(role));
      }
    }
    return String.join(" · ", parts);
  }

  /** CHATHAM_HOUSE is chathamHouse in the catalogues. */
  static String camel(Enum<?> value) {
    StringBuilder camel = new StringBuilder();
    for (String part : value.name().toLowerCase(Locale.ROOT).split("_", -1)) {
      boolean first = camel.isEmpty();
      camel.append(
          first ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
    }
    return camel.toString();
  }
}
