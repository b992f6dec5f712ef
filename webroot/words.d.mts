export function partsOf(
  metafile: { outputs: Readonly<Record<string, object>> },
  english: object,
  source?: (file: string) => Promise<string>,
): Promise<Record<string, string[]>>;
