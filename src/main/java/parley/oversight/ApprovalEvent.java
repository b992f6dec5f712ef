package parley.oversight;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Audience.Cause;
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

  static Asked asked(Deed deed, String approval, String by, @Nullable String party) {
    return new Asked(deed.room(), approval, by, party, deed, deed.said());
  }

  /**
   * A deed was proposed by a participant; {@code party} is the first to agree, if it is one's.
   *
   * @param content what was written for it, which goes with the approval
   */
  record Asked(
      @Nullable String room,
      String approval,
      String by,
      @Nullable String party,
      Deed deed,
      @Nullable Cause content)
      implements ApprovalEvent {
    @Override
    public String subject() {
      return approval;
    }

    @Override
    public List<String> purgedWith() {
      return List.of(approval);
    }

    @Override
    public Event bare() {
      return content == null ? this : new Asked(room, approval, by, party, deed.saying(null), null);
    }

    /** The whole deed, with what was written for it. */
    Deed whole() {
      return content == null ? deed : deed.saying(content);
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
