import type { Certificate } from '@countersign/contracts';
import type { Look } from '../../shared/tone';

const looks: Record<Certificate['status'], () => Look> = {
  active: () => ({ tone: 'verified', icon: 'workspace_premium', word: $localize`:@@certificate.issued:Issued` }),
  expired: () => ({ tone: 'expired', icon: 'event_busy-fill', word: $localize`:@@certificate.expired:Expired` }),
  revoked: () => ({ tone: 'failed', icon: 'block', word: $localize`:@@certificate.revoked:Revoked` }),
  suspended: () => ({ tone: 'pending', icon: 'schedule-fill', word: $localize`:@@certificate.suspended:Suspended` }),
};

export const lookOfCertificate = (status: Certificate['status']): Look => looks[status]();
