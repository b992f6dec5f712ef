package parley.agenda.state;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.agenda.state.AgendaEvent.OfSession;
import parley.agenda.state.Item.Level;
import parley.agenda.state.Item.Outcome;
import parley.agenda.state.Item.Wording;
import parley.forum.Event;
import parley.web.Json;

/** What happens to an item of an agenda. */
public sealed interface ItemEvent extends OfSession {
  String item();

  @Override
  default String subject() {
    return item();
  }

  @Override
  default List<String> purgedWith() {
    return List.of(item());
  }

  /** The words of an item to begin with. */
  record Proposal(String title, Json.@Nullable Raw notes) {}

  /** An item was proposed, behind another or at the end, perhaps split off one. */
  record ItemProposed(
      String room,
      String session,
      String item,
      @Nullable String after,
      @Nullable String from,
      int minutes,
      @Nullable Proposal content)
      implements ItemEvent {
    @Override
    public Event bare() {
      return new ItemProposed(room, session, item, after, from, minutes, null);
    }
  }

  /** Title, minutes, lead or affected parties are others. */
  record ItemRevised(
      String room, String session, String item, int minutes, @Nullable Wording content)
      implements ItemEvent {
    @Override
    public Event bare() {
      return new ItemRevised(room, session, item, minutes, null);
    }
  }

  /** By an amendment its notes are another text; the one before can still be read. */
  record NotesReplaced(
      String room, String session, String item, String text, Json.@Nullable Raw content)
      implements ItemEvent {
    @Override
    public List<String> purgedWith() {
      return List.of(item, text);
    }

    @Override
    public Event bare() {
      return new NotesReplaced(room, session, item, text, null);
    }
  }

  /** It stands behind another now, or first. */
  record ItemPlaced(String room, String session, String item, @Nullable String after)
      implements ItemEvent {}

  /** These threads belong to it, and no others. */
  record ThreadsLinked(String room, String session, String item, List<String> threads)
      implements ItemEvent {}

  /** These papers of the room belong to it, and no others. */
  record PapersLinked(String room, String session, String item, List<String> papers)
      implements ItemEvent {}

  /** One by which the text of its notes is frozen. */
  sealed interface Ending extends ItemEvent {
    @Override
    default boolean fences() {
      return true;
    }
  }

  /** It is taken up as part of another. */
  record ItemMerged(String room, String session, String item, String into) implements Ending {}

  /** It is taken up in another session; {@link ItemCarried} comes with it. */
  record ItemDeferred(String room, String session, String item, String into) implements Ending {}

  /** It came from another session, with its text, bids and history. */
  record ItemCarried(String room, String session, String item, String from) implements ItemEvent {}

  /** It is not taken up. */
  record ItemDropped(String room, String session, String item) implements Ending {}

  /** It is taken up after all. */
  record ItemRestored(String room, String session, String item) implements ItemEvent {}

  /** A party bid; nobody else is told, nor that it did. */
  record BidMade(String room, String session, String item, String party, Level level)
      implements ItemEvent {
    @Override
    public boolean silent() {
      return true;
    }
  }

  /** All parties have bid: their bids are known to all. */
  record BidsDisclosed(String room, String session, String item) implements ItemEvent {}

  /** What came of it. */
  record OutcomeRecorded(String room, String session, String item, Outcome outcome)
      implements ItemEvent {}
}
