package parley.fora;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.fora.Terms.GroupTerms;
import parley.forum.Event.Info;
import parley.forum.Participant.Capacity;
import parley.forum.Role;
import parley.membership.MembershipCommand.NewGroup;
import parley.membership.MembershipCommand.OpenForum;
import parley.membership.MembershipCommand.Person;
import parley.store.Keys;
import parley.web.Account;

/** The command that opens a forum on its terms; the same again for the same {@code made}. */
final class Founding {
  private final Fora fora;
  private final Keys keys;
  private final String made;

  Founding(Fora fora, Keys keys, String made) {
    this.fora = fora;
    this.keys = keys;
    this.made = made;
  }

  OpenForum command(Terms terms, Account account) {
    Info info =
        new Info(
            terms.name(),
            terms.issue(),
            terms.charter(),
            terms.row() == null ? "" : terms.row(),
            terms.track(),
            terms.goals(),
            terms.decision(),
            terms.symbol());
    Map<String, String> caucuses = new TreeMap<>();
    if (terms.caucuses()) {
      terms.parties().forEach(party -> caucuses.put(party, id("caucus/" + party)));
    }
    return new OpenForum(
        id("forum"),
        info,
        fora.parties(terms.parties()),
        plenary(terms),
        organiser(account),
        groups(terms),
        caucuses);
  }

  private NewGroup plenary(Terms terms) {
    Fora.Template.Plenary plenary = fora.template().plenary();
    return new NewGroup(
        id("group"),
        id("room"),
        plenary.symbol(),
        plenary.name(),
        plenary.mandate(),
        plenary.room(),
        terms.rule());
  }

  private List<NewGroup> groups(Terms terms) {
    List<NewGroup> groups = new ArrayList<>();
    for (GroupTerms one : terms.groups()) {
      groups.add(
          new NewGroup(
              id("group/" + one.symbol()),
              id("room/" + one.symbol()),
              one.symbol(),
              one.name(),
              one.mandate(),
              fora.template().plenary().room(),
              one.rule()));
    }
    return groups;
  }

  private Person organiser(Account account) {
    return new Person(
        id("participant"),
        account.id(),
        account.name(),
        null,
        Capacity.STAFF,
        List.of(Role.ORGANISER));
  }

  private String id(String what) {
    return keys.mac("opened/" + what, made);
  }
}
