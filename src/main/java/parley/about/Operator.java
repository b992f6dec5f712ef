package parley.about;

import org.jspecify.annotations.Nullable;

/**
 * Who runs this server, and who else stands where something can be seen. What is left out nobody
 * has said.
 *
 * @param name a person or an institution
 * @param place the town where the machine stands
 * @param jurisdiction two letters of ISO 3166-1: the state whose courts and services reach it
 * @param contact an address that reaches the operator
 * @param signIn who runs the sign-in service, which knows accounts and addresses
 * @param mail who runs the mail server, which sees to whom letters go
 * @param copies who keeps the backups, and for how long
 */
public record Operator(
    @Nullable String name,
    @Nullable String place,
    @Nullable String jurisdiction,
    @Nullable String contact,
    @Nullable String signIn,
    @Nullable String mail,
    @Nullable String copies) {

  /** As settings have it, where an empty text says nothing; null if all are empty. */
  public @Nullable Operator said() {
    Operator said =
        new Operator(
            said(name),
            said(place),
            said(jurisdiction),
            said(contact),
            said(signIn),
            said(mail),
            said(copies));
    return said.equals(SILENT) ? null : said;
  }

  private static final Operator SILENT = new Operator(null, null, null, null, null, null, null);

  private static @Nullable String said(@Nullable String setting) {
    return setting == null || setting.isBlank() ? null : setting.strip();
  }
}
