/** The same name, however it was typed: what it is compared with was read off the page. */
export function isNamed(typed: string, title: string): boolean {
  const plain = (words: string): string => words.normalize("NFKC").replace(/\s+/gu, " ").trim().toLocaleLowerCase();
  return plain(typed) !== "" && plain(typed) === plain(title);
}
