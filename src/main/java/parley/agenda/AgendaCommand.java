package parley.agenda;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.agenda.state.Adoption.Consent;
import parley.agenda.state.Change;
import parley.agenda.state.Item.Level;
import parley.agenda.state.Item.Outcome;
import parley.agenda.state.Item.Wording;
import parley.agenda.state.Rotation.Holiday;
import parley.agenda.state.Session.Answer;
import parley.agenda.state.Session.Plan;
import parley.agenda.state.Session.Texts;
import parley.discussion.Doc;
import parley.forum.Command;
import parley.store.Position;

/** What can be asked for in the sessions of a room. Ids of new things come in with the command. */
public sealed interface AgendaCommand extends Command {
  @Override
  String room();

  @Override
  default String scope() {
    return room();
  }

  /** One about how and when a room meets. */
  sealed interface Planning extends AgendaCommand {}

  /** One about what stands in an agenda. */
  sealed interface Drafting extends AgendaCommand {
    String session();

    String item();
  }

  /** One by which parties speak, or by which an agenda is settled. */
  sealed interface Settling extends AgendaCommand {
    String session();
  }

  /** One about a proposal on top of an adopted agenda. */
  sealed interface Amending extends AgendaCommand {
    String session();

    String amendment();
  }

  /** The documents that the texts of an agenda begin with, where they are not empty. */
  record Beginnings(@Nullable Doc introduction, @Nullable Doc summary) {
    public static final Beginnings NONE = new Beginnings(null, null);
  }

  /** The ids of a session to be made. */
  record Made(String session, Texts texts) {}

  /** How often, every how many weeks, at the same hour of the day in this zone. */
  record Repeat(int weeks, int times, String zone) {}

  /**
   * Plans a session, or as many as there are ids.
   *
   * @param series the id they have in common, should they be more than one
   */
  record PlanSession(
      String room,
      List<Made> made,
      String series,
      Plan plan,
      @Nullable Repeat repeat,
      Beginnings beginnings)
      implements Planning {
    @Override
    public List<String> newScopes() {
      List<String> ids = new ArrayList<>();
      for (Made one : made) {
        ids.add(one.session);
        ids.add(one.texts.introduction());
        ids.add(one.texts.summary());
      }
      return ids;
    }
  }

  record ReviseSession(String room, String session, Plan plan) implements Planning {}

  record CancelSession(String room, String session) implements Planning {}

  record AnswerAttendance(String room, String session, Answer answer) implements Planning {}

  record SetRotation(String room, Map<String, String> zones, List<Holiday> holidays)
      implements Planning {}

  record SwitchLive(String room, boolean live) implements Planning {}

  /** Where a new item is to stand, and what it is split off. */
  record Origin(@Nullable String after, @Nullable String from) {}

  record ProposeItem(
      String room,
      String session,
      String item,
      Origin origin,
      String title,
      int minutes,
      @Nullable Doc notes)
      implements Drafting {
    @Override
    public List<String> newScopes() {
      return List.of(item);
    }
  }

  record ReviseItem(String room, String session, String item, int minutes, Wording wording)
      implements Drafting {}

  /** Moves it behind another, or to the front. */
  record PlaceItem(String room, String session, String item, @Nullable String after)
      implements Drafting {}

  /**
   * Says what belongs to an item.
   *
   * @param papers null to leave them as they are
   */
  record Link(
      String room, String session, String item, List<String> threads, @Nullable List<String> papers)
      implements Drafting {}

  record MergeItem(String room, String session, String item, String into) implements Drafting {}

  record DeferItem(String room, String session, String item, String into) implements Drafting {}

  record DropItem(String room, String session, String item) implements Drafting {}

  record RestoreItem(String room, String session, String item) implements Drafting {}

  record Bid(String room, String session, String item, Level level) implements Settling {}

  record RecordOutcome(String room, String session, String item, Outcome outcome)
      implements Settling {}

  record AskAdoption(String room, String session, Instant deadline, boolean hidden)
      implements Settling {}

  record TakeBackAdoption(String room, String session) implements Settling {}

  record GiveConsent(String room, String session, Consent consent) implements Settling {}

  record IssueSummary(String room, String session) implements Settling {}

  /**
   * One thing that is to be otherwise.
   *
   * @param text the id of the text that new notes are to be; of what is added, that of the item
   */
  record Wanted(
      Change.Kind kind,
      String item,
      @Nullable String after,
      int minutes,
      @Nullable Wording wording,
      String text,
      @Nullable Doc notes) {
    boolean adds() {
      return kind == Change.Kind.ADD;
    }
  }

  /**
   * Proposes to amend an adopted agenda.
   *
   * @param shown the place whose audience its author was shown
   * @param base the edition that was looked at
   */
  record ProposeAmendment(
      String room,
      String session,
      String amendment,
      Position shown,
      int base,
      Instant deadline,
      String reason,
      List<Wanted> changes)
      implements Amending {
    @Override
    public List<String> newScopes() {
      List<String> ids = new ArrayList<>(List.of(amendment));
      for (Wanted one : changes) {
        if (one.kind == Change.Kind.ADD || one.notes != null) {
          ids.add(one.text);
        }
      }
      return ids;
    }
  }

  record AnswerAmendment(String room, String session, String amendment, Consent consent)
      implements Amending {}

  record WithdrawAmendment(String room, String session, String amendment) implements Amending {}
}
