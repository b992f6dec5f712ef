package parley.faults.run;

import parley.faults.judged.Fact;
import parley.faults.judged.History;
import parley.world.Reply;

/**
 * Contributions of somebody to a thread, and what is recorded of them.
 *
 * @param thread its id
 */
record Sending(Being being, String thread, History history) {
  /**
   * Sends it once; whether it was acknowledged.
   *
   * @throws java.io.UncheckedIOException if no answer came
   */
  boolean once(String command) {
    history.add(new Fact.Given(System.nanoTime(), being.login(), command));
    Reply reply = being.person().again(command).contributes(thread, command);
    if (reply.status() == 201) {
      String made = reply.id();
      history.add(new Fact.Acknowledged(System.nanoTime(), being.login(), command, made));
      return true;
    }
    if (reply.status() == 401) {
      being.signsInAgain();
    } else if (reply.status() < 500) {
      throw new IllegalStateException(being.login() + " was refused: " + reply.text());
    }
    return false;
  }
}
