package parley.rendition;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import parley.forum.Role.Right;
import parley.forum.Rule;
import parley.forum.Seat;
import parley.forum.View;
import parley.paper.Papers;
import parley.paper.state.Paper;
import parley.rendition.Rendition.Authentic;
import parley.rendition.Rendition.Spot;
import parley.rendition.Rendition.Words;
import parley.rendition.RenditionEvent.AuthenticitySet;
import parley.rendition.RenditionEvent.Hand;
import parley.rendition.RenditionEvent.ParagraphRendered;
import parley.rendition.RenditionEvent.RenditionWithdrawn;
import parley.rendition.RenditionShown.RenderedShown;
import parley.rendition.RenditionShown.RenditionChanged;
import parley.store.Position;
import parley.translation.Interpreters;

/** The language versions of a room's papers, as one kind of viewer may read them. */
record RenditionView(View view, Tongues slice, Papers papers, Interpreters interpreters) {
  private static final String TYPE = "renditionChanged";

  /** Whether a rule lets those inside know of whom something is, by party. */
  static boolean showsHands(Rule rule) {
    return rule.inside() == Rule.Inside.NAME || rule.inside() == Rule.Inside.PARTY;
  }

  /** A paper that is open and that all who read through this view may know of. */
  @Nullable Paper paper(String id) {
    return papers.paper(view, id);
  }

  /** Interpreters into their languages, and whose paper it is as long as they write papers. */
  boolean mayRender(Seat seat, Paper paper, String language) {
    return interpreters.interprets(seat, language) || owns(seat, paper);
  }

  /** Whose paper it is, and may still write one. */
  boolean owns(Seat seat, Paper paper) {
    return seat.has(Right.DRAFT) && papers.owns(seat, view, paper);
  }

  /** Who may take the paper itself back. */
  boolean withdraws(Seat seat, Paper paper) {
    return papers.withdraws(seat, view, paper);
  }

  @Nullable Rendition rendition(RenditionCommand.Place at) {
    return readable(slice.of(at));
  }

  /** Those of a paper, in the order of their languages' codes. */
  Map<String, Rendition> of(String paper) {
    Map<String, Rendition> of = new TreeMap<>();
    slice
        .of(view.room().id(), paper)
        .forEach((language, all) -> {
          Rendition readable = readable(all);
          if (readable != null) {
            of.put(language, readable);
          }
        });
    return of;
  }

  /** What of a version may be read; null if nothing. */
  private @Nullable Rendition readable(@Nullable Rendition all) {
    if (all == null || all.spots().isEmpty() || view.readsAll()) {
      return all == null || all.spots().isEmpty() ? null : all;
    }
    PMap<Spot, Words> left = all.spots();
    for (Map.Entry<Spot, Words> each : all.spots().entrySet()) {
      left = view.reads(each.getValue().at()) ? left : left.minus(each.getKey());
    }
    Authentic said = all.authentic();
    boolean told = said != null && view.reads(said.at());
    return left.isEmpty() ? null : new Rendition(left, told ? said : null, all.gone());
  }

  /** Whether all words of a version may be read. */
  boolean readsAll(Rendition all) {
    return all.spots().values().stream().allMatch(words -> view.reads(words.at()));
  }

  /** Who read nothing of a version is not told what became of it either. */
  @Nullable RenditionChanged frame(RenditionEvent event, Position entry) {
    if (paper(event.paper()) == null) {
      return null;
    }
    var at = new RenditionCommand.Place(event.room(), event.paper(), event.language());
    Rendition now = rendition(at);
    return switch (event) {
      case ParagraphRendered e -> {
        Words words = now == null ? null : now.spots().get(new Spot(e.revision(), e.paragraph()));
        yield words == null
            ? changed(event, null)
            : new RenditionChanged(
                TYPE, e.paper(), e.language(), e.revision(), e.paragraph(), show(words), null);
      }
      case AuthenticitySet e -> now == null ? null : changed(event, null);
      case RenditionWithdrawn e -> {
        Rendition all = slice.of(at);
        List<Position> words = all == null ? null : all.gone().get(entry);
        boolean read = words != null && words.stream().anyMatch(view::reads);
        yield read ? changed(event, now == null ? true : null) : null;
      }
    };
  }

  private static RenditionChanged changed(RenditionEvent of, @Nullable Boolean gone) {
    return new RenditionChanged(TYPE, of.paper(), of.language(), null, null, null, gone);
  }

  RenderedShown show(Words words) {
    return new RenderedShown(words.id(), words.time(), hand(words), words.body());
  }

  /** Shown no more freely than was stamped, nor than the room shows today. */
  private @Nullable Hand hand(Words words) {
    Rule both = words.rule().both(view.room().rule());
    return both != null && showsHands(both) ? words.hand() : null;
  }
}
