package parley.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes what must not happen: where, and of what type, but never what it says. */
public final class Defects {
  private static final Logger LOG = LoggerFactory.getLogger(Defects.class);
  private static final int FRAMES_MAX = 12;

  private Defects() {}

  /**
   * Notes it under an id, which may be shown. The words of an exception are left out: they may
   * quote content.
   *
   * @param where such as the pattern of a route
   */
  public static String note(String where, Throwable defect) {
    String id = Ids.random();
    LOG.atError()
        .addKeyValue("id", id)
        .addKeyValue("where", where)
        .addKeyValue("trace", trace(defect))
        .log("defect");
    return id;
  }

  private static String trace(Throwable defect) {
    StringBuilder trace = new StringBuilder();
    for (Throwable cause = defect; cause != null; cause = cause.getCause()) {
      trace.append(cause.getClass().getName());
      StackTraceElement[] frames = cause.getStackTrace();
      for (int i = 0; i < Math.min(frames.length, FRAMES_MAX); i++) {
        trace.append(" < ").append(frames[i]);
      }
      trace.append("; ");
    }
    return trace.toString();
  }
}
