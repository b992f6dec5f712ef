package parley.embedded.demo.voice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import parley.discussion.Doc;
import parley.embedded.demo.paper.PapersFile.Day;
import parley.embedded.demo.paper.Submitting.Act;
import parley.embedded.demo.paper.Submitting.Making;
import parley.embedded.demo.voice.VoicesFile.LineOf;
import parley.embedded.demo.voice.VoicesFile.TourOf;
import parley.embedded.demo.voice.VoicesFile.TranslationOf;
import parley.embedded.demo.voice.VoicesFile.WorkingIn;
import parley.forum.Command;
import parley.translation.Replay;
import parley.web.Json;

/** How rooms came by their languages and contributions by their translations. */
public final class Speaking {
  private final BinaryOperator<String> ids;
  private final LocalDate firstDay;
  private final List<Act> acts = new ArrayList<>();

  /**
   * @param ids the id of a thing by what it is (first) and its key (second)
   */
  public Speaking(VoicesFile file, BinaryOperator<String> ids, LocalDate firstDay) {
    this.ids = ids;
    this.firstDay = firstDay;
    file.languages().forEach(this::work);
    file.translations().forEach(this::translate);
    file.lines().forEach(this::confide);
    file.tours().forEach(this::goRound);
  }

  public List<Act> acts() {
    return acts;
  }

  private void work(WorkingIn in) {
    String room = ids.apply("room", in.room());
    act(new Done(in.by(), in.at(), room), shown -> Replay.settingLanguages(room, in.languages()));
  }

  private void translate(TranslationOf t) {
    String room = ids.apply("room", t.room());
    List<String> at =
        List.of(
            room,
            ids.apply("thread", t.thread()),
            ids.apply("contribution", t.of()),
            ids.apply("translation", t.of() + "/" + t.language()));
    Replay.Said said = new Replay.Said(t.language(), doc(t.text()));
    act(new Done(t.by(), t.at(), room), shown -> Replay.translating(at, shown, 1, said));
  }

  private void confide(LineOf line) {
    String room = ids.apply("room", line.room());
    String id = ids.apply("line", line.key());
    String about = ids.apply("contribution", line.of());
    for (int i = 0; i < line.words().size(); i++) {
      VoicesFile.WordOf word = line.words().get(i);
      boolean begins = i == 0;
      String own = ids.apply("line", line.key() + "/" + i);
      act(
          new Done(word.by(), word.at(), room),
          shown ->
              begins
                  ? parley.conduct.Replay.writing(shown, List.of(room, id), about, word.text())
                  : parley.conduct.Replay.adding(shown, List.of(room, id, own), word.text()));
    }
  }

  private void goRound(TourOf tour) {
    String room = ids.apply("room", tour.room());
    String id = ids.apply("tour", tour.key());
    Command opens = parley.conduct.Replay.opening(room, id, tour.question(), tour.order());
    act(new Done(tour.by(), tour.at(), room), shown -> opens);
    for (VoicesFile.TurnOf turn : tour.turns()) {
      Command taken = parley.conduct.Replay.taking(room, id, turn.party(), turn.passed());
      act(new Done(turn.by(), turn.at(), room), shown -> taken);
    }
  }

  private static Doc doc(List<String> paragraphs) {
    List<Object> blocks = new ArrayList<>();
    for (String paragraph : paragraphs) {
      Map<String, Object> text = Map.of("type", "text", "text", paragraph);
      blocks.add(Map.of("type", "paragraph", "content", List.of(text)));
    }
    return Json.read(Json.encode(Map.of("type", "doc", "content", blocks)), Doc.class);
  }

  private record Done(String by, Day at, String room) {}

  private void act(Done done, Making making) {
    String name = "voices/" + acts.size();
    acts.add(new Act(done.at().from(firstDay), done.by(), done.room(), name, making));
  }
}
