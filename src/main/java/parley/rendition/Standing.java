package parley.rendition;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.rendition.Reading.Beside;
import parley.rendition.Rendition.Words;
import parley.rendition.RenditionEvent.Hand;
import parley.rendition.RenditionShown.RenderedShown;
import parley.rendition.RenditionShown.RenditionHead;
import parley.rendition.RenditionShown.RowShown;
import parley.rendition.RenditionShown.Status;

/** How a version stands beside a revision of its paper, as it is shown. */
record Standing(
    RenditionView shown,
    String language,
    @Nullable Rendition rendition,
    Reading reading,
    int revision,
    List<Beside> all) {

  static Standing of(RenditionView shown, String language, Reading reading, int revision) {
    var at = new RenditionCommand.Place(shown.view().room().id(), reading.paper().id(), language);
    Rendition rendition = shown.rendition(at);
    List<Beside> all = reading.beside(rendition, revision);
    return new Standing(shown, language, rendition, reading, revision, all);
  }

  /** Of a paper that is no more. */
  static RenditionHead nothing(String language) {
    return new RenditionHead(language, Status.WORKING, 0, 0, 0, List.of(), null, null, null, null);
  }

  Reading.Edition edition() {
    return reading.edition(revision);
  }

  /** Whether every paragraph stands in it as it now is. */
  boolean isWhole() {
    return all.stream().allMatch(each -> each.words() != null && each.before() == null);
  }

  boolean isAuthentic() {
    return rendition != null && rendition.isAuthentic(revision);
  }

  RenditionHead head() {
    List<Words> made = all.stream().map(Beside::words).filter(Objects::nonNull).toList();
    List<Hand> hands =
        made.stream()
            .map(words -> shown.show(words).hand())
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .toList();
    Instant last = made.stream().map(Words::time).max(Comparator.naturalOrder()).orElse(null);
    return new RenditionHead(
        language,
        isAuthentic() ? Status.AUTHENTIC : Status.WORKING,
        all.size(),
        made.size(),
        (int) all.stream().filter(each -> each.before() != null).count(),
        hands,
        last,
        rendition == null ? null : rendition.last(),
        null,
        null);
  }

  RenditionHead listed() {
    List<Integer> open =
        all.stream().filter(each -> each.words() == null).map(Beside::number).toList();
    List<Integer> outdated =
        all.stream().filter(each -> each.before() != null).map(Beside::number).toList();
    return head().listed(open, outdated);
  }

  List<RowShown> rows() {
    return all.stream().map(this::row).toList();
  }

  @Nullable RowShown row(int paragraph) {
    return all.stream()
        .filter(each -> each.number() == paragraph)
        .map(this::row)
        .findAny()
        .orElse(null);
  }

  private RowShown row(Beside beside) {
    Words words = beside.words();
    RenderedShown rendered = words == null ? null : shown.show(words);
    var document = edition().paragraphs().document();
    return new RowShown(
        beside.number(),
        beside.original().kind(),
        beside.original().number(),
        beside.original().alone(document),
        rendered,
        beside.before());
  }
}
