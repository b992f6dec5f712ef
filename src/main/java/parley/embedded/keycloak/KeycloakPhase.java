package parley.embedded.keycloak;

/** What the child process is at, for whoever waits in front of the console. */
public enum KeycloakPhase {
  /** Its optimised form is being made: only once a machine and version. */
  BUILDING(30),
  /** It starts for the first time with this data folder: schema, realm, accounts. */
  FIRST_START(30),
  /** It starts with what it has. */
  STARTING(15),
  /** People can sign in. */
  READY(0);

  private final int usualSeconds;

  KeycloakPhase(int usualSeconds) {
    this.usualSeconds = usualSeconds;
  }

  /** How long this phase usually takes on two cores, in seconds. */
  public int usualSeconds() {
    return usualSeconds;
  }
}
