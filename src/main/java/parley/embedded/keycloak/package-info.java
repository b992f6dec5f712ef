/**
 * The sign-in of one command: a real Keycloak as a child process, prepared once and kept, with the
 * realm of {@code config/realm} and accounts that outlive restarts. It ends with us however we end.
 * It knows nothing of Parley but an address to send people back to.
 */
@NullMarked
package parley.embedded.keycloak;

import org.jspecify.annotations.NullMarked;
