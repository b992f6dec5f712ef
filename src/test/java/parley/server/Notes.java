package parley.server;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import parley.web.Answer;
import parley.web.Problem;
import parley.web.Table;

/** Routes for tests: notes that are given back. */
final class Notes {
  static final CountDownLatch LET_GO = new CountDownLatch(1);
  static final String SECRET = "what nobody may read in a log";

  private Notes() {}

  record Note(String text) {}

  record Said(String who, String text) {}

  static void routes(Table table) {
    Answer facts = Answer.ok(Map.of("facts", "x")).forAll();
    table.get("/api/notes/:note", call -> Answer.ok(new Said(call.id("note"), "")));
    table.get("/api/me", call -> Answer.ok(new Said(call.account().name(), "")));
    table.post("/api/notes", Note.class, (call, n) -> said(call.account().name(), n));
    table.put("/api/notes/:note", Note.class, (call, n) -> said(call.id("note"), n));
    table.get("/api/long", call -> Answer.ok(new Said("n", "word ".repeat(4_000))));
    table.get("/api/number", c -> Answer.ok(new Said("n", "" + c.number("n", 5, 0, 10))));
    table.open().get("/api/facts", call -> facts);
    table.open().form("/form", call -> Answer.ok(new Said("", "" + call.form("text"))));
    table.open().post("/api/hook", call -> Answer.noContent());
    table.get("/api/defect", call -> defect());
    table.get("/api/slow", call -> slow());
    table.get(
        "/go", call -> Answer.redirect("/").with("set-cookie", "a=1").with("set-cookie", "b=2"));
  }

  private static Answer said(String who, Note note) {
    return Answer.created(new Said(who, note.text()));
  }

  private static Answer defect() {
    throw new IllegalStateException(SECRET);
  }

  private static Answer slow() {
    try {
      LET_GO.await();
    } catch (InterruptedException stopped) {
      throw new Problem(Problem.Code.UNAVAILABLE);
    }
    return Answer.noContent();
  }
}
