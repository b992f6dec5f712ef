package parley.fora;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import parley.fora.Fora.Goal;
import parley.fora.Fora.Issue;
import parley.fora.Fora.Party;
import parley.fora.Fora.Published;
import parley.fora.Fora.Template;

/** What the rows must satisfy together: above all, that whatever they refer to is there. */
final class ForaRules {
  private static final String ALL = "all";
  private final DataFolder data;
  private final Published web;
  private final List<String> ids;

  ForaRules(DataFolder data, Published web) {
    this.data = data;
    this.web = web;
    this.ids = web.fora().stream().map(Row::id).toList();
  }

  void check(Template template) {
    once("the ids of the rows", ids);
    once("the codes of the parties", web.parties().stream().map(Party::code).toList());
    once("the goals", web.vocabulary().goals().stream().map(Goal::id).toList());
    once("the issues", web.vocabulary().issues().stream().map(Issue::id).toList());
    for (int i = 0; i < web.fora().size(); i++) {
      Row row = web.fora().get(i);
      data.require(row.number() == i + 1, row.id() + ": the numbers must go up by one");
      parties(row);
      references(row);
      links(row);
      texts(row);
    }
    web.parties().forEach(party -> data.bilingual(party.code(), party.name()));
    web.vocabulary().goals().forEach(g -> data.bilingual(g.id(), g.name(), g.wording()));
    web.vocabulary().issues().forEach(issue -> data.bilingual(issue.id(), issue.name()));
    data.bilingual("charter.json", template.charter(), template.beside());
    Template.Plenary plenary = template.plenary();
    data.bilingual("charter.json", plenary.name(), plenary.mandate(), plenary.room());
  }

  void check(List<Fora.Pattern> patterns) {
    data.require(!patterns.isEmpty(), "templates.json: must have one");
    once("the templates", patterns.stream().map(Fora.Pattern::id).toList());
    for (Fora.Pattern pattern : patterns) {
      String where = "templates.json: " + pattern.id();
      data.bilingual(where, pattern.name(), pattern.what());
      pattern.groups().forEach(group -> data.bilingual(where, group.name(), group.mandate()));
      once(where, pattern.groups().stream().map(Fora.Pattern.Group::symbol).toList());
    }
  }

  private void once(String what, List<String> names) {
    Set<String> seen = new HashSet<>();
    names.forEach(name -> data.require(seen.add(name), what + ": " + name + " is there twice"));
  }

  private void parties(Row row) {
    List<String> named =
        Stream.concat(row.parties().stream(), row.optionalSeats().stream())
            .map(Row.NamedParty::party)
            .toList();
    once(row.id() + ": the parties", named);
    for (String code : named) {
      boolean known = web.parties().stream().anyMatch(party -> party.code().equals(code));
      data.require(known, row.id() + ": " + code + " is not a party");
    }
    data.require(
        row.parties().size() >= 2 || row.partiesNote() != null,
        row.id() + ": must name two parties, or say who they are");
  }

  private void references(Row row) {
    data.require(
        web.vocabulary().issues().stream().anyMatch(issue -> issue.id().equals(row.issue())),
        row.id() + ": " + row.issue() + " is not an issue");
    data.require(!row.goals().isEmpty(), row.id() + ": must have a goal");
    once(row.id() + ": the goals", row.goals());
    for (String id : row.goals()) {
      boolean known = web.vocabulary().goals().stream().anyMatch(goal -> goal.id().equals(id));
      data.require(known, row.id() + ": " + id + " is not a goal");
    }
    data.require(row.source().equals(web.source().id()), row.id() + ": has no such source");
    data.require(
        row.reference() || row.track().value() != null,
        row.id() + ": what is to be opened as it stands must have a track");
    data.require(
        row.track().value() != null || row.track().suggestedBy() == Row.Suggestion.SOURCE,
        row.id() + ": a suggestion of ours must name a track");
  }

  private void links(Row row) {
    for (Row.Link link : row.links()) {
      boolean all = link.to().equals(ALL) && link.kind() == Row.Bearing.CONDITIONS;
      boolean another = ids.contains(link.to()) && !link.to().equals(row.id());
      data.require(
          all || another, row.id() + ": links to " + link.to() + ", which is no other row");
    }
    for (String id : row.keptApartFrom()) {
      boolean mutual =
          web.fora().stream()
              .anyMatch(other -> other.id().equals(id) && other.keptApartFrom().contains(row.id()));
      data.require(
          mutual && !id.equals(row.id()), row.id() + ": " + id + " must be kept apart too");
    }
  }

  private void texts(Row row) {
    data.bilingual(row.id(), row.name(), row.statusAsProposed(), row.summary());
    if (row.partiesNote() != null) {
      data.bilingual(row.id(), row.partiesNote());
    }
    row.laterDevelopments().forEach(later -> data.bilingual(row.id(), later.text()));
  }
}
