package parley.embedded.demo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.agenda.state.Adoption.Consent;
import parley.agenda.state.Change;
import parley.agenda.state.Item.Affected;
import parley.agenda.state.Item.Lead;
import parley.agenda.state.Item.Level;
import parley.agenda.state.Item.Outcome;
import parley.agenda.state.Rotation.Holiday;
import parley.agenda.state.Session.Answer;
import parley.discussion.Doc;
import parley.embedded.demo.ForumFile.Date;

/**
 * The sessions of a room of the furnished forum with their agendas, as {@code sessions.json} has
 * them. A date ahead is so many days ago, counted with a minus. {@code by} is a username.
 */
record SessionsFile(String room, RotationOf rotation, List<SessionOf> sessions) {

  /** Zone by party, and days on which one does not meet. */
  record RotationOf(String by, Date at, Map<String, String> zones, List<Holiday> holidays) {}

  /**
   * A session.
   *
   * @param key its name within these files
   * @param at when it was planned
   * @param issued when and by whom the summary was issued
   */
  record SessionOf(
      String key,
      String by,
      Date at,
      String title,
      Date starts,
      int minutes,
      @Nullable String place,
      @Nullable String call,
      @Nullable Doc introduction,
      @Nullable Doc summary,
      List<Attending> attendance,
      List<ItemOf> items,
      @Nullable Adopting adoption,
      @Nullable List<AmendmentOf> amendments,
      @Nullable Done issued) {}

  /** Somebody says whether they come. */
  record Attending(String by, Date at, Answer answer) {}

  /** Somebody does something at a time. */
  record Done(String by, Date at) {}

  /**
   * An item, as it is a minute after it was proposed.
   *
   * @param threads keys of threads
   */
  record ItemOf(
      String key,
      String by,
      Date at,
      String title,
      int minutes,
      @Nullable Lead lead,
      List<Affected> affected,
      List<String> threads,
      @Nullable Citing papers,
      @Nullable Doc notes,
      List<BidOf> bids,
      @Nullable EndOf outcome,
      @Nullable Deferring deferred) {}

  /** Somebody says later which papers belong to an item, by their keys. */
  record Citing(String by, Date at, List<String> papers) {}

  /** A bid of a person's party. */
  record BidOf(String by, Date at, Level level) {}

  /** What came of an item. */
  record EndOf(String by, Date at, Outcome outcome) {}

  /** It is taken up in another session. */
  record Deferring(String by, Date at, String into) {}

  /** The co-chairs are asked, and answer. */
  record Adopting(String by, Date at, Date deadline, boolean hidden, List<Consenting> consents) {}

  /** A proposal on top of the adopted agenda, and the answers to it. */
  record AmendmentOf(
      String key,
      String by,
      Date at,
      int base,
      Date deadline,
      String reason,
      List<ChangeOf> changes,
      List<Consenting> consents) {}

  /** One thing that is to be otherwise; items by their keys. */
  record ChangeOf(
      Change.Kind kind,
      String item,
      @Nullable String after,
      @Nullable String title,
      @Nullable Integer minutes,
      @Nullable Lead lead,
      @Nullable Doc notes) {}

  /** A party's co-chair answers. */
  record Consenting(String by, Date at, Consent consent) {}
}
