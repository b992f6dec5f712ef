package parley;

import java.io.PrintStream;
import java.util.List;
import parley.embedded.demo.Demonstration;
import parley.embedded.keycloak.DemonstrationPeople.Person;

/** What a person who starts the product at a terminal is told. */
final class Console {
  private final PrintStream out;
  private final boolean talks;

  Console(PrintStream out) {
    this(out, true);
  }

  /**
   * @param talks whether progress is told; a server tells it to its log only
   */
  Console(PrintStream out, boolean talks) {
    this.out = out;
    this.talks = talks;
  }

  void say(String sentence) {
    if (talks) {
      print(sentence);
    }
  }

  /** Says what must be known in any case. */
  void print(String sentence) {
    out.println(sentence);
    out.flush();
  }

  void preparing(String what, int usualSeconds) {
    say("  … " + what + (usualSeconds > 0 ? " (usually " + usualSeconds + " s)" : ""));
  }

  /** Says so at the first step: a start that finds it done has none. */
  void furnishing(int done, int of) {
    if (done == 1) {
      preparing("furnishing the demonstration, once, " + of + " steps", 10);
    }
  }

  /** The end of a demonstration's start: one address, the sign-ins, and what to try. */
  void welcome(String address, List<Person> people, Demonstration demonstration) {
    say("");
    say("Parley is ready:  " + address);
    say("");
    say(
        "Sign-ins of the demonstration (invented people; the password of all is \""
            + people.getFirst().password()
            + "\"):");
    for (Person person : people) {
      say(String.format("  %-12s %s", person.username(), demonstration.describe(person)));
    }
    say("");
    say("Try this:");
    say("  1. Open " + address + " and sign in as us1.");
    say("  2. Open it in a private window and sign in as ru1.");
    say("  3. Both open Afghanistan five, a room, a thread. Write; the other sees it at once.");
    say("  4. Pull the line (or stop the network), write, bring it back: it is sent once.");
    say(
        "  5. Sign in as organiser in a third window, Organise, and remove ru1: the room closes; chair-us and chair-ru decide whether for good.");
    say("  6. Invite somebody under Organise; the letter lies at " + address + "/mailbox.");
    say("");
    say("Ctrl-C stops all of it; the data stays in the data folder.");
  }
}
