import type { serviceLinkCalls } from '../../contract/calls/service-link.ts';
import type { Handlers } from '../../http/register.ts';
import type { ServiceLink } from '../sync/service-link.ts';

/** What the crew can do about the results service. */
export const serviceLinkHandlers = (service: Pick<ServiceLink, 'join' | 'leave'>) =>
  ({
    joinService: async ({ body: { address, code } }) => {
      await service.join(address, code);
      return {};
    },
    leaveService: async () => ({ told: await service.leave() }),
  }) satisfies Handlers<typeof serviceLinkCalls>;
