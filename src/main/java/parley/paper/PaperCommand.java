package parley.paper;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.annex.Annex;
import parley.discussion.Doc;
import parley.forum.Command;
import parley.paper.state.Heading;
import parley.store.Position;
import parley.web.Json;
import parley.web.Problem;

/** What can be asked for with papers. Ids of new things come in with the command. */
public sealed interface PaperCommand extends Command {
  @Override
  String room();

  @Override
  default String scope() {
    return room();
  }

  /** One about what is written in a room. */
  sealed interface OfDraft extends PaperCommand {
    String draft();
  }

  /** One about what has come to a room. */
  sealed interface OfRoom extends PaperCommand {}

  /** What a draft is to be. */
  record Plan(Heading heading, boolean byParty, boolean withoutPrejudice) {}

  /**
   * Begins a draft, perhaps with the words of a paper and what goes with it.
   *
   * @param unfit why the paper gives none: it is said only to what is no retry
   */
  record OpenDraft(
      String room,
      String draft,
      Plan plan,
      Json.@Nullable Raw doc,
      List<Annex> annexes,
      @Nullable Problem unfit)
      implements OfDraft {
    @Override
    public List<String> newScopes() {
      return List.of(draft);
    }
  }

  record ReviseDraft(String room, String draft, Plan plan) implements OfDraft {}

  /** Lays a picture or PDF to a draft; its file is in the room already. */
  record LayAnnex(String room, String draft, Annex annex) implements OfDraft {}

  record TakeAnnex(String room, String draft, String annex) implements OfDraft {}

  record EndDraft(String room, String draft) implements OfDraft {}

  /**
   * What goes to another room.
   *
   * @param to the room
   * @param shown the place in it whose audience its sender was shown
   * @param doc the words; null where the text no longer stands as its sender saw it
   * @param annexes what goes along, as it lies in that room
   * @param unfit why there are no words: it is said only to what is no retry
   */
  record Sent(
      String to,
      Position shown,
      Json.@Nullable Raw doc,
      List<Annex> annexes,
      @Nullable Problem unfit) {}

  /** Circulates a copy of a draft, or a next revision of what was circulated. */
  record Circulate(
      String room,
      String draft,
      String paper,
      Sent sent,
      @Nullable String revises,
      @Nullable Instant embargo)
      implements OfDraft {
    @Override
    public List<String> newScopes() {
      return List.of(paper);
    }

    @Override
    public @Nullable Instant wakes() {
      return embargo;
    }
  }

  /** Deposits a copy of a draft, to open together with those of others. */
  record Deposit(String room, String draft, String paper, String release, Sent sent)
      implements OfDraft {
    @Override
    public List<String> newScopes() {
      return List.of(paper);
    }
  }

  record OpenRelease(
      String room, String release, String title, List<String> parties, @Nullable Instant at)
      implements OfRoom {
    @Override
    public @Nullable Instant wakes() {
      return at;
    }
  }

  record Withdraw(String room, String paper) implements OfRoom {}

  /**
   * Circulates what has no source. It carries no id of a command: it is known by its secret's hash.
   *
   * @param shown the place whose audience its author was shown, if it is said
   */
  record PublishNonPaper(
      String room, String paper, Heading heading, Doc doc, String secret, @Nullable Position shown)
      implements OfRoom {}

  /** Withdraws a non-paper by the hash of what its author alone has. */
  record WithdrawNonPaper(String room, String paper, String secret) implements OfRoom {}

  /** Opens what is due in a room: of this server itself. */
  record OpenDue(String room) implements PaperCommand, Command.Seatless {}
}
