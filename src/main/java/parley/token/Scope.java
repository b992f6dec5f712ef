package parley.token;

import java.util.Locale;

/** What a token lets a program read, each one list of the forum; all scopes on one screen. */
public enum Scope {
  /** Who sits where, with party, capacity and roles. */
  PEOPLE,
  /** Who was invited, and how that stands. */
  INVITATIONS,
  /** What was managed, never what was said. */
  LOG;

  /** The one address that it opens. */
  String address(String forum) {
    return "/api/forums/" + forum + "/" + name().toLowerCase(Locale.ROOT);
  }
}
