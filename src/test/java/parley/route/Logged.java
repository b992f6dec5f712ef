package parley.route;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/** All of ours that is logged while it is open, as the product does, as one text. */
final class Logged extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final StringBuilder text = new StringBuilder();
  private final Logger ours = (Logger) LoggerFactory.getLogger("parley");

  Logged() {
    setContext(ours.getLoggerContext());
    start();
    ours.setLevel(Level.INFO);
    ours.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent entry) {
    synchronized (text) {
      text.append(entry.getFormattedMessage()).append('\n');
      text.append(ThrowableProxyUtil.asString(entry.getThrowableProxy())).append('\n');
    }
  }

  String text() {
    synchronized (text) {
      return text.toString();
    }
  }

  @Override
  public void close() {
    ours.detachAppender(this);
    ours.setLevel(null);
    stop();
  }
}
