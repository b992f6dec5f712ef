package parley.discussion;

import java.util.ArrayList;
import java.util.List;
import parley.forum.Event;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.forum.Room.Keeping;

/**
 * What of a room was kept for so long as it may be, in all features.
 *
 * @param told of which the room knew
 * @param untold of which it did not
 */
record Over(List<String> told, List<String> untold) {
  private static final int AT_ONCE_MAX = 2_000;

  static Over of(Forum forum, Keeping keeping) {
    Over over = new Over(new ArrayList<>(), new ArrayList<>());
    forum.features().forEach(feature -> over.add(forum, feature, keeping));
    return over;
  }

  private <S> void add(Forum forum, Feature<S> feature, Keeping keeping) {
    told.addAll(feature.over(forum.of(feature), keeping));
    untold.addAll(feature.overUntold(forum.of(feature), keeping));
  }

  /** That it is gone; what is beyond so many at once is gone an hour later, parts first. */
  List<Event> purged(String room) {
    List<Event> gone = new ArrayList<>();
    if (!told.isEmpty()) {
      gone.add(new ForumEvent.Purged(room, first(told), null));
    }
    if (!untold.isEmpty()) {
      gone.add(new ForumEvent.Purged(room, first(untold), true));
    }
    return gone;
  }

  private static List<String> first(List<String> ids) {
    return List.copyOf(ids.subList(0, Math.min(ids.size(), AT_ONCE_MAX)));
  }
}
