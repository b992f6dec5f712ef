package parley.paper;

import java.nio.charset.StandardCharsets;
import parley.forum.Seat;
import parley.live.Forums;
import parley.web.Json;

/** The papers of a room as a seat is answered. */
public final class ReadPapers {
  private ReadPapers() {}

  /** The list of papers, as it is sent. */
  public static String all(Forums forums, Papers papers, Seat seat, String room) {
    Answers answers = new Answers.Source(forums, papers).of(seat, room);
    return new String(Json.encode(answers.list()), StandardCharsets.UTF_8);
  }
}
