package parley.token;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a token lets a program read, each one list of the forum; all scopes on one screen. */
public enum Scope {
  /** Who sits where, with party, capacity and roles. */
  @JsonProperty("people")
  PEOPLE("people"),
  /** Who was invited, and how that stands. */
  @JsonProperty("invitations")
  INVITATIONS("invitations"),
  /** What was managed, never what was said. */
  @JsonProperty("log")
  LOG("log");

  private final String segment;

  Scope(String segment) {
    this.segment = segment;
  }

  /** The one address that it opens. */
  String address(String forum) {
    return "/api/forums/" + forum + "/" + segment;
  }
}
