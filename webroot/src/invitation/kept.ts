// The secret of an invitation (or of the first organiser's link) while its owner is at the door: taken out of the address at once, kept in this tab only
// (a sign-in leaves the page and comes back), and forgotten when the seat is taken.
const KEY = "parley.invitation";

export function arrived(key = KEY): string | undefined {
  const inAddress = location.hash.slice(1);
  if (inAddress !== "") {
    keep(inAddress, key);
    history.replaceState(history.state, "", location.pathname);
    return inAddress;
  }
  return tried(() => sessionStorage.getItem(key)) ?? undefined;
}

export function keep(secret: string, key = KEY): void {
  tried(() => sessionStorage.setItem(key, secret));
}

export function forget(key = KEY): void {
  tried(() => sessionStorage.removeItem(key));
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
