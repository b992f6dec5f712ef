package parley.handout;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.annex.Annex;
import parley.document.Sheet;
import parley.paper.Papers;
import parley.paper.state.Paper;
import parley.rendition.Renditions;
import parley.web.Json;

/** A paper, non-paper or draft as a sheet. */
record PaperSheet(Letterhead head, Papers.Copy copy, @Nullable InAnother version) {
  /** A language version of it, which is taken away instead of the original, or beside it. */
  record InAnother(Renditions.Copy copy, boolean beside) {}

  /** The words around a version. */
  static Renditions.Marks marks(Speech speech, String original, String language) {
    return new Renditions.Marks(
        speech.begun(speech.language(original)) + " · " + speech.say("rendition.original"),
        speech.begun(speech.language(language)),
        speech.say("rendition.missingPrinted"),
        speech.say("rendition.stalePrinted"));
  }

  /** Symbol and title; of one that was withdrawn, its symbol. */
  static String called(@Nullable Paper paper) {
    String symbol = paper == null ? null : paper.wholeSymbol();
    String title = paper == null || paper.withdrawn() ? "" : paper.heading().title();
    return symbol == null ? title : symbol + "  " + title;
  }

  /** As it was circulated: symbol and date, then who submits it. */
  Sheet circulated() {
    String symbol = copy.symbol();
    String mark = symbol == null ? say("paper.noSymbolYet") : symbol;
    return sheet(mark, version == null ? copy.doc() : version.copy.doc());
  }

  Sheet draft(Json.Raw words) {
    return sheet(head.speech().begun(say("handout.draft")), words);
  }

  /** No letterhead: the day and the words. */
  Sheet unsigned() {
    Speech speech = head.speech();
    List<String> marks = List.of(head.room(), say("paper.nonPaper"), speech.day(copy.at()));
    return whole(marks, null, List.of(), copy.doc());
  }

  private Sheet sheet(String mark, Json.@Nullable Raw words) {
    Speech speech = head.speech();
    String language = copy.heading().language();
    List<String> marks = new ArrayList<>(List.of(head.room(), mark, speech.day(copy.at())));
    marks.add(speech.say("paper.originalIn", "language", speech.language(language)));
    List<String> under = new ArrayList<>();
    String who = head.submitter(copy.party(), copy.author());
    if (who != null) {
      under.add(speech.say("paper.submittedBy", "who", who));
    }
    if (copy.heading().issue() != null) {
      under.add(copy.heading().issue());
    }
    if (version != null) {
      under.add(standing(version.copy));
    }
    return whole(
        marks, copy.withoutPrejudice() ? say("paper.withoutPrejudice") : null, under, words);
  }

  /** What the version is worth, and how far it is. */
  private String standing(Renditions.Copy of) {
    Speech speech = head.speech();
    String language = speech.language(of.language());
    if (of.authentic()) {
      return speech.say("rendition.authenticIn", "language", language);
    }
    String far =
        speech.say(
            "rendition.progressPrinted",
            "done",
            String.valueOf(of.rendered()),
            "all",
            String.valueOf(of.paragraphs()),
            "stale",
            String.valueOf(of.stale()));
    return speech.say("rendition.workingIn", "language", language) + " " + far;
  }

  private Sheet whole(
      List<String> marks, @Nullable String stamp, List<String> under, Json.@Nullable Raw words) {
    List<Sheet.Part> parts = new ArrayList<>(List.of(Sheet.Part.of(null, List.of(), words)));
    if (!copy.annexes().isEmpty()) {
      parts.add(Sheet.Part.of(say("annex.annexes"), annexes(), null));
    }
    InAnother other = version == null || version.beside ? null : version;
    String title = other == null ? copy.heading().title() : other.copy.title();
    String language = other == null ? copy.heading().language() : other.copy.language();
    return new Sheet(language, marks, stamp, title, under, parts, head.rule());
  }

  /** By the names that they have when they are taken away. */
  private List<String> annexes() {
    List<String> lines = new ArrayList<>();
    for (Annex annex : copy.annexes()) {
      lines.add(
          head.speech()
              .say(
                  "annex.printed",
                  "number",
                  String.valueOf(lines.size() + 1),
                  "title",
                  annex.title(),
                  "file",
                  AnnexRoutes.name(copy, annex)));
    }
    return lines;
  }

  private String say(String key) {
    return head.speech().say(key);
  }
}
