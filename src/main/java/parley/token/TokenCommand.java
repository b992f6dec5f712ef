package parley.token;

import java.util.List;
import parley.forum.Command;
import parley.forum.ForumEvent.Act;

/** What can be asked about tokens. */
sealed interface TokenCommand extends Command {
  String forum();

  @Override
  default String scope() {
    return forum();
  }

  /** Makes one. */
  record Issue(String forum, String token, String name, List<Scope> scopes, int days)
      implements TokenCommand {
    @Override
    public Act act() {
      return Act.TOKEN_ISSUED;
    }
  }

  /** Ends one. */
  record Revoke(String forum, String token) implements TokenCommand {
    @Override
    public Act act() {
      return Act.TOKEN_REVOKED;
    }
  }
}
