import type { Answered } from '../../contract/calls/call.ts';
import { accountCalls, organiserCalls } from '../../contract/calls/organiser.ts';
import type { MemberRole } from '../../contract/organiser.ts';
import type { StationRole } from '../../contract/station-right.ts';
import { ask } from './http.ts';

/** Who this browser is signed in as. */
export const getAccount = (signal?: AbortSignal) => ask(accountCalls.whoAmI, {}, signal);

export const postSignIn = (name: string, password: string) =>
  ask(accountCalls.signIn, { body: { name, password } });

export const postSignOut = () => ask(accountCalls.signOut, {});

/** What a one-time link is for. */
export const readLink = (link: string) => ask(accountCalls.readLink, { body: { link } });

/** Uses a one-time link; name and password where it makes an account or sets a password. */
export const takeLink = (body: { link: string; name?: string | undefined; password?: string | undefined }) =>
  ask(accountCalls.takeLink, { body });

export type OwnEvents = Answered<typeof organiserCalls.ownEvents>;
export const getOwnEvents = (signal?: AbortSignal) => ask(organiserCalls.ownEvents, {}, signal);

export const postEvent = (id: string, name: string) => ask(organiserCalls.makeEvent, { body: { id, name } });

/** What one event's organisers see and do. */
export function callsOf(event: string) {
  const params = { event };
  return {
    overview: (signal?: AbortSignal) => ask(organiserCalls.organiserEvent, { params }, signal),
    addSite: (id: string, name: string) => ask(organiserCalls.addSite, { params, body: { id, name } }),
    members: (signal?: AbortSignal) => ask(organiserCalls.members, { params }, signal),
    invite: (name: string, role: MemberRole) =>
      ask(organiserCalls.inviteMember, { params, body: { name, role } }),
    withdrawInvitation: (id: string) => ask(organiserCalls.withdrawInvitation, { params, body: { id } }),
    setMember: (account: string, role: MemberRole | null) =>
      ask(organiserCalls.setMember, { params, body: { account, role } }),
    codes: (signal?: AbortSignal) => ask(organiserCalls.joinCodes, { params }, signal),
    makeCode: (body: {
      name: string;
      site: string | null;
      role: StationRole;
      hours: number;
      station?: string;
    }) => ask(organiserCalls.makeJoinCode, { params, body }),
    withdrawCode: (id: string) => ask(organiserCalls.withdrawJoinCode, { params, body: { id } }),
    withdrawStation: (station: string) => ask(organiserCalls.withdrawStation, { params, body: { station } }),
    log: (before: number | undefined, signal?: AbortSignal) =>
      ask(organiserCalls.auditLog, { params, query: { before } }, signal),
  };
}
export type EventCalls = ReturnType<typeof callsOf>;
