package parley.membership;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Event;
import parley.store.Position;
import parley.web.Text;

/** What changes who the parties are, under which charter they sit, and what groups left behind. */
sealed interface PartyEvent extends Event {
  @Override
  default @Nullable String room() {
    return null;
  }

  @Override
  default boolean silent() {
    return true; // of the forum, not of a room
  }

  /** A party has left the forum; its people have lost their seats, in the same batch. */
  record PartyWithdrew(String party) implements PartyEvent {
    @Override
    public String subject() {
      return party;
    }
  }

  /**
   * A party has come in, or sits in another way.
   *
   * @param from the first entry its people may read; null for this one
   */
  record PartyPlaced(String party, Standing.Kind kind, boolean readsAll, @Nullable Position from)
      implements PartyEvent {
    @Override
    public String subject() {
      return party;
    }
  }

  /** A party is proposed; those seated are asked for their consent until a moment. */
  record AccessionAsked(
      String accession,
      String by,
      String party,
      Standing.Kind kind,
      Standing.Reading reading,
      Instant deadline,
      @Nullable Asked content)
      implements PartyEvent {
    @Override
    public String subject() {
      return accession;
    }

    @Override
    public Event bare() {
      return new AccessionAsked(accession, by, party, kind, reading, deadline, null);
    }
  }

  /** How the party is called, and what is said for it. */
  record Asked(Text name, String why) {}

  /** A party has said whether it consents: nobody is told before all have, or time is over. */
  record AccessionAnswered(String accession, String party, boolean consents) implements PartyEvent {
    @Override
    public String subject() {
      return accession;
    }
  }

  /** All have answered, or the time is over. */
  record AccessionEnded(String accession, Standing.Outcome outcome) implements PartyEvent {
    @Override
    public String subject() {
      return accession;
    }
  }

  /** What a working group leaves behind for all. */
  record GroupReported(String group, String by, @Nullable Text content) implements PartyEvent {
    @Override
    public String subject() {
      return group;
    }

    @Override
    public List<String> purgedWith() {
      return List.of(group);
    }

    @Override
    public Event bare() {
      return new GroupReported(group, by, null);
    }
  }

  /** The charter has other words from here on. */
  record CharterChanged(String forum) implements PartyEvent {
    @Override
    public String subject() {
      return forum;
    }
  }

  /** Somebody has accepted the charter as it stands, read in a language. */
  record CharterAccepted(String participant, String language) implements PartyEvent {
    @Override
    public String subject() {
      return participant;
    }
  }
}
