package parley.rendition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import parley.forum.Event.Entry;
import parley.rendition.RenditionEvent.AuthenticitySet;
import parley.rendition.RenditionEvent.ParagraphRendered;
import parley.rendition.RenditionEvent.RenditionWithdrawn;

/**
 * The slice of a forum that holds the language versions of its papers, immutable: by room, paper
 * and language.
 */
record Tongues(PMap<String, PMap<String, PMap<String, Rendition>>> rooms) {
  static final Tongues EMPTY = new Tongues(HashTreePMap.empty());

  /** All of a paper, by language. */
  Map<String, Rendition> of(String room, String paper) {
    return in(room).getOrDefault(paper, HashTreePMap.empty());
  }

  @Nullable Rendition of(RenditionCommand.Place at) {
    return of(at.room(), at.paper()).get(at.language());
  }

  private PMap<String, PMap<String, Rendition>> in(String room) {
    return rooms.getOrDefault(room, HashTreePMap.empty());
  }

  Tongues apply(RenditionEvent event, Entry entry) {
    PMap<String, Rendition> of = in(event.room()).getOrDefault(event.paper(), HashTreePMap.empty());
    Rendition before = of.get(event.language());
    return switch (event) {
      case ParagraphRendered e ->
          e.content() == null
              ? this
              : put(e, of.plus(e.language(), Rendition.with(before, e, entry)));
      case AuthenticitySet e ->
          before == null ? this : put(e, of.plus(e.language(), before.with(e, entry)));
      case RenditionWithdrawn e ->
          before == null ? this : put(e, of.plus(e.language(), before.takenBack(entry)));
    };
  }

  private Tongues put(RenditionEvent event, PMap<String, Rendition> of) {
    return new Tongues(rooms.plus(event.room(), in(event.room()).plus(event.paper(), of)));
  }

  /** Without those of papers that are no more. */
  Tongues forgotten(String room, List<String> papers) {
    PMap<String, PMap<String, Rendition>> in = rooms.get(room);
    return in == null ? this : new Tongues(rooms.plus(room, in.minusAll(papers)));
  }
}
