package parley.embedded.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.embedded.demo.ForumFile.PersonOf;
import parley.embedded.demo.ThreadFile.Said;

/**
 * How far each person has read: in each thread to where they last looked, or to their own last
 * contribution if that is later, for whoever answers has read what is answered.
 */
final class ReadMarks {
  private final List<ThreadFile> threads;
  private final Names names;
  private final LocalDate firstDay;

  ReadMarks(List<ThreadFile> threads, Names names, LocalDate firstDay) {
    this.threads = threads;
    this.names = names;
    this.firstDay = firstDay;
  }

  /** Thread → the last contribution read; a thread of which nothing is read is left out. */
  Map<String, String> of(PersonOf person, String room) {
    Map<String, String> marks = new HashMap<>();
    for (ThreadFile thread : threads) {
      Said last = thread.room().equals(room) ? last(thread, person) : null;
      if (last != null) {
        marks.put(names.id("thread", thread.key()), names.id("contribution", last.key()));
      }
    }
    return marks;
  }

  private @Nullable Said last(ThreadFile thread, PersonOf person) {
    Instant looked = person.readUpTo().from(firstDay);
    for (Said said : thread.contributions()) {
      Instant at = said.at().from(firstDay);
      if (said.author().equals(person.username()) && at.isAfter(looked)) {
        looked = at;
      }
    }
    Said last = null;
    for (Said said : thread.contributions()) {
      Instant at = said.at().from(firstDay);
      boolean later = last == null || !at.isBefore(last.at().from(firstDay));
      if (!at.isAfter(looked) && later) {
        last = said;
      }
    }
    return last;
  }
}
