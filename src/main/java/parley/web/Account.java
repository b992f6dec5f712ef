package parley.web;

/**
 * A person or program that signed in.
 *
 * @param id 22 characters, opaque, the same at every sign-in
 * @param name as the identity provider gives it
 * @param language one of the six languages of the pages
 * @param operator whether it runs this server
 * @param bearer whether it came with a token instead of a session
 */
public record Account(String id, String name, String language, boolean operator, boolean bearer) {
  @Override
  public String toString() {
    return "Account[" + id + "]"; // A name in a log would be a leak.
  }
}
