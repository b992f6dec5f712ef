package parley.notice;

/**
 * Where mail is handed in. Outside this machine only over TLS (STARTTLS, or the connection fails).
 *
 * @param sender the address that letters come from, and nothing else about us
 * @param login empty where none is asked for
 */
public record MailServer(String host, int port, String sender, String login, String password) {
  /** Whether nothing leaves this machine on the way there. */
  boolean local() {
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
  }

  String domain() {
    return sender.substring(sender.lastIndexOf('@') + 1);
  }

  @Override
  public String toString() {
    return "MailServer[" + host + ":" + port + "]"; // never the password
  }
}
