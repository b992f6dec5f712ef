package parley.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.identity.device.Device;
import parley.store.Documents.Stored;
import parley.store.Keys;
import parley.web.Answer;
import parley.web.Authenticator.Caller;
import parley.web.Call;
import parley.web.Problem;
import parley.web.Table;

/**
 * Where one is signed in, and the end of it: of one session, of all others, of everything. Only a
 * browser's session sees this: a program's token is no person who lost a telephone.
 */
final class OwnSessions {
  private static final Executor THREADS = Thread.ofVirtual().name("own-session")::start;

  private final Sessions sessions;
  private final SignIn signIn;
  private final Keys keys;
  private final Consumer<String> everything;

  OwnSessions(Sessions sessions, SignIn signIn, Keys keys, Consumer<String> everything) {
    this.sessions = sessions;
    this.signIn = signIn;
    this.keys = keys;
    this.everything = everything;
  }

  /**
   * One of them.
   *
   * @param session its name for this purpose only; no cookie and nothing that a log holds
   * @param seen when it was last used, to a minute or so
   * @param here whether it is the one that asks
   */
  record One(String session, Device device, Instant began, Instant seen, boolean here) {}

  /** All of them, this one first, then the one used last. */
  record All(List<One> sessions) {}

  /** Nothing more needs to be said of one that is named in the address. */
  record Nothing() {}

  /** Which are to end. */
  record Which(Scope scope) {
    enum Scope {
      /** All but this one. */
      OTHERS,
      /** This one too, and what this browser keeps. */
      ALL
    }
  }

  /**
   * What came of it.
   *
   * @param count how many ended
   * @param signInEnded whether the issuer heard of each: if not, whoever holds that device may be
   *     let in again without a password
   */
  record Outcome(int count, boolean signInEnded) {}

  void routes(Table table) {
    table
        .get("/api/me/sessions", this::list)
        .put("/api/me/sessions/end", Which.class, this::endMany)
        .put("/api/me/sessions/:session/end", Nothing.class, (call, none) -> endOne(call));
  }

  private Answer list(Call call) {
    Caller caller = person(call);
    List<One> all =
        sessions.standing(caller.account().id()).stream()
            .map(stored -> one(stored, caller.session()))
            .sorted(
                Comparator.comparing(One::here)
                    .thenComparing(One::seen)
                    .reversed()
                    .thenComparing(One::session))
            .toList();
    return Answer.ok(new All(all));
  }

  private Answer endOne(Call call) {
    String named = call.id("session");
    Caller caller = person(call);
    List<Stored<Session>> found =
        sessions.standing(caller.account().id()).stream()
            .filter(stored -> name(stored.id()).equals(named))
            .toList();
    if (found.isEmpty() || found.getFirst().id().equals(caller.session())) {
      throw Problem.notFound(); // this one is signed out of, which asks about unsent words
    }
    return Answer.ok(ended(found));
  }

  private Answer endMany(Call call, Which which) {
    Caller caller = person(call);
    List<Stored<Session>> all = sessions.standing(caller.account().id());
    Outcome outcome =
        ended(all.stream().filter(one -> !one.id().equals(caller.session())).toList());
    if (which.scope() == Which.Scope.OTHERS) {
      return Answer.ok(outcome);
    }
    @Nullable Session own =
        all.stream()
            .filter(one -> one.id().equals(caller.session()))
            .map(Stored::value)
            .findFirst()
            .orElse(null);
    everything.accept(caller.account().id());
    sessions.end(caller.session(), Ended.Reason.SIGNED_OUT);
    return signIn.left(own, true);
  }

  /** All end here before any issuer is asked: it may be slow, and the telephone is lost now. */
  private Outcome ended(List<Stored<Session>> these) {
    these.forEach(one -> sessions.end(one.id(), Ended.Reason.SIGNED_OUT));
    List<CompletableFuture<Boolean>> there =
        these.stream()
            .map(one -> CompletableFuture.supplyAsync(() -> signIn.endThere(one.value()), THREADS))
            .toList();
    long heard = there.stream().filter(CompletableFuture::join).count();
    return new Outcome(these.size(), heard == these.size());
  }

  private One one(Stored<Session> stored, String here) {
    Session session = stored.value();
    Device device = session.device() == null ? Device.UNKNOWN : session.device();
    return new One(
        name(stored.id()),
        device,
        session.created(),
        sessions.used(stored),
        stored.id().equals(here));
  }

  private String name(String session) {
    return keys.mac("own-session", session);
  }

  private static Caller person(Call call) {
    Caller caller = call.known();
    if (caller.account().bearer()) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    return caller;
  }
}
