package parley.faults.line;

/** A direction of a line. */
public enum Way {
  /** To the server. */
  UP,
  /** Back to the client. */
  DOWN
}
