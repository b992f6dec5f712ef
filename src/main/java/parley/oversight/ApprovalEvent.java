package parley.oversight;

import org.jspecify.annotations.Nullable;
import parley.forum.Event;

/** What happens to what needs the agreement of two. */
sealed interface ApprovalEvent extends Event {
  /** The id of the approval; of the deputy for the naming of one. */
  @Override
  String subject();

  @Override
  default boolean silent() {
    return true;
  }

  /** A deed was proposed by a participant; {@code party} is the first to agree, if it is one's. */
  record Asked(@Nullable String room, String approval, String by, @Nullable String party, Deed deed)
      implements ApprovalEvent {
    @Override
    public String subject() {
      return approval;
    }
  }

  /** A party's co-chair agreed. */
  record Agreed(@Nullable String room, String approval, String party) implements ApprovalEvent {
    @Override
    public String subject() {
      return approval;
    }
  }

  /** It is decided: done, or declined by one. */
  record Settled(@Nullable String room, String approval, boolean done) implements ApprovalEvent {
    @Override
    public String subject() {
      return approval;
    }
  }

  /** A co-chair named who answers in their place; no deputy takes it back. */
  record DeputyNamed(String coChair, @Nullable String deputy) implements ApprovalEvent {
    @Override
    public @Nullable String room() {
      return null;
    }

    @Override
    public String subject() {
      return coChair;
    }
  }
}
