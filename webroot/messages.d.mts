export function checkMessages(folder?: string, sources?: string): Promise<{ complete: string[]; mistakes: string[] }>;
