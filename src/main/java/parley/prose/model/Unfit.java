package parley.prose.model;

/** Something does not fit the schema, the document or a limit. The reason quotes no content. */
public final class Unfit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Unfit(String reason) {
    // No trace: it is an answer, and clients could make us fill many.
    super(reason, null, false, false);
  }

  /** Why, in plain English, for a developer or a log. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
