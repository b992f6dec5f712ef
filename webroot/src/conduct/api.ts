// The routes of chairing one room. Everything may throw Problem or Unreachable, nothing else.
import { newCommand, type CommandId } from "../app/commands.ts";
import type { Http } from "../app/http.ts";
import type { Id, PartyCode, Time } from "../app/types.ts";
import type { Balance, ConductPage, Lines } from "./types.ts";

const id = encodeURIComponent;

export class ConductApi {
  private readonly base: string;

  constructor(private readonly http: Http, forum: Id, room: Id) {
    this.base = `/api/forums/${id(forum)}/rooms/${id(room)}`;
  }

  page(): Promise<ConductPage> { return this.http.get(`${this.base}/conduct`); }
  balance(): Promise<Balance> { return this.http.get(`${this.base}/balance`); }
  lines(): Promise<Lines> { return this.http.get(`${this.base}/lines`); }

  cool(until?: Time, thread?: Id): Promise<unknown> {
    return this.http.put(`${this.base}/cooling`, { command: newCommand(), ...(thread === undefined ? {} : { thread }), ...(until === undefined ? {} : { until }) });
  }
  /** The command is given again to repeat one whose outcome is unknown. */
  write(command: CommandId, shown: string, text: string, about?: Id): Promise<Lines> {
    return this.http.post(`${this.base}/lines`, { command, shown, text, ...(about === undefined ? {} : { about }) });
  }
  add(command: CommandId, shown: string, line: Id, text: string): Promise<Lines> { return this.http.post(`${this.base}/lines/${id(line)}/words`, { command, shown, text }); }
  openTour(question: string, parties: readonly PartyCode[]): Promise<unknown> {
    return this.http.post(`${this.base}/tours`, { command: newCommand(), question, parties });
  }
  takeTurn(tour: Id, party: PartyCode, passed: boolean): Promise<unknown> {
    return this.http.put(`${this.base}/tours/${id(tour)}/turn`, { command: newCommand(), party, passed });
  }
  closeTour(tour: Id): Promise<unknown> { return this.http.put(`${this.base}/tours/${id(tour)}/closure`, { command: newCommand() }); }
}
