package parley.fora;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.forum.Event.Info;
import parley.forum.Forum;
import parley.forum.Forum.Decision;
import parley.forum.Forum.Group;
import parley.forum.Room;
import parley.forum.Rule;
import parley.membership.Parties;
import parley.web.Problem;
import parley.web.Text;
import parley.web.Words;

/**
 * What a forum is to be opened with: filled in from a row of the web, from a template, or from
 * another forum, and then changed as one likes.
 *
 * @param row of the web of fora; left out for a forum of its own
 * @param symbol with which the symbols of its papers begin, such as AFG
 * @param parties codes; some may overlap, as a union does with its members
 * @param rule of the plenary
 * @param caucuses whether each party begins with a caucus of its own
 */
public record Terms(
    @Nullable String row,
    @Nullable String symbol,
    Text name,
    Text issue,
    String track,
    List<String> goals,
    List<String> parties,
    Text charter,
    Decision decision,
    Rule rule,
    boolean caucuses,
    List<GroupTerms> groups) {
  private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9]{1,12}");
  private static final int NAME_MAX = 200;
  private static final int SYMBOL_MAX = 12;
  private static final int MANDATE_MAX = 4_000;
  private static final int CHARTER_MAX = 40_000;
  private static final int PARTIES_MIN = 2;
  private static final int GROUPS_MAX = 20;

  /** A working group that it begins with. */
  public record GroupTerms(String symbol, Text name, Text mandate, Rule rule) {}

  /**
   * The terms of a forum that is there, without its people and its words; with those of its parties
   * that sit there and that can open another.
   */
  static Terms of(Forum forum, Fora fora) {
    Info info = forum.info();
    Decision decision = info.decision() == null ? Decision.NO_OBJECTION : info.decision();
    List<GroupTerms> groups =
        forum.groups().values().stream()
            .filter(group -> !group.closed() && !group.id().equals(forum.plenary()))
            .sorted(java.util.Comparator.comparing(Group::symbol))
            .map(group ->
                new GroupTerms(
                    group.symbol(), group.name(), group.mandate(), rule(forum, group.plenary())))
            .toList();
    return new Terms(
        info.row().isEmpty() ? null : info.row(),
        info.symbol(),
        info.name(),
        info.issue(),
        info.track(),
        info.goals(),
        forum.parties().keySet().stream()
            .filter(party -> Parties.sits(forum, party) && !fora.parties(List.of(party)).isEmpty())
            .sorted()
            .toList(),
        info.charter(),
        decision,
        rule(forum, plenary(forum)),
        true, // whether there are caucuses is known to nobody who is in none
        groups);
  }

  private static String plenary(Forum forum) {
    Group all = forum.groups().get(forum.plenary());
    return all == null ? "" : all.plenary();
  }

  /** On the record, whatever is switched on at this moment. */
  private static Rule rule(Forum forum, String plenary) {
    Room room = forum.room(plenary);
    if (room == null) {
      return Rule.Preset.CHATHAM_HOUSE.rule();
    }
    Room.OffRecord off = room.standing().offRecord();
    return off == null ? room.rule() : off.resumes();
  }

  /**
   * @throws Problem bad-field
   */
  void check(Fora fora) {
    require(row == null || fora.row(row) != null, "row", "is not a row of the web of fora");
    require(
        symbol == null || SYMBOL.matcher(symbol).matches(), "symbol", "must be 1 to 12 capitals");
    line("name", name);
    line("issue", issue);
    atMost("charter", charter, CHARTER_MAX);
    tracks();
    List<String> known = fora.published().vocabulary().goals().stream().map(Fora.Goal::id).toList();
    require(known.containsAll(goals), "goals", "names a goal that is not in the vocabulary");
    Set<String> codes = Set.copyOf(new HashSet<>(parties));
    require(codes.size() == parties.size(), "parties", "names one twice");
    require(codes.size() >= PARTIES_MIN, "parties", "must be two or more");
    require(fora.parties(parties).size() == parties.size(), "parties", "names an unknown one");
    require(groups.size() <= GROUPS_MAX, "groups", "must be at most " + GROUPS_MAX);
    Set<String> symbols = new HashSet<>(Set.of(fora.template().plenary().symbol()));
    for (int i = 0; i < groups.size(); i++) {
      check("groups[" + i + "]", groups.get(i), symbols);
    }
  }

  private void tracks() {
    boolean known = false;
    for (Row.Track one : Row.Track.values()) {
      known = known || one.name().equals(track);
    }
    require(known, "track", "must be T1, T1_5, T2 or T3");
  }

  private static void check(String at, GroupTerms group, Set<String> symbols) {
    Words.line(at + ".symbol", group.symbol());
    boolean fits = !group.symbol().isBlank() && group.symbol().length() <= SYMBOL_MAX;
    require(fits && symbols.add(group.symbol()), at + ".symbol", "must be short, each once");
    line(at + ".name", group.name());
    atMost(at + ".mandate", group.mandate(), MANDATE_MAX);
  }

  private static void line(String field, Text text) {
    text.in().values().forEach(wording -> Words.line(field, wording));
    atMost(field, text, NAME_MAX);
  }

  private static void atMost(String field, Text text, int charactersMax) {
    boolean fits = text.in().values().stream().allMatch(w -> w.length() <= charactersMax);
    require(fits, field, "must have at most " + charactersMax + " characters");
  }

  private static void require(boolean holds, String field, String why) {
    if (!holds) {
      throw Problem.field("terms." + field, why);
    }
  }
}
