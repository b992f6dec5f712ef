package parley.invitation;

/** Why somebody cannot be invited: what is wrong, in which field. */
enum Wrong {
  NAME("name", "must be one line of 1 to 120 characters, without < > & \" and the like"),
  EMAIL("email", "must be an e-mail address"),
  TWICE("email", "is in this list twice"),
  INVITED("email", "has an invitation that is open"),
  SEATED("email", "is the address of somebody who sits here"),
  LANGUAGE("language", "must be one of the six languages"),
  PARTY("party", "is not a party of this forum"),
  PARTY_NOT_YOURS("party", "is not your own party"),
  CAPACITY("capacity", "is not yours to give"),
  ROLES("roles", "must name at least one, each once"),
  ROLES_NOT_YOURS("roles", "are not all yours to give"),
  GROUPS("groups", "must be working groups of this forum that you may add people to");

  final String field;
  final String why;

  Wrong(String field, String why) {
    this.field = field;
    this.why = why;
  }
}
