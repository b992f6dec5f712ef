// The secret of an invitation while its owner is at the door: taken out of the address at once, kept in this tab only
// (a sign-in leaves the page and comes back), and forgotten when the seat is taken.
const KEY = "parley.invitation";

export function arrived(): string | undefined {
  const inAddress = location.hash.slice(1);
  if (inAddress !== "") {
    keep(inAddress);
    history.replaceState(history.state, "", location.pathname);
    return inAddress;
  }
  return tried(() => sessionStorage.getItem(KEY)) ?? undefined;
}

export function keep(secret: string): void {
  tried(() => sessionStorage.setItem(KEY, secret));
}

export function forget(): void {
  tried(() => sessionStorage.removeItem(KEY));
}

// A browser that forbids storage throws at every access; then a reload asks for the link again.
function tried<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
