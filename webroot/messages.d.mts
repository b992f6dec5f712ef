export function checkMessages(folder?: string, sources?: string, printed?: string): Promise<{ complete: string[]; mistakes: string[]; missing: string[] }>;
