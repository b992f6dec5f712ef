package parley;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Consumer;
import parley.attention.AttentionRoutes;
import parley.attention.Heeds;
import parley.attention.Marks;
import parley.comment.CommentRoutes;
import parley.conduct.ConductRoutes;
import parley.digest.DigestRoutes;
import parley.digest.Digests;
import parley.digest.Readers;
import parley.discussion.DiscussionRoutes;
import parley.discussion.ReadingRoutes;
import parley.discussion.Unread;
import parley.draft.Texts;
import parley.feed.Feeds;
import parley.forum.Attribution;
import parley.identity.Accounts;
import parley.live.Forums;
import parley.news.NewsRoutes;
import parley.news.RoomNews;
import parley.news.Seen;
import parley.push.Sockets;
import parley.search.Search;
import parley.store.Database;
import parley.translation.TranslationRoutes;
import parley.web.Routes;

/** What is said in rooms, and all that stands around it. */
record Voices(Features features, AttentionRoutes.Own own, RoomNews news) {
  static Voices of(Database database, Features features, Attribution attribution, boolean shared) {
    Marks marks = new Marks(database.documents("marks"), database.keys(), shared);
    var heeds = new Heeds(database, shared);
    var inRooms = new RoomNews.Features(features.papers(), features.comments(), features.agendas());
    return new Voices(
        features,
        new AttentionRoutes.Own(marks, heeds),
        new RoomNews(inRooms, attribution, new Seen(database, shared)));
  }

  Unread unread() {
    return new Unread(features.discussions(), own.marks(), own.heeds(), news::count);
  }

  Digests digests(Digests.Parts parts, Accounts accounts) {
    return new Digests(
        parts, new Digests.Asked(Readers.of(accounts), List.of(unread()), own.heeds()));
  }

  /** Tells an account's own devices that what it keeps for itself has changed. */
  private static Consumer<String> changed(Sockets sockets) {
    return account -> sockets.tell(account, Feeds.FORUMS_CHANGED);
  }

  Marks marks() {
    return own.marks();
  }

  Search search(Forums forums, int megabytesMax, MeterRegistry meters) {
    Search.Sources of =
        new Search.Sources(
            features.discussions(),
            features.translations(),
            features.papers(),
            features.renditions());
    Search search = new Search(forums, of, megabytesMax);
    Gauge.builder("parley.search.index.bytes", search, Search::bytes).register(meters);
    return search;
  }

  Routes routes(Forums forums, Texts texts, Digests digests, Sockets sockets) {
    List<Routes> all =
        List.of(
            new DiscussionRoutes(forums, features.discussions()),
            new ReadingRoutes(forums, features.discussions(), own.marks(), unread()),
            new NewsRoutes(forums, news),
            new DigestRoutes(digests),
            new AttentionRoutes(
                forums, own, new AttentionRoutes.There(unread(), news), changed(sockets)),
            new TranslationRoutes(forums, features.translations(), features.discussions()),
            new CommentRoutes(forums, texts, features.comments()),
            new ConductRoutes(forums, features.conduct()));
    return table -> all.forEach(each -> each.routes(table));
  }
}
