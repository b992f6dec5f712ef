package parley.embedded.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import parley.embedded.demo.paper.PapersFile;
import parley.embedded.demo.voice.VoicesFile;
import parley.embedded.keycloak.DemonstrationPeople;
import parley.fora.DataFolder;
import parley.fora.DataFolder.Mistaken;
import parley.fora.Fora;

/** The furnished forum as its files have it: read and checked, not yet in any database. */
public final class Demonstration {
  private final DemonstrationPeople people;
  private final Fora fora;
  private final ForumFile forum;
  private final SessionsFile sessions;
  private final PapersFile papers;
  private final VoicesFile voices;
  private final List<ThreadFile> threads;

  private Demonstration(DemonstrationPeople people, Fora fora, Files files) {
    this.people = people;
    this.fora = fora;
    this.forum = files.forum;
    this.sessions = files.sessions;
    this.papers = files.papers;
    this.voices = files.voices;
    this.threads = files.threads;
  }

  /** What was read of {@code fora/afghanistan}. */
  private record Files(
      ForumFile forum,
      SessionsFile sessions,
      PapersFile papers,
      VoicesFile voices,
      List<ThreadFile> threads) {}

  /**
   * Reads {@code fora/afghanistan} and {@code realm/demo-people.json}.
   *
   * @param config the folder {@code config}
   * @throws Mistaken with all mistakes at once
   * @throws IOException if the list of people cannot be read
   */
  public static Demonstration read(Path config, Fora fora) throws Mistaken, IOException {
    DemonstrationPeople people = DemonstrationPeople.read(config.resolve("realm"));
    DataFolder data = new DataFolder(config.resolve("fora").resolve("afghanistan"));
    ForumFile forum = data.read("forum.json", ForumFile.class);
    SessionsFile sessions = data.read("sessions.json", SessionsFile.class);
    PapersFile papers = data.read("papers.json", PapersFile.class);
    VoicesFile voices = data.read("voices.json", VoicesFile.class);
    data.checked();
    List<ThreadFile> threads = new ArrayList<>();
    for (String name : Objects.requireNonNull(forum).threads()) {
      ThreadFile thread = data.read("threads/" + name, ThreadFile.class);
      if (thread != null) {
        threads.add(thread);
      }
    }
    data.checked();
    Files files =
        new Files(
            forum,
            Objects.requireNonNull(sessions),
            Objects.requireNonNull(papers),
            Objects.requireNonNull(voices),
            List.copyOf(threads));
    Demonstration read = new Demonstration(people, fora, files);
    new DemonstrationRules(data, read).check();
    data.checked();
    return read;
  }

  /** The invented people, in the order of the file. */
  public DemonstrationPeople people() {
    return people;
  }

  /** Name, party and roles of a person, on one line of a terminal. */
  public String describe(DemonstrationPeople.Person person) {
    for (ForumFile.PersonOf seated : forum.participants()) {
      if (seated.username().equals(person.username())) {
        String party = seated.party() == null ? "—" : seated.party();
        return person.name() + ", " + party + ", " + roles(seated);
      }
    }
    return person.name() + ", not seated";
  }

  private static String roles(ForumFile.PersonOf seated) {
    return String.join(
        ", ",
        seated.roles().stream()
            .map(role -> role.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList());
  }

  Fora fora() {
    return fora;
  }

  ForumFile forum() {
    return forum;
  }

  PapersFile papers() {
    return papers;
  }

  VoicesFile voices() {
    return voices;
  }

  SessionsFile sessions() {
    return sessions;
  }

  List<ThreadFile> threads() {
    return threads;
  }
}
