package parley;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.agenda.Agendas;
import parley.agenda.AmendmentRoutes;
import parley.agenda.calendar.Addresses;
import parley.agenda.calendar.MeetingRoutes;
import parley.annex.Files;
import parley.comment.Comments;
import parley.conduct.Conduct;
import parley.discussion.Discussions;
import parley.draft.TextHome;
import parley.draft.Texts;
import parley.forum.Attribution;
import parley.forum.Command;
import parley.forum.Feature;
import parley.forum.Seat;
import parley.handout.HandoutRoutes;
import parley.handout.ReadRoutes;
import parley.identity.Identity;
import parley.invitation.Invitations;
import parley.live.Forums;
import parley.live.sharing.SharedClock;
import parley.live.sharing.Sharing;
import parley.membership.Memberships;
import parley.membership.Parties;
import parley.oversight.Approvals;
import parley.oversight.Purging;
import parley.oversight.glass.GlassRoutes;
import parley.oversight.glass.Glasses;
import parley.paper.PaperRoutes;
import parley.paper.Papers;
import parley.rendition.RenditionRoutes;
import parley.rendition.Renditions;
import parley.room.Rooms;
import parley.store.Database;
import parley.token.Bearers;
import parley.token.Secrets;
import parley.token.TokenRoutes;
import parley.token.Tokens;
import parley.translation.InterpreterRoutes;
import parley.translation.Interpreters;
import parley.translation.Translations;
import parley.web.Authenticator;
import parley.web.Routes;

/** All that a forum consists of: a feature is one line here. */
record Features(
    Memberships memberships,
    Parties parties,
    Rooms rooms,
    Approvals approvals,
    Glasses glasses,
    Discussions discussions,
    Interpreters interpreters,
    Translations translations,
    Conduct conduct,
    Invitations invitations,
    Tokens tokens,
    Agendas agendas,
    Papers papers,
    Comments comments,
    Renditions renditions) {

  static Features of(Attribution attribution) {
    Discussions discussions = new Discussions(attribution);
    Papers papers = new Papers(attribution);
    Interpreters interpreters = new Interpreters();
    Agendas agendas =
        new Agendas(attribution, discussions, (view, id) -> papers.paper(view, id) != null);
    return new Features(
        new Memberships(),
        new Parties(),
        new Rooms(Parties::horizon),
        new Approvals(),
        new Glasses(attribution),
        discussions,
        interpreters,
        new Translations(attribution, discussions, interpreters),
        new Conduct(attribution, discussions),
        new Invitations(),
        new Tokens(),
        agendas,
        papers,
        new Comments(attribution, papers, List.of(agendas, papers)),
        new Renditions(attribution, papers, interpreters));
  }

  /** In the order in which they fold, which is the same on all nodes. */
  List<Feature<?>> all() {
    return List.of(
        memberships,
        parties,
        rooms,
        approvals,
        glasses,
        discussions,
        interpreters,
        translations,
        conduct,
        invitations,
        tokens,
        agendas,
        papers,
        comments,
        renditions);
  }

  /** The forums in which all of it happens. */
  Forums forums(Config config, Database database, Attribution attribution, SharedClock clock) {
    Command.Limits limits = config.discussion().limits();
    Sharing sharing = config.cluster().sharing();
    return Forums.of(new Forums.Parts(database, attribution, limits, clock, sharing), all());
  }

  /** The forums of a database that no node serves, after all that comes before serving it. */
  static Forums opened(Config config, Database database, InstantSource clock) {
    Attribution attribution = new Attribution(database.keys()::tag);
    Features features = of(attribution);
    SharedClock shared = SharedClock.of(config.cluster().sharing(), clock, database::time);
    Forums forums = features.forums(config, database, attribution, shared);
    Texts.of(database, forums, features.homes(), shared).close();
    return forums;
  }

  /** What is done in sessions, and with papers. */
  Routes routes(Forums forums, Texts texts, InstantSource clock, Database database) {
    List<Routes> all =
        List.of(
            new MeetingRoutes(forums, agendas, new Addresses(database), clock),
            new AmendmentRoutes(forums, agendas, texts, clock),
            new PaperRoutes(forums, papers, texts, new Files(database)),
            new GlassRoutes(forums),
            new RenditionRoutes(forums, renditions),
            new InterpreterRoutes(forums, interpreters),
            new ReadRoutes(forums, papers, database),
            new TokenRoutes(forums, tokens, new Secrets(database)));
    return table -> all.forEach(each -> each.routes(table));
  }

  /** Says who calls, by a token of a forum as well. */
  Authenticator callers(Identity identity, Forums forums, Database database, InstantSource clock) {
    return new Bearers(forums, tokens, new Secrets(database), clock).before(identity);
  }

  /** Ends what an account left open besides its sessions, when it ends everything. */
  static Consumer<String> ending(Database database) {
    Consumer<String> calendar = new Addresses(database)::end;
    return calendar.andThen(new Secrets(database)::endAll);
  }

  /** Where what is taken away stands. */
  HandoutRoutes.Sources sources(Forums forums, Texts texts) {
    return new HandoutRoutes.Sources(forums, texts, papers, agendas, renditions);
  }

  /** Those that keep what can be removed for good. */
  List<Purging> purgings() {
    return List.of(discussions, conduct, agendas, papers, comments, glasses, Features::report);
  }

  private static Purging.@Nullable Found report(Seat seat, String room, String subject) {
    return Parties.reported(seat, room, subject)
        ? new Purging.Found(Purging.What.REPORT, null, null)
        : null;
  }

  /** Those in which texts stand. */
  List<TextHome> homes() {
    return List.of(agendas, papers);
  }
}
