package parley.embedded.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.embedded.demo.ForumFile.GroupOf;
import parley.embedded.demo.ForumFile.InvitedOf;
import parley.embedded.demo.ForumFile.PersonOf;
import parley.embedded.demo.ForumFile.RoomOf;
import parley.embedded.keycloak.DemonstrationPeople.Person;
import parley.fora.DataFolder;
import parley.fora.Fora;
import parley.fora.Row;
import parley.forum.Role;
import parley.forum.Role.Right;
import parley.forum.Room;

/** What the files of the furnished forum must satisfy together. */
final class DemonstrationRules {
  private final DataFolder data;
  private final Demonstration demonstration;
  private final ForumFile forum;

  DemonstrationRules(DataFolder data, Demonstration demonstration) {
    this.data = data;
    this.demonstration = demonstration;
    this.forum = demonstration.forum();
  }

  void check() {
    references();
    rooms();
    once("the participants", forum.participants().stream().map(PersonOf::username).toList());
    forum.participants().forEach(this::person);
    once("the invitations", forum.invitations().stream().map(InvitedOf::key).toList());
    forum.invitations().forEach(this::invited);
    long organisers =
        forum.participants().stream().filter(p -> p.roles().contains(Role.ORGANISER)).count();
    data.require(organisers == 1, "there must be one organiser, who opens the forum");
    once("the threads", demonstration.threads().stream().map(ThreadFile::key).toList());
    demonstration.threads().forEach(this::thread);
    sessions(demonstration.sessions());
    new History(demonstration.threads(), DemonstrationRules::anyId, LocalDate.EPOCH)
        .mistakes()
        .forEach(mistake -> data.require(false, mistake));
  }

  private void references() {
    Fora fora = demonstration.fora();
    Row row = fora.row(forum.row());
    data.require(row != null, forum.row() + " is not a row");
    List<String> parties =
        row == null ? List.of() : row.parties().stream().map(Row.NamedParty::party).toList();
    data.require(parties.equals(forum.parties()), "the parties must be those of the row");
    data.require(fora.issue(forum.issue()) != null, forum.issue() + " is not an issue");
    data.require(row != null && row.goals().equals(forum.goals()), "the goals must be the row's");
    data.bilingual("forum.json", forum.name(), forum.charter());
  }

  private void rooms() {
    once("the working groups", forum.groups().stream().map(GroupOf::key).toList());
    once("the rooms", forum.rooms().stream().map(RoomOf::key).toList());
    data.require(
        forum.rooms().stream()
            .map(RoomOf::group)
            .toList()
            .equals(forum.groups().stream().map(GroupOf::key).toList()),
        "each working group must have one room, in the same order");
    for (RoomOf room : forum.rooms()) {
      data.require(room.kind() == Room.Kind.PLENARY, room.key() + " must be a plenary");
      data.bilingual(room.key(), room.name());
    }
    for (ForumFile.SideRoomOf room : forum.sideRooms()) {
      boolean known = room.members().stream().allMatch(each -> person(each) != null);
      data.require(known, room.key() + " has a member who does not sit here");
      data.bilingual(room.key(), room.name());
      ForumFile.GlassOf glass = room.glass();
      boolean named = glass == null || person(glass.reader()) != null;
      data.require(named, room.key() + " was read by somebody who does not sit here");
    }
    forum.groups().forEach(group -> data.bilingual(group.key(), group.name(), group.mandate()));
  }

  private void person(PersonOf person) {
    String who = person.username();
    boolean known =
        demonstration.people().people().stream().map(Person::username).anyMatch(who::equals);
    data.require(known, who + " has no sign-in");
    boolean party = person.party() == null || forum.parties().contains(person.party());
    data.require(party, who + " sits for no party of this forum");
    data.require(!person.roles().isEmpty(), who + " has no role");
    for (String group : person.groups()) {
      boolean there = forum.groups().stream().skip(1).anyMatch(g -> g.key().equals(group));
      data.require(there, who + ": " + group + " is not a working group");
    }
  }

  private void invited(InvitedOf one) {
    boolean party = one.party() == null || forum.parties().contains(one.party());
    data.require(party, one.key() + " is invited for no party of this forum");
    data.require(!one.roles().isEmpty(), one.key() + " is invited to no role");
    for (String group : one.groups()) {
      boolean there = forum.groups().stream().skip(1).anyMatch(g -> g.key().equals(group));
      data.require(there, one.key() + ": " + group + " is not a working group");
    }
    boolean known =
        demonstration.people().people().stream().map(Person::email).anyMatch(one.email()::equals);
    data.require(!known, one.key() + " has an account already");
  }

  private void thread(ThreadFile thread) {
    boolean there = forum.roomKeys().contains(thread.room());
    data.require(there, thread.key() + ": " + thread.room() + " is not a room");
    data.require(!thread.contributions().isEmpty(), thread.key() + " is empty");
    for (ThreadFile.Said said : thread.contributions()) {
      PersonOf author = person(said.author());
      boolean may =
          author != null && author.roles().stream().anyMatch(role -> role.has(Right.CONTRIBUTE));
      boolean sits = author != null && forum.sits(author, thread.room());
      data.require(may && sits, said.key() + ": " + said.author() + " cannot write there");
      boolean after = said.at().from(LocalDate.EPOCH).isAfter(forum.opened().from(LocalDate.EPOCH));
      data.require(after, said.key() + " is older than the forum");
      data.require(said.at().daysAgo() > 0, said.key() + " may lie in the future");
    }
  }

  private void sessions(SessionsFile file) {
    data.require(forum.roomKeys().contains(file.room()), "sessions: no room " + file.room());
    once("the sessions", file.sessions().stream().map(SessionsFile.SessionOf::key).toList());
    List<String> items = new ArrayList<>();
    Set<String> threads = new HashSet<>();
    for (ThreadFile thread : demonstration.threads()) {
      if (thread.room().equals(file.room())) {
        threads.add(thread.key());
      }
    }
    for (SessionsFile.SessionOf session : file.sessions()) {
      for (SessionsFile.ItemOf item : session.items()) {
        items.add(item.key());
        boolean there = threads.containsAll(item.threads());
        data.require(there, item.key() + " is linked to a thread that is not in its room");
      }
    }
    once("the items", items);
    for (Deed deed : new Gatherings(file, DemonstrationRules::anyId, LocalDate.EPOCH).deeds()) {
      PersonOf doer = person(deed.by());
      boolean sits = doer != null && forum.sits(doer, file.room());
      data.require(sits, deed.name() + ": " + deed.by() + " does not sit there");
      boolean past = deed.time().isBefore(LocalDate.EPOCH.atStartOfDay(ZoneOffset.UTC).toInstant());
      data.require(past, deed.name() + " may lie in the future");
    }
  }

  private @Nullable PersonOf person(String username) {
    return forum.participants().stream()
        .filter(person -> person.username().equals(username))
        .findAny()
        .orElse(null);
  }

  private void once(String what, List<String> names) {
    Set<String> seen = new HashSet<>();
    names.forEach(name -> data.require(seen.add(name), what + ": " + name + " is there twice"));
  }

  /** An id of the right shape, for a history that is only checked. */
  private static String anyId(String what, String key) {
    byte[] id = Arrays.copyOf((what + key).getBytes(StandardCharsets.UTF_8), 16);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
  }
}
