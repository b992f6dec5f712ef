package parley.push;

import org.jspecify.annotations.Nullable;

/** Where frames come from: of rooms, and of texts. Called on virtual threads. */
public interface Source {
  /**
   * Sends what came after the cursor, then {@code subscribed}, and adds the receiver to the topic's
   * {@link Channel}; or sends {@code startOver} or {@code closed} and adds nothing. Of much it
   * sends a part, adds nothing, and is to be asked again from where that ends. Calls for one
   * receiver come one after the other; subscribing again to a topic replaces the subscription.
   *
   * @param cursor as the client gave it; null to begin with what comes from now on
   * @return where what was sent ends, if there is more; else null
   * @throws parley.web.Problem unavailable if it cannot be told now
   */
  @Nullable String subscribe(Receiver receiver, Topic topic, @Nullable String cursor);

  /**
   * @param key the id of the room, or of the text
   */
  void unsubscribe(Receiver receiver, String key);

  /** It has ended and receives nothing more: forget it. Called once, after all its other calls. */
  void gone(Receiver receiver);
}
